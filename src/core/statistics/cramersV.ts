import { chiSquareTest } from './chiSquare';
import { type CountTable, marginsOf } from './table';

/**
 * Cramér's V, the strength of association of rows and columns: √(X² / (n · min(rows - 1, columns - 1))), from 0 (none) to 1
 * (complete). Requires a table of at least 2 x 2 without empty rows or columns. Not corrected for bias, so small tables
 * tend to give too high values. Source: Cramér, Mathematical Methods of Statistics (1946), 21.9.
 */
export function cramersV(counts: CountTable): number {
  const { total } = marginsOf(counts);
  const least = Math.min(counts.length, counts[0]!.length) - 1;
  return Math.min(1, Math.sqrt(chiSquareTest(counts).statistic / (total * least)));
}
