// Entries of a list taken out, put in and reordered, whether it is written with dashes or as `[...]`. Each function gives the new
// text, or `undefined` where the layout does not allow it; the caller reads it again to see that it says what was meant.
import { isMap, isNode, isScalar, isSeq, type Node, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { asFields, type Fields } from '../base/values';
import { lineStart } from '../text/offsets';
import { nodeAt, readDocument } from './document';
import { columnOf, entryPlaces } from './layout';
import { headOf, lineEnd, type Splice, splice } from './lines';
import { YamlList } from './list';
import { mappingSplices } from './mapping';
import { pairOf, rangeOf } from './nodes';
import { renderEntry, renderInline } from './render';
import type { YamlPath } from './schema';
import { commentsOf, propertiesOf } from './tokens';

/** Which list of which mapping is meant. */
export interface ListAt {
  readonly path: YamlPath;
  readonly key: string;
  /** The key that a new list stands above, where that is there first. */
  readonly above?: string;
}

/** An entry on its way from one place to another. */
export interface Piece {
  /** From its dash on, with the comments above it that are about it. */
  readonly lines: string;
  /** As it stands between brackets; `undefined` where it cannot. */
  readonly inline: string | undefined;
}

/** An entry that is new. */
export function newPiece(value: Fields | string): Piece {
  return { lines: renderEntry(value), inline: inlineOf(value) };
}

/** Lets an entry take the place of another one; those between them move up or down. */
export function moveEntry(text: string, at: ListAt, from: number, to: number): string | undefined {
  const found = listIn(text, at);
  const spans = found && spansOf(text, found);
  if (!found || !spans?.[from] || !spans[to]) return undefined;
  const { list } = found;
  // What stands between brackets beside an entry cannot go with it; on lines it can.
  if (list.flow && hasComment(text, list)) {
    const lines = asLines(text, at);
    return lines === undefined ? undefined : moveEntry(lines, at, from, to);
  }
  const order = spans.map((_, i) => i);
  order.splice(to, 0, ...order.splice(from, 1));
  // What stands between entries stays there: blank lines, and comments that belong to none.
  return splice(
    text,
    ...spans.map(({ start, end }, i): Splice => {
      const own = spans[order[i]!]!;
      const lines = text.slice(own.start, own.end);
      // The last line of a file may lack its line end.
      return { start, end, lines: !list.flow && !lines.endsWith('\n') ? `${lines}\n` : lines };
    }),
  );
}

/** Takes entries out; with the last one goes a list on lines. */
export function takeEntries(
  text: string,
  at: ListAt,
  indexes: readonly number[],
): { readonly text: string; readonly pieces: readonly Piece[] } | undefined {
  const found = listIn(text, at);
  const spans = found && spansOf(text, found);
  if (!found || !spans || indexes.some(index => !spans[index])) return undefined;
  const { list } = found;
  const pieces = indexes.map(index => pieceAt(text, list, spans[index]!, index));
  const rest = list.flow ? withoutInline(text, list, spans, indexes) : withoutLines(text, at, spans, indexes);
  return rest === undefined ? undefined : { text: rest, pieces };
}

/** Puts entries in; a place beyond the last one is the end. Makes the list where there is none. */
export function putEntries(
  text: string,
  at: ListAt,
  place: number,
  pieces: readonly Piece[],
): string | undefined {
  const document = readDocument(text, { keepSourceTokens: true });
  const holder = at.path.length === 0 ? document.contents : nodeAt(document, at.path);
  if (!isMap(holder)) return undefined;
  const found = listOf(text, holder, at.key);
  const list = found?.list;
  if (list?.flow && (list.items.length > 0 || isInBraces(holder))) {
    const inline = pieces.map(piece => piece.inline);
    if (inline.every(each => each !== undefined)) return withInline(text, found!, place, inline);
    const lines = asLines(text, at);
    return lines === undefined ? undefined : putEntries(lines, at, place, pieces);
  }
  if (isInBraces(holder)) return inBraces(text, holder, at.key, pieces);
  const layout = { key: at.key, fields: [], ...(at.above !== undefined && { above: [at.above] }) };
  const blank = found && place >= found.list.items.length ? separatorOf(text, found) : '';
  return new YamlList(text, layout, at.path).insertText(
    place,
    pieces.map(({ lines }) => blank + lines).join(''),
  );
}

/** The list that is written as `[...]` written with a line for each entry. */
function asLines(text: string, { path, key }: ListAt): string | undefined {
  return YamlList.inBlockStyle(text, { key, fields: [] }, path)?.text;
}

interface Found {
  readonly list: YAMLSeq<Node>;
  /** After the line of its key: where the comments of its first entry may begin. */
  readonly least: number;
}

function listIn(text: string, { path, key }: ListAt): Found | undefined {
  const document = readDocument(text, { keepSourceTokens: true });
  const holder = path.length === 0 ? document.contents : nodeAt(document, path);
  return isMap(holder) ? listOf(text, holder, key) : undefined;
}

function listOf(text: string, holder: YAMLMap, key: string): Found | undefined {
  const pair = pairOf(holder, key);
  const list = pair?.value;
  const [, end] = rangeOf(pair?.key) ?? [];
  return isSeq<Node>(list) && end !== undefined ? { list, least: lineEnd(text, end) } : undefined;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where the entries of a list stand: whole lines with their comments, or what is between the commas. */
function spansOf(text: string, { list, least }: Found): readonly Place[] | undefined {
  if (list.flow) {
    const spans = list.items.map(item => {
      const [start, end] = rangeOf(item) ?? [];
      return start === undefined || end === undefined || isNamed(item) ? undefined : { start, end };
    });
    return spans.every(each => each !== undefined) ? spans : undefined;
  }
  const places = entryPlaces(text, list);
  if (!places) return undefined;
  const spans: Place[] = [];
  for (const { offset, end } of places) {
    // A dash behind another one has no line of its own.
    if (!/^ *$/.test(text.slice(lineStart(text, offset), offset))) return undefined;
    spans.push({
      start: headOf(text, offset, spans.at(-1)?.end ?? least),
      end: withComments(text, end, columnOf(text, offset)),
    });
  }
  return spans;
}

/** After the comments below an entry that stand deeper than its dash: they are about it. */
function withComments(text: string, end: number, column: number): number {
  const comment = new RegExp(` {${column + 1},}#.*(?:\\n|$)`, 'y');
  let at = end;
  for (comment.lastIndex = at; at < text.length && comment.test(text); ) at = comment.lastIndex;
  return at;
}

/** Whether an anchor or a tag stands before a value. */
function isNamed(node: Node): boolean {
  return ('anchor' in node && Boolean(node.anchor)) || node.tag !== undefined;
}

function pieceAt(text: string, list: YAMLSeq<Node>, { start, end }: Place, index: number): Piece {
  const item = list.items[index]!;
  const [from = 0, to = 0] = rangeOf(item) ?? [];
  const own = text.slice(from, to);
  if (list.flow) return { lines: `- ${own}\n`, inline: own };
  const isInline = !isNamed(item) && (isScalar(item) ? !item.type?.startsWith('BLOCK') : isInBraces(item));
  const column = columnOf(text, entryPlaces(text, list)![index]!.offset);
  const lines = text
    .slice(start, end)
    .split('\n')
    .map(line => line.replace(new RegExp(`^ {0,${column}}`), ''))
    .join('\n');
  const isBare = commentsOf(lines).size === 0 && propertiesOf(lines).length === 0;
  const inline =
    isInline && !own.includes('\n') ? own : isMap(item) ? inlineOf(asFields(item.toJSON())) : undefined;
  return { lines: lines.endsWith('\n') ? lines : `${lines}\n`, inline: isBare ? inline : undefined };
}

function withoutLines(
  text: string,
  { path, key }: ListAt,
  spans: readonly Place[],
  indexes: readonly number[],
): string | undefined {
  if (indexes.length === spans.length) {
    // The comments of the entries go first: a list that contains comments would stay.
    const { list } = listIn(text, { path, key })!;
    const offsets = entryPlaces(text, list)!.map(
      ({ offset, end }) => [lineStart(text, offset), end] as const,
    );
    const bare = splice(
      text,
      ...spans.flatMap(({ start, end }, i) => [
        { start, end: offsets[i]![0], lines: '' },
        { start: offsets[i]![1], end, lines: '' },
      ]),
    );
    return new YamlList(bare, { key, fields: [] }, path).removeAll(new Set(indexes));
  }
  const gone = new Set(indexes);
  return splice(
    text,
    ...indexes.map((index): Splice => {
      const { start, end } = spans[index]!;
      // With the blank lines before it, so that no two of them meet; at the head, with those behind it.
      let above = index - 1;
      while (gone.has(above)) above--;
      const before = spans[index - 1];
      const after = spans[index + 1];
      if (above >= 0 && before && text.slice(before.end, start).trim() === '')
        return { start: before.end, end, lines: '' };
      if (above < 0 && after && text.slice(end, after.start).trim() === '')
        return { start, end: after.start, lines: '' };
      return { start, end, lines: '' };
    }),
  );
}

function withoutInline(
  text: string,
  list: YAMLSeq<Node>,
  spans: readonly Place[],
  indexes: readonly number[],
): string | undefined {
  const [open, close] = rangeOf(list) ?? [];
  if (open === undefined || close === undefined) return undefined;
  if (indexes.length === spans.length) return splice(text, { start: open, end: close, lines: '[]' });
  let kept = false;
  const splices: Splice[] = [];
  for (const [i, { start, end }] of spans.entries()) {
    if (!indexes.includes(i)) kept = true;
    // With the comma before it; at the head, with the one after it.
    else if (kept) splices.push({ start: spans[i - 1]!.end, end, lines: '' });
    else splices.push({ start, end: spans[i + 1]?.start ?? end, lines: '' });
  }
  return splice(text, ...splices);
}

function withInline(
  text: string,
  found: Found,
  place: number,
  pieces: readonly string[],
): string | undefined {
  const { list } = found;
  const [open, close] = rangeOf(list) ?? [];
  if (open === undefined || close === undefined) return undefined;
  if (list.items.length === 0)
    return splice(text, { start: open, end: close, lines: `[${pieces.join(', ')}]` });
  const spans = spansOf(text, found);
  if (!spans) return undefined;
  const [first, second] = spans;
  const between = first && second ? text.slice(first.end, second.start) : ', ';
  const comma = /^,\s*$/.test(between) ? between : ', ';
  const next = spans[place];
  if (next)
    return splice(text, {
      start: next.start,
      end: next.start,
      lines: pieces.map(each => each + comma).join(''),
    });
  const { end } = spans.at(-1)!;
  return splice(text, { start: end, end, lines: pieces.map(each => comma + each).join('') });
}

/** A list that is new in a mapping in braces. */
function inBraces(text: string, holder: YAMLMap, key: string, pieces: readonly Piece[]): string | undefined {
  const inline = pieces.map(piece => piece.inline);
  if (!inline.every(each => each !== undefined)) return undefined;
  const list = `[${inline.join(', ')}]`;
  const splices = mappingSplices(text, holder, new Map([[key, list]]), { write: () => list });
  return splices && splice(text, ...splices);
}

/** The blank line that stands between all entries. */
function separatorOf(text: string, found: Found): string {
  const spans = spansOf(text, found) ?? [];
  const isApart = spans
    .slice(1)
    .every(({ start }, i) => /\n[ \t]*\n$/.test(`\n${text.slice(spans[i]!.end, start)}`));
  return spans.length > 1 && isApart ? '\n' : '';
}

function hasComment(text: string, list: YAMLSeq<Node>): boolean {
  const [start, end] = rangeOf(list) ?? [0, 0];
  return commentsOf(text.slice(start, end)).size > 0;
}

function isInBraces(node: unknown): boolean {
  return isNode(node) && 'flow' in node && node.flow === true;
}

function inlineOf(value: Fields | string): string {
  if (typeof value === 'string') return renderInline(value);
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}
