import { isMap, isSeq, type Node, type Pair, YAMLMap, type YAMLSeq } from 'yaml';
import type { Fields } from '../base/values';
import { readDocument } from './document';
import { headOf, indentLines, lineEnd, lineStart, type Splice, splice } from './lines';
import { colonOf, dashesOf, pairOf, rangeOf } from './nodes';
import { keepBlanks, render, renderEntry, renderField, renderInline, setField } from './render';
import type { YamlPath } from './schema';

/** Which list of a mapping is meant, and how it is laid out. */
export interface ListLayout {
  /** Its key. */
  readonly key: string;
  /** The keys of an entry in the order they are written. */
  readonly fields: readonly string[];
  /** The key that the list stands above, where that is there first. */
  readonly above?: string;
}

interface Entry {
  readonly node: Node;
  /** Offset of the dash. */
  readonly dash: number;
  /** Its lines: from the start of the line of the dash to behind its last line. */
  readonly start: number;
  readonly end: number;
}

/**
 * A list of entries in a YAML text, changed line by line: all other lines, comments and unknown keys stay byte for
 * byte. Each change gives the new text, or `undefined` where the layout does not allow it; the caller parses it again
 * to see that it says what was meant.
 */
export class YamlList {
  /** The mapping that holds the list. */
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
    const lines = found.linesOf(found.pair);
    if (!lines || start === undefined) return undefined;
    const block = indentLines(asBlock(found.pair, list), found.column).trimStart();
    return new YamlList(splice(text, { start, end: lines.end, lines: block }), layout, path);
  }

  /** `path` leads to the mapping that holds the list; it is the root where none is given. */
  constructor(
    private readonly text: string,
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
    if (this.holder?.flow) return undefined;
    if (this.entries.length > 0) return this.insertLines(place, indentLines(lines, this.indent));
    const first = indentLines(lines, this.column + 2);
    return this.pair ? this.fillEmpty(this.pair, first) : this.insertList(first);
  }

  /** Adds entries, each at a place among those that are there now; of several at one place, the first given comes first. */
  insertAll(entries: readonly { readonly place: number; readonly entry: Fields }[]): string | undefined {
    const lines = entries.map(({ entry }) => renderEntry(this.fieldsInOrder(entry)));
    if (this.holder?.flow || this.entries.length === 0) return this.insertText(0, lines.join(''));
    const splices = entries.map(({ place }, i) => {
      const at = this.offsetOf(place);
      return { start: at, end: at, lines: indentLines(lines[i]!, this.indent) };
    });
    return splice(this.text, ...splices);
  }

  /** Adds a text behind the last entry of a list written as `[...]`; `undefined` where it is not, or is empty. */
  appendInline(entry: string): string | undefined {
    const list = this.pair?.value;
    const [, end] = (isSeq(list) && list.flow && rangeOf(list.items.at(-1))) || [];
    if (end === undefined) return undefined;
    return splice(this.text, { start: end, end, lines: `, ${renderInline(entry)}` });
  }

  /** Takes an entry away; with the last one goes the list, unless there is a comment in it. */
  remove(index: number): string | undefined {
    const entry = this.entries[index];
    if (!entry || !this.pair) return undefined;
    const own = { start: entry.start, end: entry.end, lines: '' };
    if (this.entries.length > 1) return splice(this.text, own);
    const colon = colonOf(this.text, this.pair);
    if (colon === undefined) return undefined;
    if (this.text.slice(colon, entry.start).trim() === '') {
      return splice(this.text, { ...own, start: lineStart(this.text, colon) });
    }
    return splice(this.text, { start: colon, end: colon, lines: ' []' }, own);
  }

  /** Takes entries away; with the last one goes the list, as with `remove`. */
  removeAll(indexes: ReadonlySet<number>): string | undefined {
    // The last one to go takes what belongs to the list as a whole.
    const [kept] = indexes.size === this.entries.length ? indexes : [];
    const own = this.entries.filter((_, i) => indexes.has(i) && i !== kept);
    const text = splice(this.text, ...own.map(({ start, end }) => ({ start, end, lines: '' })));
    return kept === undefined ? text : new YamlList(text, this.layout, this.path).remove(0);
  }

  /** The lines of an entry from its dash on, comments in it too. `undefined` where there is no such entry. */
  entryText(index: number): string | undefined {
    const entry = this.entries[index];
    if (!entry) return undefined;
    const indent = new RegExp(`^ {0,${entry.dash - entry.start}}`);
    const lines = this.text.slice(entry.start, entry.end).split('\n');
    return `${lines
      .map(line => line.replace(indent, ''))
      .join('\n')
      .trimEnd()}\n`;
  }

  /** Sets fields of an entry; `undefined` takes a field away. */
  replace(index: number, fields: Fields): string | undefined {
    const entry = this.entries[index];
    if (!entry || !isMap(entry.node)) return undefined;
    const { node } = entry;
    if (node.flow) return this.rewrite(entry, node, fields);
    const splices = this.layout.fields
      .filter(key => key in fields)
      .map(key => this.fieldSplice(entry, node, key, fields[key]));
    return splices.every(each => each !== undefined) ? splice(this.text, ...splices) : undefined;
  }

  /** Sets fields of several entries at once; `undefined` where one of them cannot be changed line by line. */
  replaceAll(changes: ReadonlyMap<number, Fields>): string | undefined {
    const splices = [...changes].flatMap(([index, fields]) => {
      const entry = this.entries[index];
      if (!entry || !isMap(entry.node) || entry.node.flow) return [undefined];
      const { node } = entry;
      return this.layout.fields
        .filter(key => key in fields)
        .map(key => this.fieldSplice(entry, node, key, fields[key]));
    });
    return splices.every(each => each !== undefined) ? splice(this.text, ...splices) : undefined;
  }

  /** Moves the lines of an entry to its place among the others. */
  move(index: number, place: number): string | undefined {
    const entry = this.entries[index];
    if (!entry || this.entries.length < 2) return undefined;
    const lines = this.text.slice(entry.start, entry.end);
    const others = splice(this.text, { start: entry.start, end: entry.end, lines: '' });
    return new YamlList(others, this.layout, this.path).insertLines(
      place,
      lines.endsWith('\n') ? lines : `${lines}\n`,
    );
  }

  private insertLines(place: number, lines: string): string {
    const at = this.offsetOf(place);
    return splice(this.text, { start: at, end: at, lines });
  }

  /** Where the lines of a new entry go that is to stand at a place among the others. */
  private offsetOf(place: number): number {
    const next = this.entries[place];
    return next ? headOf(this.text, next.dash, this.entries[place - 1]?.end ?? 0) : this.entries.at(-1)!.end;
  }

  /** Puts the first entry below the key of an empty list. */
  private fillEmpty(pair: Pair, lines: string): string | undefined {
    const colon = colonOf(this.text, pair);
    const range = rangeOf(pair.value);
    if (colon === undefined || !range || this.text.slice(colon, range[1]).includes('#')) return undefined;
    let below = lineEnd(this.text, Math.max(colon, range[1]));
    // Comments in the list, which stand deeper than its key, stay above its entries.
    const comment = new RegExp(`[ ]{${this.column + 1},}#.*\\n?`, 'y');
    for (comment.lastIndex = below; comment.test(this.text); ) below = comment.lastIndex;
    return splice(
      this.text,
      { start: colon, end: Math.max(colon, range[1]), lines: '' },
      { start: below, end: below, lines },
    );
  }

  private insertList(entry: string): string {
    const lines = indentLines(`${this.layout.key}:\n`, this.column) + entry;
    const { above } = this.layout;
    const [start] = (above !== undefined && rangeOf(pairOf(this.holder, above)?.key)) || [];
    const at =
      start === undefined
        ? lineEnd(this.text, this.holder?.range?.[1] ?? this.text.length)
        : headOf(this.text, start, 0);
    return splice(this.text, { start: at, end: at, lines });
  }

  private fieldSplice(entry: Entry, node: YAMLMap, key: string, value: unknown): Splice | undefined {
    const column = (rangeOf(node.items[0]?.key)?.[0] ?? 0) - entry.start;
    const old = pairOf(node, key);
    if (!old) {
      const earlier = this.layout.fields.slice(0, this.layout.fields.indexOf(key));
      const ends = earlier.map(each => pairOf(node, each)).map(pair => pair && this.linesOf(pair)?.end);
      const at = Math.max(...ends.map(end => end ?? 0), 0) || entry.end;
      return { start: at, end: at, lines: indentLines(renderField(key, value), column) };
    }
    const lines = this.linesOf(old);
    if (!lines) return undefined;
    // The first field stands on the line of the dash.
    const first = lines.start <= entry.dash;
    if (value === undefined)
      return first ? { ...lines, start: entry.dash + 1, lines: '\n' } : { ...lines, lines: '' };
    const rendered = indentLines(renderField(key, value, old.value), column);
    const written = keepBlanks(rendered, this.text.slice(lines.start, lines.end));
    return first
      ? { ...lines, start: entry.start + column, lines: written.slice(column) }
      : { ...lines, lines: written };
  }

  /** Writes an entry anew that stands on one line. */
  private rewrite(entry: Entry, node: YAMLMap, fields: Fields): string {
    for (const [key, value] of Object.entries(fields)) setField(node, key, value);
    const lines = indentLines(renderEntry(node), this.indent);
    return splice(this.text, { start: entry.start, end: entry.end, lines });
  }

  /** The whole lines of a key and its value; `undefined` where they do not begin with the key. */
  private linesOf({ key, value }: Pair): { readonly start: number; readonly end: number } | undefined {
    const range = rangeOf(key);
    if (!range) return undefined;
    const start = lineStart(this.text, range[0]);
    if (!/^[ -]*$/.test(this.text.slice(start, range[0]))) return undefined;
    return { start, end: lineEnd(this.text, rangeOf(value)?.[1] ?? range[1]) };
  }

  private get indent(): number {
    const [first] = this.entries;
    return first ? first.dash - first.start : 2;
  }

  private fieldsInOrder(fields: Fields): Fields {
    return Object.fromEntries(
      this.layout.fields.map(key => [key, fields[key]] as const).filter(([, value]) => value !== undefined),
    );
  }
}

function entriesOf(text: string, list: unknown): readonly Entry[] {
  const dashes = isSeq<Node>(list) ? dashesOf(list) : undefined;
  if (!isSeq<Node>(list) || !dashes) return [];
  return list.items.map((node, i) => {
    const dash = dashes[i]!;
    return {
      node,
      dash,
      start: lineStart(text, dash),
      end: lineEnd(text, Math.max(dash + 1, node.range?.[1] ?? 0)),
    };
  });
}

/** A list and its entries as a block; what is inside an entry stays as it is. */
function asBlock(pair: Pair, list: YAMLSeq): string {
  list.flow = false;
  for (const item of list.items) if (isMap(item)) item.flow = false;
  const map = new YAMLMap();
  map.items.push(pair);
  return render(map);
}
