import { countUpTo } from '../base/count';
import { compareText } from '../base/order';
import type { Codebook } from '../codebook/codebook';
import { type Segmentation, type SegmenterInfo, sameSegmenter, wordsOf } from '../engines/segmenter';
import { type FoldedText, foldedAt, foldedString } from '../text/foldedText';
import { foldingFor } from '../text/folding';
import type { FoldingRules } from '../text/foldingRules';
import { sentencesAround } from '../text/sentenceEnds';
import type { Match } from './match';
import type { MatchingRules } from './matcher';

/** Words of sentences, from one segmenter with one dictionary. */
export interface Words {
  readonly info: SegmenterInfo;
  /** The additional terms it knew: `termsOf` the codebook of that time. */
  readonly terms: readonly string[];
  /** Ends of the words of a sentence, in UTF-16 offsets, by its folded text; the last one is its length. */
  readonly ends: ReadonlyMap<string, Uint32Array>;
}

/** Matches, divided by what is known of the words around them. */
export interface Sifted {
  readonly whole: readonly Match[];
  /** Hits of `wholeWord` keywords in sentences that are not segmented yet: not counted until they are. */
  readonly pending: readonly Match[];
  /** Those sentences. */
  readonly wanted: readonly string[];
}

/**
 * Removes hits of `wholeWord` keywords that are parts of other words: such a hit counts only if words of its sentence begin
 * and end exactly with it. Other matches are unaffected.
 */
export function siftWords(
  matches: readonly Match[],
  text: string,
  rules: FoldingRules,
  words: Words | undefined,
): Sifted {
  if (!matches.some(match => match.keyword.wholeWord)) return { whole: matches, pending: [], wanted: [] };
  const whole: Match[] = [];
  const pending: Match[] = [];
  const wanted = new Set<string>();
  let before: Sentence | undefined;
  for (const match of matches) {
    if (!match.keyword.wholeWord) {
      whole.push(match);
      continue;
    }
    const sentence = sentenceAround(text, match.readingStart, match.readingEnd, rules, before);
    const ends = words?.ends.get(sentence.text);
    if (!ends) {
      pending.push(match);
      wanted.add(sentence.text);
    } else if (isWhole(ends, ...placeIn(sentence, match.readingStart, match.readingEnd))) {
      whole.push(match);
    }
    before = sentence;
  }
  return { whole, pending, wanted: [...wanted] };
}

/** The words that a stretch touches, and whether it consists of whole words; `undefined` if its sentence is not segmented yet. */
export function wordsAt(
  text: string,
  start: number,
  end: number,
  rules: FoldingRules,
  words: Words | undefined,
): { readonly words: readonly string[]; readonly whole: boolean } | undefined {
  const sentence = sentenceAround(text, start, end, rules);
  const ends = words?.ends.get(sentence.text);
  if (!ends) return undefined;
  const [from, to] = placeIn(sentence, start, end);
  const touched = wordsOf(sentence.text, ends).filter((_, i) => {
    const wordStart = i === 0 ? 0 : ends[i - 1]!;
    return wordStart < to && ends[i]! > from;
  });
  return { words: touched, whole: isWhole(ends, from, to) };
}

/** The source of terms, such as a corpus. */
export interface TermsSource {
  readonly codebook: Codebook;
  readonly settings: { readonly matching: Pick<MatchingRules, 'folding'> };
}

/** The terms a segmenter should know: every form of every keyword, as texts are folded for it, sorted. */
export function termsOf({ codebook, settings }: TermsSource): readonly string[] {
  const folding = foldingFor(settings.matching.folding, 'words');
  const terms = codebook.keywords.flatMap(({ term, aliases }) => [term, ...aliases]);
  return [...new Set(terms.map(term => folding.foldTerm(term)))]
    .filter(term => term !== '')
    .sort(compareText);
}

/**
 * Adds a segmenter's answer to the known words. Answers of another engine, or of one with other terms, are dropped: no
 * count may mix two of them.
 */
export function addWords(
  known: Words | undefined,
  terms: readonly string[],
  sentences: readonly string[],
  { info, ends }: Segmentation,
): Words {
  const goOn = known && sameSegmenter(known.info, info) && sameTerms(known.terms, terms);
  const all = new Map(goOn ? known.ends : []);
  sentences.forEach((sentence, i) => {
    all.set(sentence, ends[i]!);
  });
  return { info, terms, ends: all };
}

export function sameTerms(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((term, i) => term === b[i]);
}

/** One or more consecutive sentences, as a segmenter gets them. */
interface Sentence {
  /** Its stretch of the reading. */
  readonly start: number;
  readonly end: number;
  readonly folded: FoldedText;
  readonly text: string;
}

/** The sentences that contain a stretch, whatever the unit of counting. Folded once for all hits in them. */
function sentenceAround(
  text: string,
  start: number,
  end: number,
  rules: FoldingRules,
  before?: Sentence,
): Sentence {
  const span = sentencesAround(text, start, end);
  if (before?.start === span.start && before.end === span.end) return before;
  const folded = foldingFor(rules, 'words').fold(text.slice(span.start, span.end));
  return { ...span, folded, text: foldedString(folded) };
}

/** Place of a stretch of the reading in a folded sentence. */
function placeIn({ start, folded }: Sentence, from: number, to: number): [start: number, end: number] {
  return [foldedAt(folded, from - start), foldedAt(folded, to - start)];
}

function isWhole(ends: Uint32Array, start: number, end: number): boolean {
  return isBoundary(ends, start) && isBoundary(ends, end);
}

function isBoundary(ends: Uint32Array, offset: number): boolean {
  if (offset === 0) return true;
  return ends[countUpTo(ends, offset - 1)] === offset;
}
