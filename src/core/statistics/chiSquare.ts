import { chiSquareUpperTail } from './chiSquareDistribution';
import { type CountTable, expectedCounts, marginsOf } from './table';

export interface ChiSquare {
  readonly statistic: number;
  /** Degrees of freedom. */
  readonly df: number;
  readonly p: number;
}

/**
 * Pearson's chi-square test of independence: X² = Σ (observed - expected)² / expected, with (rows - 1)(columns - 1) degrees
 * of freedom, without continuity correction. Requires a table of at least 2 x 2 without empty rows or columns. Source:
 * Agresti, Categorical Data Analysis, 3rd ed. (2013), 3.2.1.
 */
export function chiSquareTest(counts: CountTable): ChiSquare {
  const expected = expectedCounts(marginsOf(counts));
  let statistic = 0;
  counts.forEach((row, i) => {
    row.forEach((observed, j) => {
      statistic += (observed - expected[i]![j]!) ** 2 / expected[i]![j]!;
    });
  });
  const df = (counts.length - 1) * (counts[0]!.length - 1);
  return { statistic, df, p: chiSquareUpperTail(statistic, df) };
}

/**
 * Cochran's rule: the chi-square distribution is a good enough approximation if every expected count of a 2 x 2 table is at
 * least 5, or in a larger table none is below 1 and at most a fifth are below 5. Source: Cochran, Some methods for
 * strengthening the common χ² tests, Biometrics 10 (1954), 417-451.
 */
export function chiSquareApplies(counts: CountTable): boolean {
  const expected = expectedCounts(marginsOf(counts)).flat();
  const small = expected.filter(value => value < 5).length;
  if (expected.length === 4) return small === 0;
  return expected.every(value => value >= 1) && small * 5 <= expected.length;
}
