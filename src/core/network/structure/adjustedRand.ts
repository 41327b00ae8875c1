import { contingency } from './contingency';

/**
 * Adjusted Rand index of two partitions of the same nodes: of the pairs of nodes that both put together or both keep apart, how many
 * more than by chance; 1 where they are the same, 0 as by chance, below 0 where they agree less.
 * Source: Hubert & Arabie, Comparing partitions, Journal of Classification 2 (1985), 193-218.
 */
export function adjustedRand(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const { cells, rows, columns, total } = contingency(a, b);
  const pairs = (counts: readonly number[]) => counts.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const together = pairs(cells);
  const [first, second] = [pairs(rows), pairs(columns)];
  const all = (total * (total - 1)) / 2;
  const most = (first + second) / 2;
  const expected = all === 0 ? 0 : (first * second) / all;
  // Both put every node by itself, or all into one.
  return most === expected ? 1 : (together - expected) / (most - expected);
}
