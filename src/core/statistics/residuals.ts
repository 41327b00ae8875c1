import { type CountTable, expectedCounts, marginsOf } from './table';

/**
 * Adjusted standardised residuals: (observed - expected) / √(expected · (1 - row share) · (1 - column share)).
 * Approximately standard normal if rows and columns are independent, so values beyond ±2 deserve attention. 0 if a row or a
 * column holds everything. Source: Haberman, The analysis of residuals in cross-classified tables, Biometrics 29 (1973),
 * 205-220.
 */
export function adjustedResiduals(counts: CountTable): CountTable {
  const margins = marginsOf(counts);
  const expected = expectedCounts(margins);
  return counts.map((row, i) =>
    row.map((observed, j) => {
      const e = expected[i]![j]!;
      const variance = e * (1 - margins.rows[i]! / margins.total) * (1 - margins.columns[j]! / margins.total);
      return variance > 0 ? (observed - e) / Math.sqrt(variance) : 0;
    }),
  );
}
