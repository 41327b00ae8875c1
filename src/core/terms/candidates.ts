import { compareText } from '../base/order';
import { type Steps, sortInSteps, stepSize } from '../base/steps';
import type { Theme } from '../codebook/codebook';
import { themeOf } from '../codebook/codebook';
import { codingsOf } from '../corpus/codings';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { termsOf } from '../keywords/wholeWords';
import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import { blanksAmong, unitSpan } from '../text/units';
import { collocates } from './collocates';
import { occurrences, termMatcher } from './concordance';
import { frequencies } from './frequencies';
import { newWords } from './newWords';
import { findTerms } from './phrases';
import { textRank } from './textRank';
import { tfidf } from './tfidf';
import { typical } from './typical';
import { type CorpusWords, maskWords, unitTexts } from './words';

/** Measures that rank candidates. Each has a file with its formula. */
export const termMeasures = ['tfidf', 'frequency', 'textrank', 'newword', 'collocate', 'typical'] as const;
export type TermMeasure = (typeof termMeasures)[number];

/** Which candidates to find: for a theme (its id), or for the whole corpus. */
export interface CandidateQuery {
  readonly theme?: string;
  readonly measure: TermMeasure;
  /** Maximum number. */
  readonly top: number;
}

/** A term that could become a keyword. */
export interface CandidateTerm {
  readonly term: string;
  readonly score: number;
  /** Occurrences in the whole corpus, and sources that contain one, as the term's concordance shows them. */
  readonly frequency: number;
  readonly sources: number;
}

export interface Candidates {
  /** Best first; ties by code units. */
  readonly candidates: readonly CandidateTerm[];
  /**
   * Number of items they were learnt from: units with a hit of the theme's keywords (`collocate`), passages coded with it
   * (`typical`), else units. If it is 0, there can be no candidates.
   */
  readonly basis: number;
}

/** The most useful measure if none is requested. */
export function defaultMeasure(theme: string | undefined): TermMeasure {
  return theme === undefined ? 'tfidf' : 'collocate';
}

/**
 * Ranks the terms of a corpus by a measure. `words` are the words of its units. For a theme, `frequency`, `tfidf`,
 * `textrank` and `newword` consider only units that contain one of its keywords or part of a passage coded with it. Left
 * out are keywords and aliases of the codebook, terms of one character, numbers, function words, terms that begin or end
 * with a plan's verb, and the plan's own place and government. `onProgress` is told of how many terms the hits have been counted:
 * that takes longest.
 */
export function* findCandidates(
  corpus: Corpus,
  words: CorpusWords,
  query: CandidateQuery,
  onProgress: (counted: number, terms: number) => void = () => {},
): Steps<Candidates> {
  const { basis, scores } = yield* rank(corpus, words, query);
  const known = new Set(termsOf(corpus));
  const scored = [...scores].filter(([term]) => !known.has(term));
  yield;
  const sorted = yield* sortInSteps(scored, ([a, x], [b, y]) => y - x || compareText(a, b));
  const candidates: CandidateTerm[] = [];
  const best = sorted.slice(0, query.top);
  for (const [term, score] of best) {
    onProgress(candidates.length, best.length);
    const matcher = termMatcher(term, corpus);
    let frequency = 0;
    let sources = 0;
    for (const coded of corpus.sources) {
      const found = occurrences(coded, matcher).length;
      frequency += found;
      if (found > 0) sources++;
      yield;
    }
    candidates.push({ term, score, frequency, sources });
  }
  return { candidates, basis };
}

interface Ranking {
  readonly basis: number;
  readonly scores: Iterable<readonly [term: string, score: number]>;
}

function* rank(corpus: Corpus, words: CorpusWords, { theme, measure }: CandidateQuery): Steps<Ranking> {
  switch (measure) {
    case 'collocate':
      return yield* rankCollocates(corpus, words, theme);
    case 'typical':
      return yield* rankTypical(corpus, words, theme);
    case 'newword':
      return yield* rankNewWords(corpus, words, theme);
    case 'frequency':
    case 'tfidf':
    case 'textrank':
      return yield* rankTerms(corpus, words, theme, measure);
  }
}

function* rankTerms(
  corpus: Corpus,
  words: CorpusWords,
  theme: string | undefined,
  measure: 'frequency' | 'tfidf' | 'textrank',
): Steps<Ranking> {
  const chosen = yield* chosenUnits(corpus, theme);
  const units: (readonly string[])[] = [];
  for (const [s, indexes] of chosen.entries()) {
    for (const i of indexes) units.push(words[s]![i]?.words ?? []);
    yield;
  }
  const terms = yield* findTerms(units);
  const basis = units.length;
  if (measure === 'frequency') return { basis, scores: yield* frequencies(terms) };
  if (measure === 'textrank') return { basis, scores: yield* textRank(terms) };
  const sources: (readonly string[])[] = [];
  let at = 0;
  for (const { length } of chosen) {
    sources.push(terms.slice(at, at + length).flat());
    at += length;
    yield;
  }
  return { basis, scores: yield* tfidf(sources) };
}

