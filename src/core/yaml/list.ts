import { isMap, isNode, isSeq, type Node, type Pair, YAMLMap, type YAMLSeq } from 'yaml';
import type { Fields } from '../base/values';
import { lineStart } from '../text/offsets';
import { readDocument } from './document';
import { columnOf, entryPlaces, fieldLines, fillBelow, type Place } from './layout';
import { headOf, indentLines, lineEnd, type Splice, splice, spliceAll } from './lines';
import { colonOf, pairOf, rangeOf } from './nodes';
import { render, renderAgain, renderEntry, renderField, renderInline, setField } from './render';
import type { YamlPath } from './schema';

/** Which list of a mapping is meant, and how it is laid out. */
export interface ListLayout {
  /** Its key. */
  readonly key: string;
  /** The keys of an entry in the order they are written. */
  readonly fields: readonly string[];
  /** Keys that the list stands above, where one of them is there first. */
  readonly above?: readonly string[];
}

interface Entry extends Place {
  readonly node: Node;
  /** Where the line of its dash begins. */
  readonly start: number;
}

/**
 * A list of entries in a YAML text, changed line by line: all other lines, comments and unknown keys stay byte for
 * byte. Each change gives the new text, or `undefined` where the layout does not allow it; the caller parses it again
 * to see that it says what was meant.
 */
export class YamlList {
  /** The mapping that contains the list. */
  private readonly holder: YAMLMap | undefined;
  /** Columns before the keys of the holder. */
  private readonly column: number;
  private readonly pair: Pair | undefined;
  private readonly entries: readonly Entry[];

  /** The list, written as a block first where it is written as `[...]`; `undefined` where that cannot be. */
  static inBlockStyle(text: string, layout: ListLayout, path: YamlPath = []): YamlList | undefined {
    const found = new YamlList(text, layout, path);
    const list = found.pair?.value;
    if (!found.pair || !isSeq(list) || !list.flow || list.items.length === 0) return found;
    const [start] = rangeOf(found.pair.key) ?? [];
    const lines = fieldLines(text, found.pair);
    if (!lines || start === undefined) return undefined;
    const block = indentLines(asBlock(found.pair, list), found.column).trimStart();
    return new YamlList(splice(text, { start, end: lines.end, lines: block }), layout, path);
  }

  /** `path` leads to the mapping that contains the list; it is the root where none is given. */
  constructor(
    readonly text: string,
    private readonly layout: ListLayout,
    private readonly path: YamlPath = [],
  ) {
    const document = readDocument(text, { keepSourceTokens: true });
    const holder: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
    this.holder = isMap(holder) ? holder : undefined;
    const [start = 0] = rangeOf(holder) ?? [];
    this.column = start - lineStart(text, start);
    this.pair = pairOf(this.holder, layout.key);
    this.entries = entriesOf(text, this.pair?.value);
  }

  /** Adds an entry at a place among the others; a place beyond the last one is the end. */
  insert(place: number, entry: Fields | string): string | undefined {
    return this.insertText(place, renderEntry(typeof entry === 'string' ? entry : this.fieldsInOrder(entry)));
  }

  /** Adds an entry given as lines from its dash on, as `entryText` gives them. */
  insertText(place: number, lines: string): string | undefined {
    return this.insertLines([{ place, lines }]);
  }

  /** Adds entries, each at a place among those that are there now; of several at one place, the first given comes first. */
  insertAll(entries: readonly { readonly place: number; readonly entry: Fields }[]): string | undefined {
    return this.insertLines(
      entries.map(({ place, entry }) => ({ place, lines: renderEntry(this.fieldsInOrder(entry)) })),
    );
  }

  /** Adds a text after the last entry of a list written as `[...]`; `undefined` where it is not, or is empty. */
  appendInline(entry: string): string | undefined {
    const list = this.pair?.value;
    const [, end] = (isSeq(list) && list.flow && rangeOf(list.items.at(-1))) || [];
    if (end === undefined) return undefined;
    return splice(this.text, { start: end, end, lines: `, ${renderInline(entry)}` });
  }

