/**
 * Six decimals: enough to compare, and the same text on every machine. Weights are rounded before anything is chosen by them:
 * of two that are shown as equal none is kept without the other, though floating point tells 3 ÷ √18 from 1 ÷ √2.
 */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
