import { isMap, isNode, isScalar, type Pair, Scalar, stringify, type YAMLMap } from 'yaml';
import { asFields, canonical, type Fields, ownValue } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { commentsOf } from './blocks';
import { readDocument } from './document';
import { indentLines, lineEnd, lineStart, type Splice, splice } from './lines';
import { colonOf, endOf, keyText, rangeOf } from './nodes';
import { parseYaml, type YamlFile } from './parse';
import { renderInline } from './render';

/**
 * Sets fields of a mapping in a YAML text, line by line: comments, order and all other lines stay. `path` leads to the
 * mapping from the root, which is made where there is none; `undefined` takes a field away. An empty text begins with
 * `version: 1`. Gives `undefined` where the text cannot be read, or its layout does not allow it.
 */
export function setFields(text: string, path: readonly string[], fields: Fields): string | undefined {
  const normal = normalizeText(text);
  const isEmpty = readDocument(normal, { prettyErrors: false }).contents === null;
  const before = isEmpty ? `${normal}${/(?:^|\n)$/.test(normal) ? '' : '\n'}version: 1\n` : normal;
  // A map, because a person may call a field `constructor`, which every object has.
  const wanted = new Map(Object.entries(fields));
  const after = edited(before, path, wanted);
  if (after === undefined || !verifies(before, after, path, wanted)) return undefined;
  return restoreLineEnds(text, after);
}

type Wanted = ReadonlyMap<string, unknown>;

function edited(text: string, path: readonly string[], fields: Wanted): string | undefined {
  const document = readDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const holder: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const isEmpty = holder === undefined || holder === null || (isScalar(holder) && holder.value === null);
  if (!isMap(holder) || (path.length > 0 && holder.items.length === 0)) {
    const given = [...fields].filter(([, value]) => value !== undefined);
    if (!isEmpty && !isMap(holder)) return undefined;
    if (given.length === 0) return text;
    if (path.length === 0) return undefined;
    return edited(text, path.slice(0, -1), new Map([[path.at(-1)!, new Block(given)]]));
  }
  return holder.flow ? inFlow(text, holder, fields) : inBlock(text, holder, fields);
}

/** A mapping that is written with a line for each of its fields. */
class Block {
  constructor(readonly entries: readonly (readonly [key: string, value: unknown])[]) {}
}

function inBlock(text: string, map: YAMLMap, fields: Wanted): string | undefined {
  const [first] = rangeOf(map.items[0]?.key) ?? [];
  const last = map.items.at(-1);
  const lastEnd = last && endOf(last);
  if (first === undefined || lastEnd === undefined) return undefined;
  const column = first - lineStart(text, first);
  const splices: Splice[] = [];
  const gone = map.items.filter(item => fields.has(keyText(item)) && fields.get(keyText(item)) === undefined);
  const added = [...fields].filter(
    ([key, value]) => value !== undefined && !map.items.some(item => keyText(item) === key),
  );
  for (const item of map.items) {
    const value = fields.get(keyText(item));
    const made = value === undefined ? undefined : replaced(text, item, value, column);
    if (value !== undefined && !made) return undefined;
    if (made) splices.push(made);
  }
  for (const item of gone) {
    const [start] = rangeOf(item.key) ?? [];
    const end = endOf(item);
    if (start === undefined || end === undefined) return undefined;
    const [from, to] = [lineStart(text, start), lineEnd(text, end)];
    // A comment at its end stays, as a line of its own; and something must be left of the mapping.
    const isWhole = text.slice(from, start).trim() === '' && text.slice(Math.min(end, to), to).trim() === '';
    const isLast = gone.length === map.items.length && added.length === 0 && item === gone.at(-1);
    const [stop, lines] = [isWhole ? to : end, isLast ? '{}' : ''];
    splices.push(
      isLast
        ? { start, end: isWhole ? Math.max(start, to - 1) : end, lines }
        : { start: isWhole ? from : start, end: stop, lines },
    );
  }
  if (added.length > 0) {
    const end = lineEnd(text, lastEnd);
    const lines = indentLines(added.map(([key, value]) => field(key, value)).join(''), column);
    splices.push({ start: end, end, lines });
  }
  return splice(text, ...splices);
}