  /** Takes an entry away; with the last one goes the list, unless there is a comment in it. */
  remove(index: number): string | undefined {
    return this.entries[index] && this.removeAll(new Set([index]));
  }

  /** Takes entries away; with the last one goes the list, as with `remove`. */
  removeAll(indexes: ReadonlySet<number>): string | undefined {
    const own = this.entries
      .filter((_, i) => indexes.has(i))
      .map(({ start, end }) => ({ start, end, lines: '' }));
    if (own.length === 0 || own.length < this.entries.length) return spliceAll(this.text, own);
    const colon = this.pair && colonOf(this.text, this.pair);
    const [first] = own;
    if (colon === undefined || !first) return undefined;
    const isAlone = this.text.slice(colon, first.start).trim() === '';
    const key = isAlone
      ? { start: lineStart(this.text, colon), end: first.start, lines: '' }
      : { start: colon, end: colon, lines: ' []' };
    return spliceAll(this.text, [key, ...own]);
  }

  /** The lines of an entry from its dash on, comments in it too. `undefined` where there is no such entry. */
  entryText(index: number): string | undefined {
    const entry = this.entries[index];
    if (!entry) return undefined;
    const indent = new RegExp(`^ {0,${entry.offset - entry.start}}`);
    const lines = this.text.slice(entry.start, entry.end).split('\n');
    return `${lines
      .map(line => line.replace(indent, ''))
      .join('\n')
      .trimEnd()}\n`;
  }

  /** Sets fields of an entry; `undefined` takes a field away. */
  replace(index: number, fields: Fields): string | undefined {
    return this.replaceAll(new Map([[index, fields]]));
  }

  /** Sets fields of several entries at once; `undefined` where one of them cannot be changed line by line. */
  replaceAll(changes: ReadonlyMap<number, Fields>): string | undefined {
    const splices = [...changes].flatMap(([index, fields]) => {
      const entry = this.entries[index];
      if (!entry || !isMap(entry.node)) return [undefined];
      const { node } = entry;
      if (node.flow) return [this.rewritten(entry, node, fields)];
      return this.layout.fields
        .filter(key => key in fields)
        .map(key => this.fieldSplice(entry, node, key, fields[key]));
    });
    return splices.every(each => each !== undefined) ? spliceAll(this.text, splices) : undefined;
  }

  /** Moves the lines of an entry to its place among the others. */
  move(index: number, place: number): string | undefined {
    return this.moveAll([{ index, place }]);
  }

  /**
   * Moves the lines of entries, each to a place among those that are not moved. Entries that are moved to the same place follow
   * each other in the order given.
   */
  moveAll(moves: readonly { readonly index: number; readonly place: number }[]): string | undefined {
    const moved = moves.map(({ index }) => this.entries[index]);
    if (moved.includes(undefined) || moved.length >= this.entries.length) return undefined;
    const cut = (each: Entry | undefined) => this.text.slice(each!.start, each!.end);
    const own = moved.map(each => ({ start: each!.start, end: each!.end, lines: '' }));
    const others = spliceAll(this.text, own);
    const rest = new YamlList(others, this.layout, this.path);
    const splices = moves.map(({ place }, i) => {
      const at = rest.offsetOf(place);
      const lines = cut(moved[i]);
      return { start: at, end: at, lines: lines.endsWith('\n') ? lines : `${lines}\n` };
    });
    return spliceAll(others, splices);
  }

