import { contingency } from './contingency';

/**
 * Normalised mutual information of two partitions of the same nodes: 2 I(A; B) / (H(A) + H(B)), 0 to 1; 1 where they are the same,
 * both of one group included.
 * Source: Danon, Díaz-Guilera, Duch & Arenas, Comparing community structure identification, Journal of Statistical Mechanics
 * (2005), P09008.
 */
export function normalizedMutualInformation(
  a: readonly (string | number)[],
  b: readonly (string | number)[],
): number {
  const { cells, rows, columns, places, total } = contingency(a, b);
  const entropy = (counts: readonly number[]) =>
    -counts.reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0);
  const both = entropy(rows) + entropy(columns);
  if (both === 0) return 1;
  const mutual = cells.reduce((sum, count, i) => {
    const [row, column] = places[i]!;
    return sum + (count / total) * Math.log((count * total) / (rows[row]! * columns[column]!));
  }, 0);
  return Math.max(0, Math.min(1, (2 * mutual) / both));
}