/** Another value in the place of the old one: the comment behind it stays. */
function replaced(text: string, pair: Pair, value: unknown, column: number): Splice | undefined {
  const old = pair.value;
  const colon = colonOf(text, pair);
  if (colon === undefined) return undefined;
  const [start, end] = rangeOf(old) ?? [colon, colon];
  if (isNode(old) && 'anchor' in old && old.anchor) return undefined;
  if (value instanceof Block) {
    // `{}` or nothing gives way to the lines.
    const to = lineEnd(text, Math.max(colon, end));
    if (text.slice(Math.max(colon, end), to).trim() !== '') return undefined;
    return { start: colon, end: to, lines: `\n${indentLines(block(value), column + 2)}` };
  }
  const isInline = !text.slice(colon, end).includes('\n');
  if (!isInline && text.slice(colon, end).includes('#')) return undefined;
  const written = ` ${inline(value, isScalar(old) ? old : undefined)}`;
  const blank = /^[ \t]*/.exec(text.slice(colon, start))![0];
  if (isInline && start > colon) return { start: colon + blank.length, end, lines: written.trimStart() };
  return { start: colon, end: Math.max(colon, text.slice(0, end).trimEnd().length), lines: written };
}

function inFlow(text: string, map: YAMLMap, fields: Wanted): string | undefined {
  const [open, close] = rangeOf(map)!;
  if (text.slice(open, close).includes('#')) return undefined;
  const kept = map.items.filter(item => !fields.has(keyText(item)));
  const known = map.items.map(keyText);
  if (kept.some(item => endOf(item) === undefined)) return undefined;
  const raw = (item: Pair) => text.slice(rangeOf(item.key)![0], endOf(item));
  const parts = [
    ...map.items.flatMap(item => {
      const key = keyText(item);
      if (!fields.has(key)) return [raw(item)];
      const value = fields.get(key);
      return value === undefined ? [] : [flowField(key, value)];
    }),
    ...[...fields].flatMap(([key, value]) =>
      known.includes(key) || value === undefined ? [] : [flowField(key, value)],
    ),
  ];
  const inner = text.slice(open + 1, close - 1);
  // What stands on one line is written anew with the blanks it had; on several, with a line for each.
  const isLong = inner.includes('\n');
  const blank = isLong ? /\n([ \t]*)\S/.exec(inner)?.[0].slice(0, -1) : /^[ \t]*/.exec(inner)![0];
  if (blank === undefined) return undefined;
  const end = isLong ? (/\n[ \t]*$/.exec(inner)?.[0] ?? '') : blank;
  const lines = parts.length === 0 ? '{}' : `{${blank}${parts.join(isLong ? `,${blank}` : ', ')}${end}}`;
  return splice(text, { start: open, end: close, lines });
}

function field(key: string, value: unknown): string {
  if (value instanceof Block) return `${renderInline(key)}:\n${indentLines(block(value), 2)}`;
  return `${renderInline(key)}: ${inline(value)}\n`;
}

function flowField(key: string, value: unknown): string {
  const plain = value instanceof Block ? Object.fromEntries(value.entries) : value;
  return `${renderInline(key)}: ${inline(plain)}`;
}

function block({ entries }: Block): string {
  return entries.map(([key, value]) => field(key, value)).join('');
}

/** A value on one line; a text in the quotes that the old one has. */
function inline(value: unknown, old?: Scalar): string {
  if (typeof value === 'string') {
    const scalar = new Scalar(value);
    if (old?.type === 'QUOTE_DOUBLE' || old?.type === 'QUOTE_SINGLE') scalar.type = old.type;
    return renderInline(scalar);
  }
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

/** Whether a text, read again, has these fields, all others as before, and every comment. */
function verifies(before: string, after: string, path: readonly string[], fields: Wanted): boolean {
  const [old, now] = [before, after].map(text => parseYaml('', text, {})) as [YamlFile, YamlFile];
  if (old.value === undefined || now.value === undefined) return false;
  const comments = commentsOf(after);
  if ([...commentsOf(before)].some(each => !comments.has(each))) return false;
  const meant = withFields(asFields(old.value), path, fields);
  return canonical(dropEmpty(now.value, path)) === canonical(dropEmpty(meant, path));
}

function withFields(root: Fields, path: readonly string[], fields: Wanted): Fields {
  const [key, ...rest] = path;
  if (key !== undefined) return { ...root, [key]: withFields(asFields(ownValue(root, key)), rest, fields) };
  const all = { ...root, ...Object.fromEntries(fields) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** A mapping with no field left says the same as none. */
function dropEmpty(root: unknown, path: readonly string[]): Fields {
  const [key, ...rest] = path;
  const fields = asFields(root);
  if (key === undefined) return fields;
  const { [key]: _, ...others } = fields;
  const kept = dropEmpty(ownValue(fields, key), rest);
  return Object.keys(kept).length === 0 ? others : { ...others, [key]: kept };
}
