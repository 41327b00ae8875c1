import type { Span } from './lines';

/** The pages that a stretch stands on, numbered from 1. */
export interface Pages {
  readonly first: number;
  readonly last: number;
}

/** The pages of a stretch of a text, in which a form feed begins each page but the first. `undefined` where the text has none. */
export function pagesOf(text: string, { start, end }: Span): Pages | undefined {
  if (!text.includes('\f')) return undefined;
  const first = 1 + breaksIn(text, 0, start);
  // A break before the first character that is read, or after the last, is none within the passage.
  const inside = text.slice(start, end);
  const lead = inside.length - inside.trimStart().length;
  const tail = inside.trimEnd().length;
  const begun = first + breaksIn(text, start, start + lead);
  return { first: begun, last: begun + breaksIn(text, start + lead, start + Math.max(lead, tail)) };
}

/** `12`, or `12–13`. */
export function formatPages({ first, last }: Pages): string {
  return first === last ? String(first) : `${first}–${last}`;
}

function breaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\f', start); at !== -1 && at < end; at = text.indexOf('\f', at + 1)) count++;
  return count;
}
