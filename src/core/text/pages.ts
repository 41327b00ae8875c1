import { countBefore } from '../base/count';
import { oncePer } from '../base/oncePer';
import type { Span } from './lines';
import type { Source } from './source';

/** The pages that a stretch stands on, numbered from 1. */
export interface Pages {
  readonly first: number;
  readonly last: number;
}

/** Offsets of the form feeds of a text, each of which begins a page; looked for once, since every passage asks. */
const pageBreaks = oncePer(({ text }: Source): readonly number[] =>
  [...text.matchAll(/\f/g)].map(({ index }) => index),
);

/** The pages of a stretch of a source. `undefined` where its text has none. */
export function pagesOf(source: Source, { start, end }: Span): Pages | undefined {
  const breaks = pageBreaks(source);
  if (breaks.length === 0) return undefined;
  const pageAt = (offset: number) => 1 + countBefore(breaks, at => at < offset);
  // A break before the first character that is read, or after the last, is none within the passage.
  const inside = source.text.slice(start, end);
  const lead = inside.length - inside.trimStart().length;
  const tail = inside.trimEnd().length;
  return { first: pageAt(start + lead), last: pageAt(start + Math.max(lead, tail)) };
}

/** `12`, or `12–13`. */
export function formatPages({ first, last }: Pages): string {
  return first === last ? String(first) : `${first}–${last}`;
}
