import type { Span } from '../text/lines';
import type { YamlPath } from '../yaml/parse';
import { type ScalarToken, skipQuoted, tokenIn, unquote } from './scalars';

/** Where a cursor is in a flow collection such as `[a, b]` or `{ k: v }`. */
export interface FlowPlace {
  readonly role: 'key' | 'value' | 'word';
  /** Path below the collection's own. */
  readonly path: YamlPath;
  readonly token: ScalarToken;
  /** Keys of the mapping, or items of the list, the cursor is in; without its own. */
  readonly siblings: readonly string[];
}

interface Collection extends Span {
  readonly kind: '[' | '{';
  readonly path: YamlPath;
  readonly entries: Entry[];
  end: number;
}

interface Entry extends Span {
  end: number;
  colon: number | undefined;
}

/**
 * Looks into the flow collection that is written in a stretch of a line; its brackets need not be closed yet.
 * `undefined` where the cursor is in none of its scalars.
 */
export function flowPlace(line: string, within: Span, cursor: number): FlowPlace | undefined {
  const collection = collectionsIn(line, within)
    .filter(each => each.start < cursor && cursor <= each.end)
    .at(-1);
  const entry = collection?.entries.find(each => each.start <= cursor && cursor <= each.end);
  if (!collection || !entry) return undefined;
  const place = (role: FlowPlace['role'], path: YamlPath, span: Span): FlowPlace | undefined => {
    const token = tokenIn(line, span, cursor);
    const others = collection.entries.filter(each => each !== entry);
    const siblings = others.map(each => nameOf(line, each)).filter(text => text !== '');
    return token && { role, path, token, siblings };
  };
  const { colon } = entry;
  if (collection.kind === '[') return place('word', [...collection.path, 0], entry);
  if (colon === undefined) return place('word', collection.path, entry);
  if (cursor <= colon) return place('key', collection.path, { start: entry.start, end: colon });
  return place('value', pathOf(line, collection, entry), { start: colon + 1, end: entry.end });
}

/** All collections in order of their brackets, so that of those around a place the innermost is the last. */
function collectionsIn(line: string, { start, end }: Span): readonly Collection[] {
  const all: Collection[] = [];
  const open: Collection[] = [];
  for (let i = start; i < end; i++) {
    const current = open.at(-1);
    const entry = current?.entries.at(-1);
    const char = line[i]!;
    if (char === '[' || char === '{') {
      const path = current && entry ? pathOf(line, current, entry) : [];
      const inner: Collection = {
        kind: char,
        path,
        start: i,
        end,
        entries: [{ start: i + 1, end, colon: undefined }],
      };
      all.push(inner);
      open.push(inner);
    } else if (!current || !entry) {
      break;
    } else if (char === '"' || char === "'") {
      if (line.slice(entry.colon === undefined ? entry.start : entry.colon + 1, i).trim() === '')
        i = skipQuoted(line, i) - 1;
    } else if (char === ']' || char === '}') {
      entry.end = i;
      current.end = i;
      open.pop();
    } else if (char === ',') {
      entry.end = i;
      current.entries.push({ start: i + 1, end, colon: undefined });
    } else if (
      char === ':' &&
      current.kind === '{' &&
      entry.colon === undefined &&
      /[\s"']|^$/.test(line[i + 1] ?? '')
    ) {
      entry.colon = i;
    }
  }
  return all;
}

function pathOf(line: string, collection: Collection, entry: Entry): YamlPath {
  return [...collection.path, collection.kind === '[' ? 0 : nameOf(line, entry)];
}

function nameOf(line: string, entry: Entry): string {
  return unquote(line.slice(entry.start, entry.colon ?? entry.end).trim());
}
