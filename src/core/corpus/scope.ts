import type { Match } from '../keywords/match';
import { foldingFor } from '../text/folding';
import { defaultFoldingRules } from '../text/foldingRules';
import type { Heading, Outline } from '../text/headings';
import type { Span } from '../text/lines';
import { fromSource, type Reading } from '../text/reading';
import type { Analysis } from './corpus';

/** Whether a heading contains the text of `scope.section`, however it is written: 主 要 任 务 is 主要任务. */
export function isInScope({ title }: Pick<Heading, 'title'>, section: string): boolean {
  const folding = foldingFor(defaultFoldingRules);
  return folding.foldTerm(title).includes(folding.foldTerm(section));
}

/**
 * The stretches of the reading that keywords count in, in order: the sections that `scope.section` asks for, or all of it, without
 * tables of contents. `undefined` when everything counts.
 */
export function scopeSpans(
  section: string | undefined,
  { headings, contents }: Pick<Outline, 'headings' | 'contents'>,
  reading: Reading,
): readonly Span[] | undefined {
  if (section === undefined && contents.length === 0) return undefined;
  const place = (offset: number) => fromSource(reading, offset);
  const sections =
    section === undefined
      ? [{ start: 0, end: reading.text.length }]
      : headings
          .filter(heading => isInScope(heading, section))
          .map(({ start, end }) => ({ start: place(start), end: place(end) }));
  const tables = contents.map(({ start, end }) => ({ start: place(start), end: place(end) }));
  return without(union(sections), tables);
}

/** Whether a stretch of the reading, such as a match, lies in one of these. */
export function isInSpans(
  { readingStart, readingEnd }: Pick<Match, 'readingStart' | 'readingEnd'>,
  spans: readonly Span[],
): boolean {
  return spans.some(({ start, end }) => readingStart >= start && readingEnd <= end);
}

/** How many characters of the reading keywords count in. */
export function charactersInScope({ scope, reading }: Pick<Analysis, 'scope' | 'reading'>): number {
  return scope ? scope.reduce((sum, { start, end }) => sum + end - start, 0) : reading.text.length;
}

/** Whether a hit is in a table of contents, and therefore not counted. */
export function isInContents(
  { readingStart }: Pick<Match, 'readingStart'>,
  { contents, reading }: Pick<Analysis, 'contents' | 'reading'>,
): boolean {
  return contents.some(
    ({ start, end }) => readingStart >= fromSource(reading, start) && readingStart < fromSource(reading, end),
  );
}

/** Stretches in order, those that lie in one another or touch put together. */
function union(spans: readonly Span[]): readonly Span[] {
  const united: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = united.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else united.push({ start, end });
  }
  return united;
}

/** What of the stretches lies in none of others; both in order and apart. */
function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return others.reduce<readonly Span[]>(
    (rest, other) =>
      rest.flatMap(span => {
        if (other.end <= span.start || other.start >= span.end) return [span];
        return [
          { start: span.start, end: other.start },
          { start: other.end, end: span.end },
        ].filter(({ start, end }) => end > start);
      }),
    spans,
  );
}

/** Why a hit outside the scope does not count. */
export function whyOutside(
  match: Pick<Match, 'readingStart'>,
  analysis: Pick<Analysis, 'contents' | 'reading'>,
): 'in-contents' | 'outside' {
  return isInContents(match, analysis) ? 'in-contents' : 'outside';
}
