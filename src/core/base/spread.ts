/** Distribution of a number over sources. */
export interface Spread {
  readonly min: number;
  /** Median; for an even count, the mean of the two middle values. */
  readonly median: number;
  readonly mean: number;
  readonly max: number;
}

/** Returns `undefined` for no values. */
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
