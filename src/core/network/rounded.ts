/**
 * Rounds to six decimals: enough to compare, and the same text on every machine. Weights are rounded before edges are chosen by them, so of
 * two edges shown with equal weights none is kept without the other, though floating point distinguishes 3 ÷ √18 from 1 ÷ √2.
 */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
