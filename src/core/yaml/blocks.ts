import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { readDocument } from './document';
import { headOf, indentLines, lineEnd, lineStart } from './lines';
import { dashesOf } from './nodes';
import { keepBlanks, renderField } from './render';

/**
 * A key, or an entry of a list, as whole lines: with the comment lines right above it, which are taken to be about it,
 * and all that follows up to the next one. The blocks of a file, put together in order, are the file.
 */
export interface Block {
  readonly key: string;
  readonly lines: string;
  readonly value: unknown;
}

/** The key of a mapping and its value. */
export interface FieldBlock extends Block {
  readonly node: Pair;
  /** Columns before the key. */
  readonly column: number;
  /** Offsets in `lines`: of the key, and behind the line that its value ends on. */
  readonly keyAt: number;
  readonly end: number;
}

/** A list under a key. */
export interface ListBlock {
  /** The line of the key, and what stands between it and the first entry. */
  readonly header: string;
  readonly entries: readonly EntryBlock[];
  /** Comments behind the last entry that belong to none. */
  readonly tail: string;
}

/** An entry of a list. */
export interface EntryBlock extends Block {
  /** `undefined` where they do not stand on lines of their own. */
  readonly fields: readonly FieldBlock[] | undefined;
}

/** A file whose root is a mapping. */
export interface FileBlocks {
  readonly fields: readonly FieldBlock[];
  /** Its lists, by their keys. */
  readonly lists: ReadonlyMap<string, ListBlock>;
  /** Comments behind all keys. */
  readonly tail: string;
}

/**
 * Cuts a YAML text, with LF line ends, into blocks; `keys` name the lists of mappings in it, and what tells their entries
 * apart. `undefined` where its layout does not allow it, or an entry cannot be told from another. An empty text has no
 * blocks.
 */
