/** Weight of a pair of nodes. */
export type Measure = 'count' | 'jaccard' | 'ochiai' | 'pmi' | 'association';
export const measures: readonly Measure[] = ['count', 'jaccard', 'ochiai', 'pmi', 'association'];

/**
 * Weight of a pair from counts of units: `both` hold both nodes, `a` and `b` hold one or both, `total` is all units. By
 * window, from counts of pairs of hits, as `countCooccurrence` explains.
 *
 * - count: `both`
 * - jaccard: `both / (a + b - both)` (Jaccard 1912)
 * - ochiai: `both / sqrt(a b)`, also called cosine (Ochiai 1957; Salton)
 * - pmi: `log2(both total / (a b))`, pointwise mutual information (Church & Hanks 1990)
 * - association: `both total / (a b)`, association strength (van Eck & Waltman 2009, normalised by the number of units)
 */
export function weigh(measure: Measure, both: number, a: number, b: number, total: number): number {
  switch (measure) {
    case 'count':
      return both;
    case 'jaccard':
      return both / (a + b - both);
    case 'ochiai':
      return both / Math.sqrt(a * b);
    case 'pmi':
      return Math.log2((both * total) / (a * b));
    case 'association':
      return (both * total) / (a * b);
  }
}
