import { isAbout, type Review } from '../annotations/annotation';
import { type Steps, stepSize } from '../base/steps';
import type { Keyword, Theme } from '../codebook/codebook';
import { type CodedSource, type Corpus, isPlaced, sourceAt } from '../corpus/corpus';
import { countedIn } from '../corpus/counted';
import { createMatcher, type Form, type Matcher } from '../keywords/matcher';
import type { Words } from '../keywords/wholeWords';
import { foldedString, unfold } from '../text/foldedText';
import type { Span } from '../text/lines';
import type { Reading } from '../text/reading';
import { cutUnits, unitSpan } from '../text/units';
import { type BigramFrequencies, bigramsOf, countBigrams } from './bigrams';
import { themesOf } from './coverage';
import { chooseNearest, type Draft } from './nearest';
import { nearForm } from './nearForms';
import { keywordOf, type NearSentence } from './nearReasons';
import { type Profile, profileOf } from './profile';
import { sharedTerms } from './relevance';
import { hitsOfTheme } from './themeHits';

/** A keyword that was searched. */
export interface SearchedKeyword {
  readonly term: string;
  /** Other forms that were searched for, too. */
  readonly aliases: readonly string[];
  /** Hits that count in this source. */
  readonly here: number;
  /** Hits that count in the other sources, and in how many of them. */
  readonly elsewhere: number;
  readonly sources: number;
}

/** What speaks for and against a theme's being absent from a source. */
export interface AbsenceEvidence {
  readonly coded: CodedSource;
  readonly theme: Theme;
  /** What reviewers have recorded. */
  readonly reviews: readonly Review[];
  /** Annotations of the theme in this source without a certain place; they are not counted. */
  readonly unplaced: number;
  readonly keywords: readonly SearchedKeyword[];
  /** Passages coded with the theme, or a sub-code, in other sources: those that sentences were compared with. */
  readonly passages: number;
  /** The nearest sentences, the strongest first; at most eight. */
  readonly nearest: readonly NearSentence[];
}

/** Only sentences of such lengths are compared: a heading's number is none, a text without a stop is none either. */
const shortestSentence = 4;
const longestSentence = 2000;

/** Data computed once for a snapshot. */
interface Known {
  readonly corpus: Corpus;
  readonly matcher: Matcher;
  readonly hits: ReadonlyMap<Keyword, ReadonlyMap<CodedSource, number>>;
  readonly frequencies: BigramFrequencies;
  readonly profiles: Map<string, Profile>;
}

/**
 * Gathers the evidence of absence for cells of a table, always in the same way. What is the same for all cells of a
 * snapshot is computed at the first one; how often bigrams occur, only when a text has changed.
 */
export class AbsenceFinder {
  private known: Known | undefined;

  /** The evidence for a cell; `undefined` where there is no such source or theme. `words`: those that are known. */
  *find(corpus: Corpus, source: string, theme: string, words?: Words): Steps<AbsenceEvidence | undefined> {
    const coded = sourceAt(corpus, source);
    const found = corpus.codebook.themes.find(({ id }) => id === theme);
    if (!coded || !found) return undefined;
    const known = yield* this.prepare(corpus);
    const profile = known.profiles.get(theme) ?? (yield* profileOf(known, found));
    known.profiles.set(theme, profile);
    const passages = profile.samples.filter(({ from }) => from === 'coded');
    const own = passages.filter(passage => passage.coded === coded).length;
    // Where something is coded, nothing is absent.
    const drafts = own > 0 ? [] : yield* nearSentences(known, coded, found, profile, words);
    return {
      coded,
      theme: found,
      reviews: countedIn(coded).reviews.filter(review => isAbout(review, theme)),
      unplaced: countedIn(coded).annotations.filter(
        placed => !isPlaced(placed) && themesOf(placed.annotation.codes, corpus.codebook).has(theme),
      ).length,
      keywords: found.keywords.map(keyword => searched(keyword, coded, known.hits)),
      passages: passages.length - own,
      nearest: chooseNearest(drafts),
    };
  }

  private *prepare(corpus: Corpus): Steps<Known> {
    const before = this.known;
    if (before?.corpus === corpus) return before;
    const matcher =
      before?.corpus.codebook === corpus.codebook &&
      before.corpus.settings.matching === corpus.settings.matching
        ? before.matcher
        : createMatcher(corpus.codebook, corpus.settings.matching);
    yield;
    const hits = yield* countHits(corpus);
    const isSame = (readings: readonly Reading[]) =>
      before?.matcher.folding === matcher.folding &&
      before.corpus.sources.length === readings.length &&
      before.corpus.sources.every(({ analysis }, i) => analysis.reading.text === readings[i]!.text);
    const readings = corpus.sources.map(({ analysis }) => analysis.reading);
    const frequencies =
      before && isSame(readings)
        ? before.frequencies
        : yield* countBigrams(
            readings.map(({ text }) => text),
            matcher.folding,
          );
    this.known = { corpus, matcher, hits, frequencies, profiles: new Map() };
    return this.known;
  }
}