export function cutBlocks(
  text: string,
  keys: Readonly<Record<string, (entry: unknown) => string | undefined>>,
): FileBlocks | undefined {
  const document = readDocument(text, { keepSourceTokens: true, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) return { fields: [], lists: new Map(), tail: text };
  const root: unknown = document.contents;
  if (!isMap(root)) return undefined;
  const end = places(text, root)?.at(-1);
  const tailAt = end ? tailOf(text, end, text.length) : 0;
  const cut = cutFields(document, text, root, 0, tailAt);
  if (!cut) return undefined;
  const lists = new Map<string, ListBlock>();
  for (const [name, keyOf] of Object.entries(keys)) {
    const at = cut.blocks.findIndex(({ key }) => key === name);
    const field = cut.blocks[at];
    if (!field) continue;
    const list = cutList(document, text, field, cut.starts[at]!, keyOf);
    if (!list) return undefined;
    lists.set(name, list);
  }
  return { fields: cut.blocks, lists, tail: text.slice(tailAt) };
}

/** A field with another value; its comments stay. */
export function rewriteField(field: FieldBlock, value: unknown): string {
  const { key, node, lines, keyAt, column, end } = field;
  const rendered = indentLines(renderField(key, value, node.value), column).slice(column);
  const written = keepBlanks(rendered, lines.slice(keyAt, end));
  return lines.slice(0, keyAt) + written + lines.slice(end);
}

/** All comments of a YAML text, from `#` on. */
export function commentsOf(text: string): ReadonlySet<string> {
  return new Set(tokensOf(text, /^#/).map(token => token.trim()));
}

/** The tags and anchors of a YAML text, in order: what is said about values beside the values. */
export function propertiesOf(text: string): readonly string[] {
  return tokensOf(text, /^[!&]/);
}

function tokensOf(text: string, wanted: RegExp): readonly string[] {
  const found: string[] = [];
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    // The lexer announces a plain or block scalar, which may begin with anything, by a token of its own.
    if (wanted.test(token) && previous !== '\u001f') found.push(token);
    previous = token;
  }
  return found;
}

/** Where an item stands in a text: offset, and behind the line that it ends on. */
interface Place {
  readonly offset: number;
  readonly end: number;
}

/** Where items begin with what belongs to them; the first takes all from `from` on. */
function startsOf(text: string, items: readonly Place[], from: number): readonly number[] {
  return items.map(({ offset }, i) => (i === 0 ? from : headOf(text, offset, items[i - 1]!.end)));
}

/** Where comments begin that stand behind the last item, and no deeper than it. */
function tailOf(text: string, last: Place, to: number): number {
  const column = last.offset - lineStart(text, last.offset);
  for (let at = last.end; at < to; at = lineEnd(text, at + 1)) {
    const comment = /^( *)#/.exec(text.slice(at, to));
    if (comment && comment[1]!.length <= column) return at;
  }
  return to;
}

/** The places of the keys of a mapping; `undefined` where they do not stand on lines of their own. */
function places(text: string, map: YAMLMap): readonly Place[] | undefined {
  const found: Place[] = [];
  for (const { key, value } of map.items) {
    if (map.flow || !isScalar(key) || !key.range) return undefined;
    const end = Math.max(key.range[1], (isNode(value) && value.range?.[1]) || 0);
    found.push({ offset: key.range[0], end: lineEnd(text, end) });
  }
  return found;
}

interface CutFields {
  readonly blocks: readonly FieldBlock[];
  readonly starts: readonly number[];
}

function cutFields(
  document: Document,
  text: string,
  map: YAMLMap,
  from: number,
  to: number,
): CutFields | undefined {
  const found = places(text, map);
  if (!found) return undefined;
  const starts = startsOf(text, found, from);
  const blocks = map.items.map((node, i): FieldBlock => {
    const { offset, end } = found[i]!;
    const start = starts[i]!;
    return {
      key: isScalar(node.key) ? String(node.key.value) : '',
      lines: text.slice(start, starts[i + 1] ?? to),
      value: isNode(node.value) ? (node.value.toJS(document) as unknown) : null,
      node,
      column: offset - lineStart(text, offset),
      keyAt: offset - start,
      end: end - start,
    };
  });
  const isWhole = blocks.map(({ lines }) => lines).join('') === text.slice(from, to);
  return isWhole ? { blocks, starts } : undefined;
}

function cutList(
  document: Document,
  text: string,
  field: FieldBlock,
  start: number,
  keyOf: (entry: unknown) => string | undefined,
): ListBlock | undefined {
  const { node, lines, value } = field;
  const list: unknown = node.value;
  if (!isSeq<Node>(list) || list.items.length === 0) {
    return isSeq(list) || value === null ? { header: lines, entries: [], tail: '' } : undefined;
  }
  const dashes = dashesOf(list);
  if (!dashes) return undefined;
  const found = list.items.map((item, i): Place => {
    const offset = dashes[i]!;
    return { offset, end: lineEnd(text, Math.max(offset + 1, item.range?.[1] ?? 0)) };
  });
  const key = isNode(node.key) ? node.key.range?.[1] : undefined;
  const first = headOf(text, found[0]!.offset, lineEnd(text, key ?? start));
  const starts = startsOf(text, found, first);
  const tailAt = tailOf(text, found.at(-1)!, start + lines.length);
  const entries: EntryBlock[] = [];
  const known = new Set<string>();
  for (const [i, item] of list.items.entries()) {
    const value: unknown = item.toJS(document);
    const key = keyOf(value);
    if (key === undefined || known.has(key)) return undefined;
    known.add(key);
    const [from, to] = [starts[i]!, starts[i + 1] ?? tailAt];
    const fields = isMap(item) ? cutFields(document, text, item, from, to)?.blocks : undefined;
    entries.push({ key, lines: text.slice(from, to), value, fields });
  }
  return { header: text.slice(start, first), entries, tail: text.slice(tailAt, start + lines.length) };
}
