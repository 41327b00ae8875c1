import { type BigramCounts, type BigramFrequencies, bigramOf, sentencesWith } from './bigrams';

// Which sentences are about what some samples are about. Of Chinese, pairs of characters serve retrieval as well as words
// do, and need no dictionary: Nie, Gao, Zhang & Zhou, "On the use of words and n-grams for Chinese information retrieval",
// Proceedings of IRAL 2000, 141-148. A bigram weighs by how much likelier it is in the samples than elsewhere: Robertson &
// Sparck Jones, "Relevance weighting of search terms", Journal of the American Society for Information Science 27 (1976),
// 129-146, formula F4 with 0.5. Sentences are ranked by BM25 with these weights: Robertson & Zaragoza, "The Probabilistic
// Relevance Framework: BM25 and Beyond", Foundations and Trends in Information Retrieval 3 (2009), 333-389.

/** The usual constants of BM25: how soon a repeated bigram adds nothing more, and how much the length of a sentence is held against it. */
const k1 = 1.2;
const b = 0.75;
/**
 * The minimum weight of a bigram: with less, it is hardly likelier in the samples than elsewhere. The minimum is lower for few sentences.
 */
const leastWeight = 2;
/** A sentence is relevant if it scores this many times the minimum weight or more. */
const leastScore = 3.5;

/** The sample that a sentence is most like. */
export interface Likeness {
  /** Number of the sample; of equals the first. */
  readonly index: number;
  /** Dice's coefficient of their bigrams by weight, above 0 to 1. */
  readonly likeness: number;
}

/** What the samples have in common. */
export class Relevance {
  private readonly weights = new Map<number, number>();
  /** The samples with at least one bigram of positive weight. */
  private readonly holders = new Map<number, number[]>();
  private readonly totals: readonly number[];
  private readonly averageLength: number;
  /** A sentence that scores less is not relevant. */
  readonly least: number;

  constructor(samples: readonly BigramCounts[], frequencies: BigramFrequencies) {
    const { sentences, bigrams } = frequencies;
    this.averageLength = Math.max(1, bigrams / Math.max(1, sentences));
    const enough = Math.min(leastWeight, Math.log(1 + sentences) / 3);
    this.least = enough * leastScore;
    samples.forEach((sample, index) => {
      for (const bigram of sample.keys()) {
        const list = this.holders.get(bigram);
        if (list) list.push(index);
        else this.holders.set(bigram, [index]);
      }
    });
    for (const [bigram, { length: r }] of this.holders) {
      const n = Math.max(r, sentencesWith(bigram, frequencies));
      const others = Math.max(0, sentences - n - samples.length + r);
      const weight = Math.log(((r + 0.5) * (others + 0.5)) / ((n - r + 0.5) * (samples.length - r + 0.5)));
      if (weight >= enough) this.weights.set(bigram, weight);
      else this.holders.delete(bigram);
    }
    this.totals = samples.map(sample => this.total(sample));
  }

  /** How relevant a sentence is: 0 or more. */
  score(sentence: BigramCounts): number {
    let length = 0;
    for (const count of sentence.values()) length += count;
    const saturation = k1 * (1 - b + (b * length) / this.averageLength);
    let score = 0;
    for (const [bigram, count] of sentence) {
      score += ((this.weights.get(bigram) ?? 0) * count * (k1 + 1)) / (count + saturation);
    }
    return score;
  }

  /** The sample that shares most with a sentence, of those that may be taken; `undefined` where none shares anything. */
  nearest(sentence: BigramCounts, mayTake: (index: number) => boolean): Likeness | undefined {
    const shared = new Map<number, number>();
    for (const bigram of sentence.keys()) {
      const weight = this.weights.get(bigram);
      if (weight === undefined) continue;
      for (const index of this.holders.get(bigram) ?? [])
        shared.set(index, (shared.get(index) ?? 0) + weight);
    }
    const total = this.total(sentence);
    let best: Likeness | undefined;
    for (const [index, weight] of shared) {
      if (!mayTake(index)) continue;
      const likeness = (2 * weight) / (total + this.totals[index]!);
      if (!best || likeness > best.likeness || (likeness === best.likeness && index < best.index)) {
        best = { index, likeness };
      }
    }
    return best;
  }

  /** Weight of two neighbouring UTF-16 code units; 0 if it is below the minimum. */
  weightOf(first: number, second: number): number {
    return this.weights.get(bigramOf(first, second)) ?? 0;
  }

  private total(counts: BigramCounts): number {
    let total = 0;
    for (const bigram of counts.keys()) total += this.weights.get(bigram) ?? 0;
    return total;
  }
}

/** Terms shown at most. */
const mostTerms = 4;

/** Stretches that two folded texts have in common and that tell something, the most telling first; at most four. */
export function sharedTerms(
  one: string,
  other: string,
  relevance: Relevance,
): readonly { readonly term: string; readonly start: number; readonly end: number }[] {
  const found = new Map<string, { term: string; start: number; end: number; weight: number }>();
  for (let start = 0; start + 2 <= one.length; ) {
    let end = start + 1;
    let weight = 0;
    while (end < one.length && other.includes(one.slice(start, end + 1))) {
      const more = relevance.weightOf(one.charCodeAt(end - 1), one.charCodeAt(end));
      // A pair of characters without weight ends a term.
      if (more === 0) break;
      weight += more;
      end++;
    }
    const term = one.slice(start, end);
    if (weight > 0 && !found.has(term)) found.set(term, { term, start, end, weight });
    start = weight > 0 ? end : start + 1;
  }
  return [...found.values()].sort((x, y) => y.weight - x.weight || x.start - y.start).slice(0, mostTerms);
}
