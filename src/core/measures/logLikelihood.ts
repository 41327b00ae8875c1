/**
 * Log-likelihood ratio of a 2 × 2 table: G² = 2 Σ O · ln(O / E), where E is what independence would give.
 * Dunning, "Accurate methods for the statistics of surprise and coincidence" (1993).
 *
 * `both` = cases with both properties, `first` and `second` = cases with one of them, `all` = cases. 0 where the
 * two occur together as often as chance has it; below 0 (the ratio negated) where they avoid each other.
 */
export function logLikelihood(both: number, first: number, second: number, all: number): number {
  const observed = [both, first - both, second - both, all - first - second + both];
  const expected = [
    (first * second) / all,
    (first * (all - second)) / all,
    ((all - first) * second) / all,
    ((all - first) * (all - second)) / all,
  ];
  const sum = observed.reduce((total, o, i) => total + (o > 0 ? o * Math.log(o / expected[i]!) : 0), 0);
  return both * all >= first * second ? 2 * sum : -2 * sum;
}
