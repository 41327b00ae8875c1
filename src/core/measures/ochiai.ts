/**
 * Ochiai coefficient, also called cosine: `both / sqrt(a b)`; 0 to 1.
 * Source: Ochiai, Zoogeographical studies on the soleoid fishes found in Japan, Bulletin of the Japanese Society of
 * Scientific Fisheries 22 (1957), 526-530; Salton & McGill, Introduction to Modern Information Retrieval (1983).
 */
export function ochiai(both: number, a: number, b: number): number {
  return both / Math.sqrt(a * b);
}
