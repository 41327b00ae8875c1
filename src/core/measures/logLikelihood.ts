import type { AssociationMeasure, PairCounts } from './measure';

/**
 * Log-likelihood ratio of a 2 × 2 table: G² = 2 Σ O · ln(O / E), where E is what independence would give.
 * Dunning, "Accurate methods for the statistics of surprise and coincidence" (1993).
 *
 * `both` = cases with both properties, `first` and `second` = cases with one of them, `all` = cases. 0 where the
 * two occur together as often as expected by chance; below 0 (the ratio negated) where they avoid each other.
 */
export function logLikelihoodRatio(both: number, first: number, second: number, all: number): number {
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

/** The terms of the sum, cell by cell of the 2 × 2 table; an empty cell adds nothing. */
function formula({ both, first, second, all }: PairCounts): string {
  const cells = [
    [both, first, second],
    [first - both, first, all - second],
    [second - both, all - first, second],
    [all - first - second + both, all - first, all - second],
  ] as const;
  const terms = cells
    .filter(([seen]) => seen > 0)
    .map(([seen, row, column]) => `${seen} ln(${seen} × ${all} / (${row} × ${column}))`);
  // Its sign says on which side of chance the pair is.
  return `${both * all >= first * second ? '' : '−'}2 × (${terms.join(' + ')})`;
}

export const logLikelihood: AssociationMeasure = {
  weigh: ({ both, first, second, all }) => logLikelihoodRatio(both, first, second, all),
  explain: t => t('Weight: log-likelihood ratio 2 Σ O ln(O / E) over the 2 × 2 table.'),
  formula,
};