  /** Adds lines of entries; where there is none yet, below the key, or with it. */
  private insertLines(
    entries: readonly { readonly place: number; readonly lines: string }[],
  ): string | undefined {
    if (this.holder?.flow) return undefined;
    if (this.entries.length === 0) {
      const lines = indentLines(entries.map(entry => entry.lines).join(''), this.column + 2);
      if (!this.pair) return this.insertList(lines);
      const below = fillBelow(this.text, this.pair, lines);
      return below && splice(this.text, ...below);
    }
    const splices = entries.map(({ place, lines }) => {
      const at = this.offsetOf(place);
      return { start: at, end: at, lines: indentLines(lines, this.indent) };
    });
    return spliceAll(this.text, splices);
  }

  /** Where the lines of a new entry go that is to stand at a place among the others. */
  private offsetOf(place: number): number {
    const next = this.entries[place];
    return next
      ? headOf(this.text, next.offset, this.entries[place - 1]?.end ?? 0)
      : this.entries.at(-1)!.end;
  }

  private insertList(entry: string): string {
    const lines = indentLines(`${this.layout.key}:\n`, this.column) + entry;
    const below = (this.layout.above ?? []).map(key => pairOf(this.holder, key));
    const [start] = rangeOf(below.find(pair => pair !== undefined)?.key) ?? [];
    const at =
      start === undefined
        ? lineEnd(this.text, this.holder?.range?.[1] ?? this.text.length)
        : headOf(this.text, start, 0);
    return splice(this.text, { start: at, end: at, lines });
  }

  private fieldSplice(entry: Entry, node: YAMLMap, key: string, value: unknown): Splice | undefined {
    const column = columnOf(this.text, rangeOf(node.items[0]?.key)?.[0] ?? 0);
    const old = pairOf(node, key);
    if (!old) {
      const earlier = this.layout.fields.slice(0, this.layout.fields.indexOf(key));
      const ends = earlier
        .map(each => pairOf(node, each))
        .map(pair => pair && fieldLines(this.text, pair)?.end);
      const at = Math.max(...ends.map(end => end ?? 0), 0) || entry.end;
      return { start: at, end: at, lines: indentLines(renderField(key, value), column) };
    }
    const lines = fieldLines(this.text, old);
    if (!lines) return undefined;
    // The first field is on the line of the dash.
    if (value === undefined)
      return lines.start <= entry.offset
        ? { ...lines, start: entry.offset + 1, lines: '\n' }
        : { ...lines, lines: '' };
    const start = lines.start + column;
    return { ...lines, start, lines: renderAgain(old, value, column, this.text.slice(start, lines.end)) };
  }

  /** Rewrites an entry that is on one line. */
  private rewritten(entry: Entry, node: YAMLMap, fields: Fields): Splice {
    // What stands above the entry is not part of its lines.
    Object.assign(node, { commentBefore: null, spaceBefore: false });
    for (const [key, value] of Object.entries(fields)) setField(node, key, value);
    return { start: entry.start, end: entry.end, lines: indentLines(renderEntry(node), this.indent) };
  }

  private get indent(): number {
    const [first] = this.entries;
    return first ? first.offset - first.start : 2;
  }

  private fieldsInOrder(fields: Fields): Fields {
    return Object.fromEntries(
      this.layout.fields.map(key => [key, fields[key]] as const).filter(([, value]) => value !== undefined),
    );
  }
}

function entriesOf(text: string, list: unknown): readonly Entry[] {
  const places = isSeq<Node>(list) ? entryPlaces(text, list) : undefined;
  if (!isSeq<Node>(list) || !places) return [];
  return list.items.map((node, i) => ({ ...places[i]!, node, start: lineStart(text, places[i]!.offset) }));
}

/** A list and its entries as a block; what is inside an entry stays as it is. */
function asBlock(pair: Pair, list: YAMLSeq): string {
  list.flow = false;
  for (const item of list.items) if (isMap(item)) item.flow = false;
  // Text above the key stays there.
  if (isNode(pair.key)) Object.assign(pair.key, { commentBefore: null, spaceBefore: false });
  const map = new YAMLMap();
  map.items.push(pair);
  return render(map);
}
