import type { Span } from '../text/lines';
import { fromSource, type Reading, toSource } from '../text/reading';
import type { Source } from '../text/source';
import type { Target } from './annotation';
import { contextOf, isBlank, isLowSurrogate } from './context';

/**
 * Describes a stretch of a source so that it can be found again. Blanks at its ends are left out, halves of characters
 * are made whole; `undefined` when nothing else is in it.
 */
export function describe(source: Source, reading: Reading, span: Span): Target | undefined {
  let start = fromSource(reading, span.start);
  let end = fromSource(reading, span.end);
  if (isLowSurrogate(reading.text, start)) start--;
  if (isLowSurrogate(reading.text, end)) end++;
  while (start < end && isBlank(reading.text[start]!)) start++;
  while (end > start && isBlank(reading.text[end - 1]!)) end--;
  if (start === end) return undefined;
  const { before, after } = contextOf(reading.text, start, end);
  return {
    quote: reading.text.slice(start, end),
    at: source.lines.range(toSource(reading, start, end)),
    ...(before && { before }),
    ...(after && { after }),
  };
}
