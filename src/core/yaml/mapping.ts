import { isMap, isNode, isScalar, type Pair, type YAMLMap } from 'yaml';
import { columnOf, cut, fieldLines, fillBelow, isEmptyValue } from './layout';
import { indentLines, lineEnd, type Splice } from './lines';
import { colonOf, endOf, keyText, rangeOf } from './nodes';
import { renderInline } from './render';
import { commentsOf } from './tokens';

/** What becomes of fields of a mapping: another value, `undefined` for none, or changes of the mapping that it is. */
export type Changes = ReadonlyMap<string, unknown>;

/** Changes of a mapping in a mapping. */
export class Inner {
  constructor(
    readonly changes: Changes,
    /** How it is written where it is new: with a line for each of its fields, or between braces. */
    readonly layout: 'lines' | 'braces',
    /** What remains when its last field is removed: braces, or neither the mapping nor its key, unless it contains a comment. */
    readonly emptied: 'braces' | 'nothing' = 'braces',
  ) {}
}

export interface Writing {
  /** A value on one line, in the place of an old one; `undefined` where that one is beyond a careful edit. */
  readonly write: (value: unknown, old?: unknown) => string | undefined;
}

/** What changes in a text where these fields of a mapping do; `undefined` where its layout does not allow it. */
export function mappingSplices(
  text: string,
  map: unknown,
  changes: Changes,
  writing: Writing,
): readonly Splice[] | undefined {
  return isMap(map) ? new MappingEdit(text, map, writing).splices(changes) : undefined;
}

class MappingEdit {
  private readonly items: readonly Pair[];

  constructor(
    private readonly text: string,
    private readonly map: YAMLMap,
    private readonly writing: Writing,
  ) {
    this.items = map.items;
  }

  splices(changes: Changes): readonly Splice[] | undefined {
    const splices: Splice[] = [];
    const [added, gone] = [new Map(given(changes)), new Set<Pair>()];
    for (const pair of this.items) {
      const change = changes.get(keyText(pair));
      added.delete(keyText(pair));
      if (!changes.has(keyText(pair))) continue;
      if (change === undefined) {
        gone.add(pair);
        continue;
      }
      const made = change instanceof Inner ? this.within(pair, change) : this.another(pair, change);
      if (!made) return undefined;
      splices.push(...made);
    }
    if (added.size === 0 && gone.size === 0) return splices;
    const rest = this.map.flow ? this.inBraces(gone, added) : this.inLines(gone, added);
    return rest && [...splices, ...rest];
  }

  /** Another value in the place of the old one. */
  private another(pair: Pair, value: unknown): readonly Splice[] | undefined {
    const written = this.writing.write(value, pair.value);
    return written === undefined ? undefined : replaced(this.text, pair, written);
  }

  /** Changes of the mapping that a field is. */
  private within(pair: Pair, inner: Inner): readonly Splice[] | undefined {
    const { text, writing } = this;
    const { value } = pair;
    if (isMap(value) && value.items.length > 0) {
      const isEmptied = value.items.every(
        item => inner.changes.has(keyText(item)) && inner.changes.get(keyText(item)) === undefined,
      );
      return inner.emptied === 'nothing' && isEmptied && !isGiven(inner)
        ? this.without(pair, value)
        : new MappingEdit(text, value, writing).splices(inner.changes);
    }
    if (!isMap(value) && !isNothing(value)) return undefined;
    if (!isGiven(inner)) return [];
    if (this.map.flow || inner.layout === 'braces') return replaced(text, pair, this.inline(inner));
    const [at] = rangeOf(pair.key) ?? [];
    if (at === undefined) return undefined;
    return fillBelow(text, pair, indentLines(this.lines(inner.changes), columnOf(text, at) + 2));
  }

  /** A field that goes with its last one; braces where a comment stands in it, or it is the only one. */
  private without(pair: Pair, value: YAMLMap): readonly Splice[] | undefined {
    const { text } = this;
    const [lines, colon, range] = [fieldLines(text, pair), colonOf(text, pair), rangeOf(value)];
    if (!range || colon === undefined) return undefined;
    const isAlone = lines && commentsOf(text.slice(lines.start, lines.end)).size === 0;
    if (isAlone && !this.map.flow && this.items.length > 1) return [{ ...lines, lines: '' }];
    if (value.flow) return [{ start: range[0], end: range[1], lines: '{}' }];
    const cuts = value.items.map(item => cut(text, item));
    return cuts.every(each => each !== undefined)
      ? [{ start: colon, end: colon, lines: ' {}' }, ...cuts]
      : undefined;
  }

