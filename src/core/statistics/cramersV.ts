import { chiSquareTest } from './chiSquare';
import { type CountTable, marginsOf } from './table';

/**
 * Cramér's V, how strongly rows and columns depend on each other: √(X² / (n · min(rows - 1, columns - 1))), from 0 (not at
 * all) to 1 (wholly). For tables without empty rows and columns, 2 x 2 or larger; without a correction for bias, so that small
 * tables tend to give too much. Source: Cramér, Mathematical Methods of Statistics (1946), 21.9.
 */
export function cramersV(counts: CountTable): number {
  const { total } = marginsOf(counts);
  const least = Math.min(counts.length, counts[0]!.length) - 1;
  return Math.min(1, Math.sqrt(chiSquareTest(counts).statistic / (total * least)));
}
