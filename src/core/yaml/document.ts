import {
  type Document,
  type DocumentOptions,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Pair,
  type ParseOptions,
  parseDocument,
  type SchemaOptions,
  type YAMLMap,
  YAMLParseError,
} from 'yaml';
import type { YamlPath } from './schema';

// The parser looks for a key among all others of its mapping each time one is added, and each time one is asked for: ten thousand
// keys take seconds, and a file may hold half a million. Here each key is looked up once.

/** Parses a text as `parseDocument` of the library does, keys that stand twice included, in a time that grows with its length. */
export function readDocument(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): Document.Parsed {
  const document = parseDocument(text, { ...options, uniqueKeys: false });
  const at = repeatedKey(document);
  const [first] = document.errors;
  if (at !== undefined && (!first || at < first.pos[0])) {
    document.errors.unshift(new YAMLParseError([at, at + 1], 'DUPLICATE_KEY', 'Map keys must be unique'));
  }
  return document;
}

/** Where the first key stands that its mapping has already. */
function repeatedKey({ contents }: Document): number | undefined {
  let first: number | undefined;
  const open: unknown[] = [contents];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isPair(node)) open.push(node.key ?? undefined, node.value ?? undefined);
    if (!isCollection(node)) continue;
    for (const item of node.items) if (item !== null && item !== undefined) open.push(item);
    if (!isMap(node)) continue;
    const seen = new Set<unknown>();
    for (const { key } of node.items) {
      if (!isScalar(key) || Number.isNaN(key.value)) continue;
      const start = key.range?.[0];
      if (seen.has(key.value) && start !== undefined) first = Math.min(first ?? start, start);
      seen.add(key.value);
    }
  }
  return first;
}

const indexes = new WeakMap<object, { readonly count: number; readonly pairs: ReadonlyMap<unknown, Pair> }>();

/** The pair of a key, by the key's value; the first, where there are several. */
export function pairAt(map: YAMLMap, key: unknown): Pair | undefined {
  let index = indexes.get(map);
  if (index?.count !== map.items.length) {
    const pairs = new Map<unknown, Pair>();
    for (const pair of map.items) {
      const value = isScalar(pair.key) ? pair.key.value : pair.key;
      if (!pairs.has(value)) pairs.set(value, pair);
    }
    index = { count: map.items.length, pairs };
    indexes.set(map, index);
  }
  return index.pairs.get(key);
}

/** The node at a path, as `getIn` of the library gives it. */
export function nodeAt({ contents }: Document, path: YamlPath): unknown {
  let node: unknown = contents;
  for (const part of path) {
    if (isMap(node)) node = pairAt(node, part)?.value;
    else if (isCollection(node)) node = node.get(part, true);
    else return undefined;
  }
  return isNode(node) ? node : undefined;
}
