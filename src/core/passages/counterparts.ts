import { align, leastRun, type SentenceAlignment } from './align';
import type { ShingleIndex } from './shingles';

/** A stretch of sentences in a row that says what another passage says, in the same words. */
export interface Counterpart {
  /** Numbers of its first and last sentence in what was searched. */
  readonly first: number;
  readonly last: number;
  /** The alignment of the passage (a) with the stretch (b). */
  readonly alignment: SentenceAlignment;
  /** Letters of the stretch. */
  readonly letters: number;
}

/** Share of the passage's letters that stand in its counterpart too, in the same order (containment). */
export function containment({ alignment }: Counterpart, passage: string): number {
  return alignment.same / Math.max(1, passage.length);
}

/** Letters in common over letters of both together (Jaccard), each run counted once. */
export function letterSimilarity({ alignment, letters }: Counterpart, passage: string): number {
  return alignment.same / Math.max(1, passage.length + letters - alignment.same);
}

/** More sentences in a row are no counterpart of one passage. */
const longestStretch = 12;

/**
 * The stretch among sentences `from` to `to` (exclusive) that has most of a passage: the sentence with the most letters
 * in common, the first of equal ones; and its neighbours, as long as each adds a run of its own: what one plan says in
 * one sentence, another may say in three. `undefined` where less than `least` of the passage is the same, or where no
 * sentence has half of that by itself.
 */
export function findCounterpart(
  passage: string,
  index: ShingleIndex,
  shared: ReadonlyMap<number, number>,
  range: SentenceRange,
  least: number,
): Counterpart | undefined {
  const seed = findSeed(passage, index, shared, least, number => number >= range.from && number < range.to);
  return seed && growSeed(passage, index, shared, range, seed, least);
}

/** Numbers of sentences, the end exclusive. */
export interface SentenceRange {
  readonly from: number;
  readonly to: number;
}

/** A sentence that a counterpart begins with. */
export interface Seed {
  readonly number: number;
  readonly alignment: SentenceAlignment;
}

/** The sentence with the most letters of a passage, of those that are allowed; `undefined` where that is less than half of `least`. */
export function findSeed(
  passage: string,
  index: ShingleIndex,
  shared: ReadonlyMap<number, number>,
  least: number,
  isAllowed: (number: number) => boolean,
): Seed | undefined {
  const enough = Math.max(1, (least / 2) * passage.length);
  const candidates: (readonly [number: number, covered: number])[] = [];
  for (const each of shared) if (each[1] >= enough && isAllowed(each[0])) candidates.push(each);
  candidates.sort(([a, x], [b, y]) => y - x || a - b);
  let best: Seed | undefined;
  for (const [number, covered] of candidates) {
    const same = best?.alignment.same ?? 0;
    // No alignment has more letters than shared shingles cover, and those to come share fewer.
    if (covered < same) break;
    if (best && covered === same && number > best.number) continue;
    const alignment = align(passage, index.texts[number]!);
    const isBetter = alignment.same > same || (best && alignment.same === same && number < best.number);
    if (isBetter) best = { number, alignment };
  }
  return best && best.alignment.same >= enough ? best : undefined;
}

/** The counterpart that a sentence begins; `undefined` where it has less than `least` of the passage. */
export function growSeed(
  passage: string,
  index: ShingleIndex,
  shared: ReadonlyMap<number, number>,
  range: SentenceRange,
  seed: Seed,
  least: number,
): Counterpart | undefined {
  const found = grow(passage, index.texts, shared, range, seed);
  return containment(found, passage) >= least ? found : undefined;
}

function grow(
  passage: string,
  texts: readonly string[],
  shared: ReadonlyMap<number, number>,
  { from, to }: SentenceRange,
  { number, alignment }: Seed,
): Counterpart {
  let first = number;
  let last = number;
  let text = texts[number]!;
  let best = alignment;
  while (last - first + 1 < longestStretch && best.same < passage.length) {
    const wider = [
      { first: first - 1, last, text: () => texts[first - 1]! + text, added: first - 1 },
      { first, last: last + 1, text: () => text + texts[last + 1]!, added: last + 1 },
    ]
      .filter(({ added }) => added >= from && added < to && shared.has(added))
      .map(each => ({ ...each, joined: each.text() }))
      .map(each => ({ ...each, alignment: align(passage, each.joined) }))
      .filter(each => each.alignment.same >= best.same + leastRun)
      .sort((a, b) => b.alignment.same - a.alignment.same);
    const [next] = wider;
    if (!next) break;
    ({ first, last } = next);
    text = next.joined;
    best = next.alignment;
  }
  return { first, last, alignment: best, letters: text.length };
}
