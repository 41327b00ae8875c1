import type { BigramVector } from './bigrams';

/** What is most like a vector among those of a collection. */
export interface Likeness {
  /** Number of the one that is most alike; of equals the first. */
  readonly index: number;
  /** Cosine of the angle between them, above 0 to 1. */
  readonly cosine: number;
}

/** A collection of vectors, looked up by the bigrams they hold: no two that share none are ever compared. */
export class VectorIndex {
  private readonly postings = new Map<number, { readonly index: number; readonly weight: number }[]>();
  private size = 0;

  get length(): number {
    return this.size;
  }

  add(vector: BigramVector): void {
    const index = this.size++;
    for (const [bigram, weight] of vector) {
      const list = this.postings.get(bigram);
      if (list) list.push({ index, weight });
      else this.postings.set(bigram, [{ index, weight }]);
    }
  }

  /** The vector most like another, of those that may be taken; `undefined` when none shares a bigram with it. */
  nearest(vector: BigramVector, mayTake: (index: number) => boolean): Likeness | undefined {
    const sums = new Map<number, number>();
    for (const [bigram, weight] of vector) {
      for (const other of this.postings.get(bigram) ?? []) {
        sums.set(other.index, (sums.get(other.index) ?? 0) + weight * other.weight);
      }
    }
    let best: Likeness | undefined;
    for (const [index, cosine] of sums) {
      if (cosine <= 0 || !mayTake(index)) continue;
      if (!best || cosine > best.cosine || (cosine === best.cosine && index < best.index)) {
        best = { index, cosine: Math.min(1, cosine) };
      }
    }
    return best;
  }
}
