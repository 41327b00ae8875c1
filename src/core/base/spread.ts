/** How a number is spread over sources. */
export interface Spread {
  readonly min: number;
  /** The middle one in order; of an even number, the mean of the two in the middle. */
  readonly median: number;
  readonly mean: number;
  readonly max: number;
}

/** `undefined` for no values. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return {
    min: sorted[0]!,
    median: sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    max: sorted.at(-1)!,
  };
}