function* rankNewWords(corpus: Corpus, words: CorpusWords, theme: string | undefined): Steps<Ranking> {
  const chosen = yield* chosenUnits(corpus, theme);
  const texts: string[] = [];
  for (const [s, coded] of corpus.sources.entries()) {
    const all = unitTexts(coded, corpus);
    for (const i of chosen[s]!) texts.push(all[i]!);
    yield;
  }
  const dictionary = new Set<string>();
  let work = 0;
  for (const source of words) {
    for (const unit of source) {
      for (const word of unit.words) {
        dictionary.add(word);
        if (++work % (4 * stepSize) === 0) yield;
      }
    }
  }
  const found = yield* newWords(texts);
  const scores = [...found]
    .filter(([term]) => !dictionary.has(term))
    .map(([term, { score }]) => [term, score] as const);
  return { basis: texts.length, scores };
}

/** Hits of all keywords are masked: parts of a keyword are no collocates of it. */
function* rankCollocates(corpus: Corpus, words: CorpusWords, theme: string | undefined): Steps<Ranking> {
  const units: (readonly string[])[] = [];
  const marked: boolean[] = [];
  for (const [s, coded] of corpus.sources.entries()) {
    const hits = hitsByUnit(coded, theme);
    const all = hitsByUnit(coded, undefined);
    const { isBlank } = blanksAmong(coded.analysis.reading.text, coded.analysis.units);
    for (const [i, unit] of (words[s] ?? []).entries()) {
      if (isBlank[i] === 1) continue;
      const { start } = unitSpan(coded.analysis.units, i);
      units.push(maskWords(unit, start, all.get(i) ?? [], 'inside'));
      marked.push(hits.has(i));
      if (units.length % 512 === 0) yield;
    }
  }
  const basis = marked.filter(each => each).length;
  const terms = yield* findTerms(units);
  return { basis, scores: yield* collocates(terms, marked) };
}

function* rankTypical(corpus: Corpus, words: CorpusWords, theme: string | undefined): Steps<Ranking> {
  const passages: (readonly string[])[] = [];
  const rest: (readonly string[])[] = [];
  let basis = 0;
  for (const [s, coded] of corpus.sources.entries()) {
    const spans = codedSpans(coded, theme);
    basis += spans.count;
    for (const [i, unit] of (words[s] ?? []).entries()) {
      const { start, end } = unitSpan(coded.analysis.units, i);
      const own = spans.merged.filter(span => span.start < end && span.end > start);
      if (own.length > 0) passages.push(maskWords(unit, start, own, 'outside'));
      rest.push(maskWords(unit, start, own, 'inside'));
      if (rest.length % 512 === 0) yield;
    }
  }
  // Terms are searched for in everything at once, so that a phrase of the passages is also one in the rest.
  const terms = yield* findTerms([...passages, ...rest]);
  const [inPassages, inRest] = [terms.slice(0, passages.length), terms.slice(passages.length)];
  return { basis, scores: yield* typical(inPassages, inRest) };
}

/** Indexes of a theme's units, by source; of all units without a theme. */
function* chosenUnits(corpus: Corpus, theme: string | undefined): Steps<readonly (readonly number[])[]> {
  const chosen: (readonly number[])[] = [];
  for (const coded of corpus.sources) {
    const { units, reading } = coded.analysis;
    const { isBlank } = blanksAmong(reading.text, units);
    const all = Array.from(units.ends, (_, i) => i).filter(i => isBlank[i] === 0);
    const hits = hitsByUnit(coded, theme);
    const { merged } = codedSpans(coded, theme);
    const isOfTheme = (i: number) => {
      const { start, end } = unitSpan(units, i);
      return hits.has(i) || merged.some(span => span.start < end && span.end > start);
    };
    chosen.push(theme === undefined ? all : all.filter(isOfTheme));
    yield;
  }
  return chosen;
}

/** Counted hits of a theme's keywords (or of all keywords), in reading offsets, by the unit they begin in. */
function hitsByUnit(
  coded: CodedSource,
  theme: Theme['id'] | undefined,
): ReadonlyMap<number, readonly Span[]> {
  const hits = new Map<number, Span[]>();
  for (const { keyword, unit, readingStart, readingEnd } of coded.analysis.matches) {
    if (theme !== undefined && keyword.theme !== theme) continue;
    const spans = hits.get(unit) ?? [];
    spans.push({ start: readingStart, end: readingEnd });
    hits.set(unit, spans);
  }
  return hits;
}

/** Passages coded with a theme or one of its sub-codes (or with anything): their number, and the spans they cover. */
function codedSpans(
  coded: CodedSource,
  theme: string | undefined,
): { readonly count: number; readonly merged: readonly Span[] } {
  const { reading } = coded.analysis;
  const spans = codingsOf(coded)
    .filter(({ annotation }) => theme === undefined || annotation.codes.some(code => themeOf(code) === theme))
    .map(({ anchor }) => ({
      start: fromSource(reading, anchor.span.start),
      end: fromSource(reading, anchor.span.end),
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return { count: spans.length, merged };
}
