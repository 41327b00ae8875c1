import type { Steps } from '../steps';
import type { FoldedText, Folding } from '../text/folding';
import { endsSentence } from '../text/units';

// Sentences as vectors of their pairs of neighbouring characters (bigrams), weighted by tf-idf and compared by the
// cosine of their angle: Salton & Buckley, "Term-weighting approaches in automatic text retrieval", Information
// Processing & Management 24 (1988), 513-523 (there: ltc). Of Chinese, bigrams serve retrieval as well as words do, and
// need no dictionary: Nie, Gao, Zhang & Zhou, "On the use of words and n-grams for Chinese information retrieval",
// Proceedings of IRAL 2000, 141-148.

/** In how many sentences of a corpus each bigram stands. Those that share a place of the table count together. */
export interface BigramFrequencies {
  readonly sentences: number;
  readonly table: Uint32Array;
}

/** Weights of the bigrams of a text, by bigram; the squares add up to 1. */
export type BigramVector = ReadonlyMap<number, number>;

const tableBits = 20;
/** Characters that are counted in one step: a millisecond or two. */
const chunk = 50_000;

let letters: Uint8Array | undefined;

/** Which UTF-16 units are of letters or digits; half a character of the supplementary planes is taken for one. */
function isLetter(): Uint8Array {
  if (!letters) {
    letters = new Uint8Array(0x10000);
    for (let unit = 0; unit < letters.length; unit++) {
      const isHalf = unit >= 0xd800 && unit <= 0xdfff;
      if (isHalf || /[\p{L}\p{N}]/u.test(String.fromCharCode(unit))) letters[unit] = 1;
    }
  }
  return letters;
}

function placeIn(a: number, b: number): number {
  return (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - tableBits);
}

/** Counts in how many sentences of texts each bigram stands. */
export function* countBigrams(texts: readonly string[], folding: Folding): Steps<BigramFrequencies> {
  const known = isLetter();
  const table = new Uint32Array(2 ** tableBits);
  /** The sentence in which a bigram was counted last. */
  const last = new Uint32Array(table.length);
  let sentences = 0;
  let work = 0;
  for (const text of texts) {
    for (let from = 0; from < text.length; ) {
      const to = pieceEnd(text, from);
      const { units, length } = folding.fold(text.slice(from, to));
      sentences++;
      for (let i = 1; i < length; i++) {
        const [a, b] = [units[i - 1]!, units[i]!];
        if (endsSentence(a)) sentences++;
        if (known[a] === 0 || known[b] === 0) continue;
        const place = placeIn(a, b);
        if (last[place] === sentences) continue;
        last[place] = sentences;
        table[place]!++;
      }
      work += to - from;
      from = to;
      if (work < chunk) continue;
      work = 0;
      yield;
    }
  }
  return { sentences, table };
}

/** Where a piece of a text that begins at a place ends: with a sentence, if one ends in time. */
function pieceEnd(text: string, from: number): number {
  const to = Math.min(from + chunk, text.length);
  if (to === text.length) return to;
  for (let end = to; end > from; end--) if (endsSentence(text.charCodeAt(end - 1))) return end;
  return to;
}

/** A text as it was folded, as a string. */
export function foldedString({ units, length }: FoldedText): string {
  let text = '';
  for (let i = 0; i < length; i += 4096) {
    text += String.fromCharCode(...units.subarray(i, Math.min(i + 4096, length)));
  }
  return text;
}

/** The bigrams of a folded text with their weights; empty where it has none. */
export function bigramVector(folded: string, frequencies: BigramFrequencies): BigramVector {
  const known = isLetter();
  const counts = new Map<number, number>();
  for (let i = 1; i < folded.length; i++) {
    const [a, b] = [folded.charCodeAt(i - 1), folded.charCodeAt(i)];
    if (known[a] === 0 || known[b] === 0) continue;
    const bigram = a * 0x10000 + b;
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  let squares = 0;
  for (const [bigram, count] of counts) {
    const weight = (1 + Math.log(count)) * rarityOf(bigram, frequencies);
    counts.set(bigram, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  if (length === 0) return new Map();
  for (const [bigram, weight] of counts) counts.set(bigram, weight / length);
  return counts;
}

/** How much a bigram tells (idf), 0 or more: one that stands in every sentence tells nothing. */
function rarityOf(bigram: number, { sentences, table }: BigramFrequencies): number {
  const count = table[placeIn(Math.floor(bigram / 0x10000), bigram % 0x10000)]!;
  return Math.log((1 + sentences) / (1 + Math.min(count, sentences)));
}

/** Terms shown at most. */
const mostTerms = 4;

/** Stretches of two characters or more that two folded texts have in common, the most telling first; at most four. */
export function sharedTerms(
  one: string,
  other: string,
  vector: BigramVector,
): readonly { readonly term: string; readonly start: number; readonly end: number }[] {
  const found = new Map<string, { term: string; start: number; end: number; weight: number }>();
  for (let start = 0; start + 2 <= one.length; ) {
    let end = start;
    let weight = 0;
    while (end < one.length && isLetter()[one.charCodeAt(end)] === 1) {
      if (!other.includes(one.slice(start, end + 1))) break;
      if (end > start) weight += vector.get(one.charCodeAt(end - 1) * 0x10000 + one.charCodeAt(end)) ?? 0;
      end++;
    }
    const term = one.slice(start, end);
    if (term.length >= 2 && !found.has(term)) found.set(term, { term, start, end, weight });
    start = term.length >= 2 ? end : start + 1;
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || a.start - b.start).slice(0, mostTerms);
}
