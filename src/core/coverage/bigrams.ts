import type { Steps } from '../base/steps';
import type { Folding } from '../text/folding';
import { isSentenceMark } from '../text/sentenceEnds';

/** How often the bigrams (pairs of neighbouring characters) of a corpus occur in its sentences. */
export interface BigramFrequencies {
  readonly sentences: number;
  /** Bigrams of all sentences, each as often as it occurs. */
  readonly bigrams: number;
  /** Number of sentences by bigram; bigrams with the same hash are counted together. */
  readonly table: Uint32Array;
}

/** How often each bigram occurs in a text. */
export type BigramCounts = ReadonlyMap<number, number>;

const tableBits = 20;
/** Characters that are counted in one step: a millisecond or two. */
const chunk = 50_000;

let letters: Uint8Array | undefined;

/** Which UTF-16 code units belong to letters or digits; half of a surrogate pair counts as a letter. */
function isLetter(): Uint8Array {
  if (!letters) {
    letters = new Uint8Array(0x10000);
    for (let codeUnit = 0; codeUnit < letters.length; codeUnit++) {
      const isHalf = codeUnit >= 0xd800 && codeUnit <= 0xdfff;
      if (isHalf || /[\p{L}\p{N}]/u.test(String.fromCharCode(codeUnit))) letters[codeUnit] = 1;
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
  let bigrams = 0;
  let holds = false;
  let work = 0;
  for (const text of texts) {
    for (let from = 0; from < text.length; ) {
      const to = pieceEnd(text, from);
      const { codeUnits, length } = folding.fold(text.slice(from, to));
      for (let i = 0; i < length; i++) {
        const [a, b] = [codeUnits[i]!, codeUnits[i + 1] ?? 0];
        if (known[a] === 1) holds = true;
        // A piece with nothing but a line end or blanks is no sentence.
        if (holds && (isSentenceMark(a) || i === length - 1)) {
          sentences++;
          holds = false;
        }
        if (i === length - 1 || known[a] === 0 || known[b] === 0) continue;
        bigrams++;
        const place = placeIn(a, b);
        if (last[place] === sentences + 1) continue;
        last[place] = sentences + 1;
        table[place]!++;
      }
      work += to - from;
      from = to;
      if (work < chunk) continue;
      work = 0;
      yield;
    }
  }
  return { sentences, bigrams, table };
}

/** The end of a piece of text that begins at a given place: the end of a sentence, if one ends early enough. */
function pieceEnd(text: string, from: number): number {
  const to = Math.min(from + chunk, text.length);
  if (to === text.length) return to;
  for (let end = to; end > from; end--) if (isSentenceMark(text.charCodeAt(end - 1))) return end;
  return to;
}

/** The bigrams of a folded text. */
export function bigramsOf(folded: string): BigramCounts {
  const known = isLetter();
  const counts = new Map<number, number>();
  for (let i = 1; i < folded.length; i++) {
    const [a, b] = [folded.charCodeAt(i - 1), folded.charCodeAt(i)];
    if (known[a] === 0 || known[b] === 0) continue;
    const bigram = bigramOf(a, b);
    counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
  }
  return counts;
}

/** Two UTF-16 code units as one number. */
export function bigramOf(a: number, b: number): number {
  return a * 0x10000 + b;
}

/** Number of sentences of the corpus that contain a bigram, or an upper bound if others share its hash. */
export function sentencesWith(bigram: number, { table }: BigramFrequencies): number {
  return table[placeIn(Math.floor(bigram / 0x10000), bigram % 0x10000)]!;
}
