/**
 * Pointwise mutual information in bits: `log2(both total / (a b))`; 0 where the two stand together as often as chance has it.
 * Source: Church & Hanks, Word association norms, mutual information, and lexicography, Computational Linguistics 16
 * (1990), 22-29.
 */
export function pmi(both: number, a: number, b: number, total: number): number {
  return Math.log2((both * total) / (a * b));
}