  private inLines(gone: ReadonlySet<Pair>, added: Changes): readonly Splice[] | undefined {
    const { text, items } = this;
    const [first] = rangeOf(items[0]?.key) ?? [];
    const last = items.at(-1);
    const end = last && endOf(last);
    if (first === undefined || end === undefined) return undefined;
    const cuts = [...gone].map(pair => cut(text, pair));
    if (!cuts.every(each => each !== undefined)) return undefined;
    const [start] = rangeOf(last?.key) ?? [];
    const final = cuts.at(-1);
    // Something must be left of the mapping.
    if (final && start !== undefined && gone.size === items.length && added.size === 0) {
      const isLine = text[final.end - 1] === '\n';
      cuts.splice(-1, 1, { start, end: Math.max(start, isLine ? final.end - 1 : final.end), lines: '{}' });
    }
    if (added.size === 0) return cuts;
    const at = lineEnd(text, end);
    return [...cuts, { start: at, end: at, lines: indentLines(this.lines(added), columnOf(text, first)) }];
  }

  private inBraces(gone: ReadonlySet<Pair>, added: Changes): readonly Splice[] | undefined {
    const { text, items } = this;
    const [open = 0, close = 0] = rangeOf(this.map) ?? [];
    if (gone.size === items.length && added.size === 0) return [{ start: open, end: close, lines: '{}' }];
    const places = items.map(item => ({ start: rangeOf(item.key)?.[0] ?? -1, end: endOf(item) ?? -1 }));
    if (places.some(({ start, end }) => start === -1 || end === -1)) return undefined;
    const parts = this.parts(added);
    if (items.length === 0) return [{ start: open, end: close, lines: `{ ${parts.join(', ')} }` }];
    const splices: Splice[] = [];
    let kept = false;
    for (const [i, item] of items.entries()) {
      const { start, end } = places[i]!;
      if (!gone.has(item)) kept = true;
      // With the comma before it; at the head, with the one after it.
      else if (kept) splices.push({ start: places[i - 1]!.end, end, lines: '' });
      else splices.push({ start, end: places[i + 1]?.start ?? end, lines: '' });
    }
    const { end } = places.at(-1)!;
    const between = separator(text.slice(open, close));
    const lines = parts.map((part, i) => (kept || i > 0 ? between + part : part)).join('');
    return [...splices, { start: end, end, lines }];
  }

  /** New fields, a line for each. */
  private lines(changes: Changes): string {
    return [...given(changes)]
      .map(([key, value]) =>
        value instanceof Inner && value.layout === 'lines'
          ? `${renderInline(key)}:\n${indentLines(this.lines(value.changes), 2)}`
          : `${renderInline(key)}: ${this.inline(value)}\n`,
      )
      .join('');
  }

  /** New fields, as they stand between braces. */
  private parts(changes: Changes): readonly string[] {
    return [...given(changes)].map(([key, value]) => `${renderInline(key)}: ${this.inline(value)}`);
  }

  private inline(value: unknown): string {
    if (!(value instanceof Inner)) return this.writing.write(value) ?? '';
    const [open = 0] = rangeOf(this.map) ?? [];
    // As the braces around it have it.
    const blank = this.map.flow ? /^[ \t]*/.exec(this.text.slice(open + 1))![0] : ' ';
    return `{${blank}${this.parts(value.changes).join(', ')}${blank}}`;
  }
}

/** A value where there was another one, or none. The comment after it stays. */
function replaced(text: string, pair: Pair, written: string): readonly Splice[] | undefined {
  const { key, value } = pair;
  if (isNode(value) && 'anchor' in value && value.anchor) return undefined;
  const keyEnd = rangeOf(key)?.[1];
  // Between braces a key may stand without a colon.
  if (value === null)
    return keyEnd === undefined ? undefined : [{ start: keyEnd, end: keyEnd, lines: `: ${written}` }];
  const colon = colonOf(text, pair);
  const [start, end] = rangeOf(value) ?? [];
  if (colon === undefined || start === undefined || end === undefined) return undefined;
  if (isEmptyValue(value)) return [{ start: colon, end: colon, lines: ` ${written}` }];
  const old = text.slice(colon, end);
  const isBlock = isScalar(value) && (value.type === 'BLOCK_FOLDED' || value.type === 'BLOCK_LITERAL');
  if (isScalar(value) && !value.tag && !isBlock) return [{ start, end, lines: written }];
  if (!old.includes('\n')) return [{ start: colon + /^[ \t]*/.exec(old)![0].length, end, lines: written }];
  return old.includes('#')
    ? undefined
    : [{ start: colon, end: colon + old.trimEnd().length, lines: ` ${written}` }];
}

/** The fields to write: not those that are removed, nor changes of a mapping that would be empty. */
function given(changes: Changes): Changes {
  return new Map([...changes].filter(([, value]) => isGiven(value)));
}

function isGiven(value: unknown): boolean {
  return value instanceof Inner ? given(value.changes).size > 0 : value !== undefined;
}

function isNothing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

/** The separator of fields in braces: they are on one line, or on a line each. */
function separator(braces: string): string {
  const line = braces.includes('#') ? undefined : /\n[ \t]*(?=\S)/.exec(braces.slice(0, -1))?.[0];
  return `,${line ?? ' '}`;
}
