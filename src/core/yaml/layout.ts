// Places of the fields of a mapping and the entries of a list in a text.
import { isNode, isScalar, type Node, type Pair, type YAMLSeq } from 'yaml';
import { lineStart } from '../text/offsets';
import { headOf, lineEnd, type Splice } from './lines';
import { colonOf, dashesOf, endOf, rangeOf } from './nodes';

/** Where a field or an entry stands: the offset of its key or dash, and after the line that it ends on. */
export interface Place {
  readonly offset: number;
  readonly end: number;
}

/** `undefined` for a key that is not a scalar. */
export function fieldPlace(text: string, pair: Pair): Place | undefined {
  const [offset] = (isScalar(pair.key) && rangeOf(pair.key)) || [];
  const end = endOf(pair);
  return offset === undefined || end === undefined ? undefined : { offset, end: lineEnd(text, end) };
}

/** One for each entry; `undefined` for a list written as `[...]`, or read without its tokens. */
export function entryPlaces(text: string, list: YAMLSeq<Node>): readonly Place[] | undefined {
  return dashesOf(list)?.map((offset, i) => {
    const end = Math.max(offset + 1, list.items[i]?.range?.[1] ?? 0);
    return { offset, end: lineEnd(text, end) };
  });
}

/** Columns before a place in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The whole lines of a field; `undefined` if anything but a dash is before its key. */
export function fieldLines(
  text: string,
  pair: Pair,
): { readonly start: number; readonly end: number } | undefined {
  const { offset, end } = fieldPlace(text, pair) ?? {};
  if (offset === undefined || end === undefined) return undefined;
  const start = lineStart(text, offset);
  return /^[ -]*$/.test(text.slice(start, offset)) ? { start, end } : undefined;
}

/** Removes a field with its lines. A comment at its end stays, on a separate line. */
export function cut(text: string, pair: Pair): Splice | undefined {
  const [lines, [start] = [], end] = [fieldLines(text, pair), rangeOf(pair.key), endOf(pair)];
  if (start === undefined || end === undefined) return undefined;
  return lines && text.slice(end, lines.end).trim() === ''
    ? { ...lines, lines: '' }
    : { start, end, lines: '' };
}

/**
 * Puts lines below a key that has no value, or an empty list or mapping. Comments that stand deeper than the key stay above
 * them.
 */
export function fillBelow(text: string, pair: Pair, lines: string): readonly Splice[] | undefined {
  const { key, value } = pair;
  const colon = colonOf(text, pair);
  const [start] = rangeOf(key) ?? [];
  if (colon === undefined || start === undefined || (isNode(value) && 'anchor' in value && value.anchor))
    return undefined;
  const end = Math.max(colon, isEmptyValue(value) ? colon : (rangeOf(value)?.[1] ?? colon));
  if (text.slice(colon, end).includes('#')) return undefined;
  let below = lineEnd(text, end);
  const comment = new RegExp(`[ ]{${columnOf(text, start) + 1},}#.*\\n?`, 'y');
  for (comment.lastIndex = below; comment.test(text); ) below = comment.lastIndex;
  return [
    { start: colon, end, lines: '' },
    { start: below, end: below, lines },
  ];
}

/** Whether nothing stands after the colon of a key. */
export function isEmptyValue(value: unknown): boolean {
  return !isNode(value) || (isScalar(value) && value.source === '' && !value.tag);
}

/** Where items begin with the comments that belong to them; the first takes all from `from` on. */
export function startsOf(text: string, items: readonly Place[], from: number): readonly number[] {
  return items.map(({ offset }, i) => (i === 0 ? from : headOf(text, offset, items[i - 1]!.end)));
}

/** Where comments begin that stand after the last item, and no deeper than it. */
export function tailOf(text: string, last: Place, to: number): number {
  const column = columnOf(text, last.offset);
  for (let at = last.end; at < to; at = lineEnd(text, at + 1)) {
    const comment = /^( *)#/.exec(text.slice(at, to));
    if (comment && comment[1]!.length <= column) return at;
  }
  return to;
}
