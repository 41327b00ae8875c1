import { countBefore } from '../base/count';
import { type Steps, stepSize } from '../base/steps';
import type { Keyword } from '../codebook/codebook';
import { unfold } from '../text/foldedText';
import type { Span } from '../text/lines';
import { type Reading, toSource } from '../text/reading';
import { type Units, unitAt } from '../text/units';
import { scan } from './automaton';
import { findContexts, isExcepted } from './contexts';
import { chooseHits, findHits, stretchOf } from './hits';
import type { Matcher } from './matcher';
import { safeSplitAfter, safeSplitBefore } from './safeSplits';
import { cutsWord } from './wordBoundary';

/** One occurrence of a keyword, found by machine. */
export interface Match {
  readonly keyword: Keyword;
  /** Place in the source text, in UTF-16 offsets; a match that a soft line end cuts in two includes that line end. */
  readonly start: number;
  readonly end: number;
  /** Place in the reading. */
  readonly readingStart: number;
  readonly readingEnd: number;
  /** Index of the unit it begins in. */
  readonly unit: number;
}

/** Characters searched in one step: one or two milliseconds of work. */
const chunk = 50_000;

/**
 * All matches of a reading, in text order. Rules, by precedence:
 * 1. a form that would cut a word of an alphabetic script (AI in AIDS) is no hit;
 * 2. the leftmost hit is taken, of several the longest, and no other may overlap it (unless overlaps are enabled);
 * 3. a hit inside one of its keyword's `except` contexts does not count, but its place stays taken.
 */
export function* findMatches(matcher: Matcher, reading: Reading, units: Units): Steps<readonly Match[]> {
  const matches: Match[] = [];
  yield* collect(matcher, reading, units, { start: 0, end: reading.text.length }, matches);
  return matches;
}

/**
 * The matches of a changed reading. Matches before the last unchanged safe split, and after the first one that is unchanged
 * again, are reused; the rest is searched. The result equals that of `findMatches`.
 */
export function* updateMatches(
  matcher: Matcher,
  before: { readonly reading: Reading; readonly units: Units; readonly found: readonly Match[] },
  reading: Reading,
  units: Units,
): Steps<readonly Match[]> {
  // An edit in another line may decide whether a hyphen belongs to a word.
  if (before.reading.hyphens.length > 0 || reading.hyphens.length > 0) {
    return yield* findMatches(matcher, reading, units);
  }
  const [old, now] = [before.reading.text, reading.text];
  const { head, tail } = sameEnds(old, now);
  // Whether a split is safe depends on the characters on both sides.
  const start = safeSplitBefore(matcher.safeSplitMarks, now, head - 1);
  const end = safeSplitAfter(matcher.safeSplitMarks, now, now.length - tail + 1);
  const shift = now.length - old.length;
  const move = mover(before, reading, units, shift);
  const { found } = before;
  const matches: Match[] = [];
  const kept = firstFrom(found, start);
  yield;
  for (let i = 0; i < kept; i++) {
    matches.push(move.head(found[i]!));
    if (i % stepSize === 0) yield;
  }
  yield* collect(matcher, reading, units, { start, end }, matches);
  for (let i = firstFrom(found, end - shift); i < found.length; i++) {
    matches.push(move.tail(found[i]!));
    if (i % stepSize === 0) yield;
  }
  return matches;
}

/** Reuses matches of the previous reading before and after a change. */
function mover(
  before: { readonly reading: Reading; readonly units: Units },
  reading: Reading,
  units: Units,
  shift: number,
): { head(match: Match): Match; tail(match: Match): Match } {
  const [old, now] = [before.units.ends, units.ends];
  // If the reading is the source itself, both have the same offsets.
  const plain = !before.reading.offsets && !reading.offsets;
  const most = Math.min(old.length, now.length);
  let first = 0;
  while (first < most && old[first] === now[first]) first++;
  let last = 0;
  while (last < most && old[old.length - 1 - last]! + shift === now[now.length - 1 - last]) last++;
  const moved = (match: Match, by: number, unit: number | undefined): Match => {
    const [readingStart, readingEnd] = [match.readingStart + by, match.readingEnd + by];
    const { start, end } = toSource(reading, readingStart, readingEnd);
    const { keyword } = match;
    return { keyword, start, end, readingStart, readingEnd, unit: unit ?? unitAt(units, readingStart) };
  };
  return {
    head: match => (plain && match.unit < first ? match : moved(match, 0, undefined)),
    // The beginning of the first unit that ends as before is unknown.
    tail: match =>
      moved(match, shift, match.unit > old.length - last ? match.unit + now.length - old.length : undefined),
  };
}

/** Index of the first match at or after a place. */
function firstFrom(matches: readonly Match[], place: number): number {
  return countBefore(matches, match => match.readingStart < place);
}

/** Length of the common beginning and the common end of two texts. */
function sameEnds(a: string, b: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  return { head, tail };
}

/** Searches a reading from one safe split to the next. */
function* collect(
  matcher: Matcher,
  reading: Reading,
  units: Units,
  { start, end }: Span,
  matches: Match[],
): Steps<void> {
  for (let from = start; from < end; ) {
    const to = Math.min(end, safeSplitAfter(matcher.safeSplitMarks, reading.text, from + chunk));
    collectAtOnce(matcher, reading, units, { start: from, end: to }, matches);
    from = to;
    if (from < end) yield;
  }
}

function collectAtOnce(matcher: Matcher, reading: Reading, units: Units, span: Span, matches: Match[]): void {
  const searched = stretchOf(reading, span.start, span.end);
  const contexts = findContexts(matcher, searched);
  let unit = -1;
  const take = (keyword: Keyword, from: number, to: number) => {
    if (isExcepted(contexts, keyword, from, to)) return;
    const [readingStart, readingEnd] = [span.start + from, span.start + to];
    if (unit === -1) unit = unitAt(units, readingStart);
    while (units.ends[unit]! <= readingStart) unit++;
    const { start, end } = toSource(reading, readingStart, readingEnd);
    matches.push({ keyword, start, end, readingStart, readingEnd, unit });
  };
  const isPlain = matcher.regexes.length === 0 && !matcher.rules.overlaps && searched.hyphens.length === 0;
  if (isPlain) scanPlainly(matcher, searched.text, take);
  else {
    for (const { form, start, end } of chooseHits(findHits(matcher, searched), matcher.rules.overlaps)) {
      take(form.keyword, start, end);
    }
  }
}

/** The fast path if nothing can overlap; a test compares it with the general one. */
function scanPlainly(
  { folding, automaton, forms }: Matcher,
  text: string,
  take: (keyword: Keyword, start: number, end: number) => void,
): void {
  const folded = folding.fold(text);
  const { codeUnits, length, runs } = folded;
  scan(
    automaton,
    codeUnits,
    length,
    (start, end) =>
      !cutsWord(codeUnits, length, start, end) && (!runs || unfold(folded, start, end) !== undefined),
    (start, end, form) => {
      const { keyword } = forms[form]!;
      const place = runs ? unfold(folded, start, end)! : undefined;
      take(keyword, place?.start ?? start, place?.end ?? end);
    },
  );
}
