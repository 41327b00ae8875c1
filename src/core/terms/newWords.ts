import { type Steps, stepSize } from '../base/steps';
import { countNgrams } from './ngrams';
import { hasLooseEnd } from './stopWords';

/** A row of characters that behaves like a word. */
export interface NewWord {
  readonly score: number;
  /** Minimal pointwise mutual information over its binary splits, in bits. */
  readonly cohesion: number;
  /** The lesser of the left and right branching entropy, in bits. */
  readonly freedom: number;
}

const longest = 6;
const leastCohesion = 3;
const leastFreedom = 1.2;

/**
 * Finds words without a dictionary: rows of two to six Han characters with strong cohesion inside and freedom outside.
 * Cohesion = min over splits w = ab of log₂ (p(w) / (p(a) · p(b))), p(x) = count(x) / characters; freedom = min of the left
 * and right branching entropies. Sproat and Shih (1990) for mutual information, Jin and Tanaka-Ishii (2006) for branching
 * entropy; M67 ("Sociolinguistics in the Internet era", 2012) for both together.
 *
 * score = cohesion · freedom · ln(count). Left out are rows with a cohesion below 3 bits or a freedom below 1.2 bits, rows
 * that begin or end with a function character, and rows that occur fewer than `fewest` times.
 */
export function* newWords(
  texts: readonly string[],
  fewest = fewestFor(texts),
): Steps<ReadonlyMap<string, NewWord>> {
  const { ngrams, characters: total } = yield* countNgrams(texts, longest, fewest);
  const counts = new Map<string, number>();
  let work = 0;
  for (const { text, count } of ngrams) {
    counts.set(text, count);
    if (++work % stepSize === 0) yield;
  }
  const found = new Map<string, NewWord>();
  for (const { text, length, count, left, right } of ngrams) {
    if (++work % stepSize === 0) yield;
    const freedom = Math.min(left, right);
    if (length === 1 || freedom < leastFreedom || hasLooseEnd(text)) continue;
    const cohesion = cohesionOf([...text], count, counts, total);
    if (cohesion < leastCohesion) continue;
    found.set(text, { score: cohesion * freedom * Math.log(count), cohesion, freedom });
  }
  return found;
}

function cohesionOf(
  characters: readonly string[],
  count: number,
  counts: ReadonlyMap<string, number>,
  total: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < characters.length; i++) {
    const left = counts.get(characters.slice(0, i).join(''))!;
    const right = counts.get(characters.slice(i).join(''))!;
    least = Math.min(least, Math.log2((count * total) / (left * right)));
  }
  return least;
}

/** At least three; more in a large corpus, where chance repeats itself as well. */
function fewestFor(texts: readonly string[]): number {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return Math.max(3, Math.round(Math.sqrt(length) / 50));
}
