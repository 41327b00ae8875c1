import { type Document, isMap, isNode, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { readDocument } from './document';
import { columnOf, entryPlaces, fieldPlace, type Place, startsOf, tailOf } from './layout';
import { headOf, lineEnd } from './lines';
import { keyText, rangeOf } from './nodes';
import { renderAgain } from './render';

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
  /** Offsets in `lines`: of the key, and after the line that its value ends on. */
  readonly keyAt: number;
  readonly end: number;
}

/** A list under a key. */
export interface ListBlock {
  /** The line of the key, and what stands between it and the first entry. */
  readonly header: string;
  readonly entries: readonly EntryBlock[];
  /** Comments after the last entry that belong to none. */
  readonly tail: string;
}

/** An entry of a list. */
export interface EntryBlock extends Block {
  /** `undefined` if they are not on separate lines. */
  readonly fields: readonly FieldBlock[] | undefined;
}

/** A file whose root is a mapping. */
export interface FileBlocks {
  readonly fields: readonly FieldBlock[];
  /** Its lists, by their keys. */
  readonly lists: ReadonlyMap<string, ListBlock>;
  /** Comments after all keys. */
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
export function rewriteField({ node, lines, keyAt, column, end }: FieldBlock, value: unknown): string {
  return lines.slice(0, keyAt) + renderAgain(node, value, column, lines.slice(keyAt, end)) + lines.slice(end);
}

/** The places of the keys of a mapping; `undefined` if they are not on separate lines. */
function places(text: string, map: YAMLMap): readonly Place[] | undefined {
  const found = map.flow ? [undefined] : map.items.map(pair => fieldPlace(text, pair));
  return found.every(each => each !== undefined) ? found : undefined;
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
      key: keyText(node),
      lines: text.slice(start, starts[i + 1] ?? to),
      value: isNode(node.value) ? (node.value.toJS(document) as unknown) : null,
      node,
      column: columnOf(text, offset),
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
  const found = entryPlaces(text, list);
  if (!found) return undefined;
  const first = headOf(text, found[0]!.offset, lineEnd(text, rangeOf(node.key)?.[1] ?? start));
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