function* countHits({ sources }: Corpus): Steps<Known['hits']> {
  const hits = new Map<Keyword, Map<CodedSource, number>>();
  let work = 0;
  for (const coded of sources) {
    for (const { keyword } of coded.analysis.matches) {
      const bySource = hits.get(keyword) ?? new Map<CodedSource, number>();
      hits.set(keyword, bySource);
      bySource.set(coded, (bySource.get(coded) ?? 0) + 1);
      if (++work % stepSize === 0) yield;
    }
  }
  return hits;
}

function searched(keyword: Keyword, coded: CodedSource, hits: Known['hits']): SearchedKeyword {
  const bySource = hits.get(keyword) ?? new Map<CodedSource, number>();
  const here = bySource.get(coded) ?? 0;
  const all = [...bySource.values()].reduce((sum, count) => sum + count, 0);
  return {
    term: keyword.term,
    aliases: keyword.aliases,
    here,
    elsewhere: all - here,
    sources: bySource.size - (here > 0 ? 1 : 0),
  };
}

/** The sentences of a source for which anything speaks, in order of place. */
function* nearSentences(
  known: Known,
  coded: CodedSource,
  theme: Theme,
  profile: Profile,
  words: Words | undefined,
): Steps<readonly Draft[]> {
  const { analysis } = coded;
  const { text } = analysis.reading;
  const units = cutUnits('sentence', analysis.reading, []);
  const hits = yield* hitsOfTheme(known.matcher, coded, theme, words);
  const forms = known.matcher.forms
    .filter(({ keyword }) => keyword.theme === theme.id)
    .map(form => ({ form, folded: known.matcher.folding.foldTerm(form.text) }));
  const isForm = new Set(known.matcher.forms.map(form => known.matcher.folding.foldTerm(form.text)));
  yield;
  const drafts: Draft[] = [];
  let hit = 0;
  let work = 0;
  for (let i = 0; i < units.ends.length; i++) {
    const whole = unitSpan(units, i);
    const span = trimmed(text, whole);
    const draft: Draft = { span, marks: [], reasons: [], score: 0 };
    for (; hit < hits.length && hits[hit]!.start < whole.end; hit++) {
      draft.marks.push({ start: hits[hit]!.start, end: hits[hit]!.end });
      draft.reasons.push(hits[hit]!.reason);
    }
    const length = span.end - span.start;
    if (length >= shortestSentence && length <= longestSentence) {
      lookCloser(draft, text, known, coded, profile, forms, isForm);
    }
    if (draft.reasons.length > 0) drafts.push(draft);
    work += length;
    if (work < stepSize) continue;
    work = 0;
    yield;
  }
  return drafts;
}

/** Searches one sentence for near forms of keywords, and for the coded passage that it is most similar to. */
function lookCloser(
  draft: Draft,
  text: string,
  { matcher }: Known,
  coded: CodedSource,
  { relevance, samples }: Profile,
  forms: readonly { readonly form: Form; readonly folded: string }[],
  isForm: ReadonlySet<string>,
): void {
  const { start, end } = draft.span;
  const foldedText = matcher.folding.fold(text.slice(start, end));
  const folded = foldedString(foldedText);
  const placeOf = (from: number, to: number): Span | undefined => {
    const place = unfold(foldedText, from, to);
    return place && { start: start + place.start, end: start + place.end };
  };
  const given = new Set(draft.reasons.map(keywordOf));
  for (const { form, folded: wanted } of forms) {
    const { term } = form.keyword;
    if (given.has(term)) continue;
    const near = nearForm(folded, wanted);
    if (!near) continue;
    if (near.kind === 'one-edit') {
      const place = placeOf(near.start, near.end);
      // A separate keyword has been counted as such.
      if (!place || isForm.has(folded.slice(near.start, near.end))) continue;
      draft.marks.push(place);
      draft.reasons.push({ is: 'one-edit', keyword: term, text: text.slice(place.start, place.end) });
    } else {
      const [first, second] = [
        placeOf(near.first.start, near.first.end),
        placeOf(near.second.start, near.second.end),
      ];
      if (!first || !second) continue;
      draft.marks.push(first, second);
      draft.reasons.push({
        is: 'apart',
        keyword: term,
        parts: [text.slice(first.start, first.end), text.slice(second.start, second.end)],
      });
    }
    given.add(term);
  }
  const bigrams = bigramsOf(folded);
  draft.score = relevance.score(bigrams);
  if (draft.score < relevance.least) return;
  const nearest = relevance.nearest(bigrams, index => samples[index]!.coded !== coded);
  const sample = nearest && samples[nearest.index];
  if (!nearest || !sample) return;
  // A near form of a keyword that also occurs in the text of the codebook is no new reason.
  if (sample.from === 'codebook' && draft.reasons.length > 0) return;
  const shared = sharedTerms(folded, sample.folded, relevance);
  const terms = shared.map(({ term }) => term);
  if (terms.length === 0) return;
  // Where a keyword is marked, nothing else is.
  if (draft.marks.length === 0) {
    draft.marks.push(
      ...shared.map(each => placeOf(each.start, each.end)).filter(place => place !== undefined),
    );
  }
  const { likeness } = nearest;
  draft.reasons.push(
    sample.coded
      ? {
          is: 'alike',
          coded: sample.coded,
          place: sample.place,
          likeness,
          terms,
        }
      : { is: 'defined', likeness, terms },
  );
}

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}
