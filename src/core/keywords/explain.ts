import type { Keyword } from '../codebook/codebook';
import type { SegmenterEngine } from '../engines/segmenter';
import { findContexts, isExcepted } from './contexts';
import { allForms, chooseHits, type Hit, OncePerKeyword, type Searched, stretchOf } from './hits';
import type { Form, Matcher } from './matcher';
import { safeSplitAfter, safeSplitBefore } from './safeSplits';
import { type Words, wordsAt } from './wholeWords';

/** Why a hit counts, or why not. */
export type HitVerdict =
  | { readonly is: 'counted' }
  /** It would cut a word of an alphabetic script. */
  | { readonly is: 'part-of-word' }
  /** A hit that begins further left or is longer takes its place. */
  | { readonly is: 'overlapped'; readonly by: Keyword }
  | { readonly is: 'excepted'; readonly context: string }
  /** A `wholeWord` keyword among other words: the words it touches, and the segmenter. */
  | { readonly is: 'other-words'; readonly words: readonly string[]; readonly engine: SegmenterEngine }
  /** A `wholeWord` keyword in a sentence that has not been segmented yet. */
  | { readonly is: 'waiting' };

/** A hit and its verdict. */
export interface ExplainedHit {
  readonly form: Form;
  /** Place in the reading. */
  readonly start: number;
  readonly end: number;
  readonly verdict: HitVerdict;
}

/**
 * All hits that touch a place of a reading, with their verdicts, by start. Agrees with `findMatches` and, for the known
 * words, with `siftWords`.
 */
export function explainHits(
  matcher: Matcher,
  reading: Searched,
  at: number,
  words?: Words,
): readonly ExplainedHit[] {
  // Text further away has no effect.
  const from = safeSplitBefore(matcher.safeSplitMarks, reading.text, at - 1);
  const to = safeSplitAfter(matcher.safeSplitMarks, reading.text, at + 1);
  return explainStretch(matcher, reading, from, to, words).filter(
    ({ start, end }) => start <= at && at <= end,
  );
}

/** All hits between two safe splits of a reading (or its ends), with their verdicts, by start. */
export function explainStretch(
  matcher: Matcher,
  reading: Searched,
  from: number,
  to: number,
  words?: Words,
): readonly ExplainedHit[] {
  const searched = stretchOf(reading, from, to);
  const all = allForms(matcher, searched);
  const candidates = all.filter(({ cut }) => !cut);
  const taken = chooseHits<Hit>(candidates, matcher.rules.overlaps);
  const isTaken = new Set(taken);
  const contexts = findContexts(matcher, searched);
  const judge = (hit: Hit & { readonly cut: boolean }): HitVerdict => {
    if (hit.cut) return { is: 'part-of-word' };
    if (!isTaken.has(hit)) {
      const by = taken.find(({ start, end }) => start < hit.end && hit.start < end)!;
      return { is: 'overlapped', by: by.form.keyword };
    }
    const context = isExcepted(contexts, hit.form.keyword, hit.start, hit.end);
    if (context) return { is: 'excepted', context: context.form.text };
    if (!hit.form.keyword.wholeWord) return { is: 'counted' };
    const touched = wordsAt(reading.text, from + hit.start, from + hit.end, matcher.rules.folding, words);
    if (!words || !touched) return { is: 'waiting' };
    if (touched.whole) return { is: 'counted' };
    return { is: 'other-words', words: touched.words, engine: words.info.engine };
  };
  const once = new OncePerKeyword();
  return all.map(hit => {
    const said = judge(hit);
    const { keyword } = hit.form;
    const isAgain =
      said.is === 'counted' && matcher.rules.overlaps && !once.takes(keyword, hit.start, hit.end);
    const verdict: HitVerdict = isAgain ? { is: 'overlapped', by: keyword } : said;
    return { form: hit.form, start: from + hit.start, end: from + hit.end, verdict };
  });
}
