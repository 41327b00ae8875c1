/**
 * Jaccard index: `both / (a + b - both)`, the share of units with either node that hold both; 0 to 1.
 * Source: Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11 (1912), 37-50.
 */
export function jaccard(both: number, a: number, b: number): number {
  return both / (a + b - both);
}
