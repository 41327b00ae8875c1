import { defined } from '../base/values';
import type { Span } from '../text/lines';
import { isLowSurrogate } from '../text/offsets';
import { fromSource, type Reading, toSource } from '../text/reading';
import type { Source } from '../text/source';
import type { Target } from './annotation';
import { candidateAt } from './candidates';
import { contextOf, isBlank } from './context';
import { haystackOf, needleOf } from './haystack';
import { likePlaces, shareAlike, slightlyAlike } from './lookalikes';
import { sectionAt } from './sections';

/**
 * Describes a stretch of a source so that it can be found again. Trims white space, and completes halves of characters. If
 * the text has similar passages, the description also says which one this is, and holds more context. `undefined` if the
 * stretch contains nothing but white space.
 */
export function describe(source: Source, reading: Reading, span: Span): Target | undefined {
  const { text } = reading;
  let start = fromSource(reading, span.start);
  let end = fromSource(reading, span.end);
  if (isLowSurrogate(text, start)) start--;
  if (isLowSurrogate(text, end)) end++;
  while (start < end && isBlank(text[start]!)) start++;
  while (end > start && isBlank(text[end - 1]!)) end--;
  if (start === end) return undefined;
  const quote = text.slice(start, end);
  const at = source.lines.range(toSource(reading, start, end));
  const alone: Target = { quote, at, ...within(contextOf(text, start, end)) };
  const letters = haystackOf(reading, 'letters');
  const [from, to] = [letters.fromReading(start), letters.fromReading(end)];
  const isSelf = (place: { readonly start: number }) => place.start === from;
  const plain = needleOf(alone, 'letters');
  const others = likePlaces(letters, plain).filter(place => !isSelf(place));
  const own = candidateAt(letters, plain, from, to);
  if (others.length === 0 && shareAlike(letters, plain, own) < slightlyAlike) return alone;
  const among: Target = { quote, at, ...within(contextOf(text, start, end, 'far')) };
  const places = likePlaces(letters, needleOf(among, 'letters'));
  const n = places.findIndex(isSelf) + 1;
  // Half of a joined character has no place in the folded text.
  if (n === 0) return alone;
  return {
    ...among,
    ...defined({ section: sectionAt(source, toSource(reading, start, end).start) }),
    nth: { n, of: places.length },
  };
}

function within({ before, after }: { before: string; after: string }): Pick<Target, 'before' | 'after'> {
  return { ...(before && { before }), ...(after && { after }) };
}
