import { isMap, isScalar, type Pair, Scalar, type YAMLMap } from 'yaml';
import { asFields, canonical, plainNumber } from '../base/values';
import { corpusFile, relative } from '../corpus/settings';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { commentsOf } from '../yaml/blocks';
import { readDocument } from '../yaml/document';
import { indentLines, lineEnd, lineStart, type Splice, splice } from '../yaml/lines';
import { colonOf, endOf, keyText, pairOf, rangeOf } from '../yaml/nodes';
import { parseYaml } from '../yaml/parse';
import { renderInline } from '../yaml/render';
import { replaceScalars } from '../yaml/scalars';

/** By path of a source: new values of attributes as a person writes them; an empty one takes the value away. */
export type YamlEdits = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Changes values under `attributes` in corpus.yaml, line by line: comments, order, unknown keys and quotes of all others
 * stay. An empty text begins the file. `undefined` where the layout does not allow it, or the file cannot be read.
 */
export function editYamlAttributes(text: string, edits: YamlEdits): string | undefined {
  const normal = normalizeText(text);
  const written = normal.trim() === '' ? edited('version: 1\n', edits) : edited(normal, edits);
  if (written === undefined || !verifies(normal, written, edits)) return undefined;
  return restoreLineEnds(text, written);
}

/** Gives an attribute another name wherever corpus.yaml names it. `undefined` where that cannot be done safely. */
export function renameYamlAttribute(text: string, from: string, to: string): string | undefined {
  return replaceScalars(text, ({ value, path, isKey }) =>
    isKey && path.length === 3 && path[0] === 'attributes' && value === from ? to : undefined,
  );
}

/** Names another file of attributes in corpus.yaml; an empty text begins the file. `undefined` as above. */
export function declareAttributesFile(text: string, path: string): string | undefined {
  const normal = normalizeText(text);
  const value = parseYaml(corpusFile, normal, {}).value;
  if (asFields(value).attributesFile !== undefined) {
    return replaceScalars(text, place =>
      !place.isKey && place.path.length === 1 && place.path[0] === 'attributesFile' ? path : undefined,
    );
  }
  const head = normal.trim() === '' ? 'version: 1\n' : normal.endsWith('\n') ? normal : `${normal}\n`;
  const written = `${head}attributesFile: ${renderInline(path)}\n`;
  const { value: now, issues } = parseYaml(corpusFile, written, {});
  const declared = issues.length === 0 && asFields(now).attributesFile === path;
  return declared ? restoreLineEnds(text, written) : undefined;
}

/** What a person types, as YAML means it: yes and no, numbers that would be written so, else text. */
export function yamlValue(text: string): string | number | boolean {
  if (/^(?:true|yes|是)$/i.test(text)) return true;
  if (/^(?:false|no|否)$/i.test(text)) return false;
  return plainNumber.test(text) ? Number(text) : text;
}

function edited(text: string, edits: YamlEdits): string | undefined {
  const document = readDocument(text, { prettyErrors: false });
  const root: unknown = document.contents;
  if (document.errors.length > 0 || (root !== null && (!isMap(root) || root.flow))) return undefined;
  const pair = isMap(root) ? pairOf(root, 'attributes') : undefined;
  const holder = pair?.value;
  const isEmpty = !pair || !holder || (isScalar(holder) && holder.value === null);
  if (!isEmpty && !isMap(holder)) return undefined;
  const known = new Map<string, Pair>();
  if (isMap(holder)) for (const each of holder.items) known.set(relative(keyText(each)), each);
  const splices: Splice[] = [];
  const added: (readonly [path: string, values: ReadonlyMap<string, string>])[] = [];
  const emptied = new Set<Pair>();
  for (const [path, values] of edits) {
    const entry = known.get(path);
    if (!entry) {
      const given = new Map([...values].filter(([, value]) => value !== ''));
      if (given.size > 0) added.push([path, given]);
      continue;
    }
    const changes = entrySplices(text, entry, values);
    if (!changes) return undefined;
    if (changes === 'emptied') emptied.add(entry);
    else splices.push(...changes);
  }
  for (const entry of emptied) splices.push(...withoutEntry(text, holder as YAMLMap, entry));
  if (added.length === 0) return splice(text, ...splices);
  const lines = added.map(([path, values]) => `${renderInline(path)}: ${flowMap(values)}`);
  if (isMap(holder) && holder.items.length > 0) {
    const last = endOf(holder.items.at(-1)!);
    if (last === undefined) return undefined;
    if (holder.flow) splices.push({ start: last, end: last, lines: lines.map(line => `, ${line}`).join('') });
    else {
      const [first] = rangeOf(holder.items[0]!.key) ?? [0];
      const column = first - lineStart(text, first);
      const end = lineEnd(text, last);
      const open = text[end - 1] === '\n' ? '' : '\n';
      splices.push({ start: end, end, lines: open + indentLines(`${lines.join('\n')}\n`, column) });
    }
    return splice(text, ...splices);
  }
  const block = indentLines(`${lines.join('\n')}\n`, 2);
  if (!pair) {
    const open = text === '' || text.endsWith('\n') ? '' : '\n';
    return `${splice(text, ...splices)}${open}attributes:\n${block}`;
  }
  const colon = colonOf(text, pair);
  if (colon === undefined) return undefined;
  // `{}` gives way to the lines.
  const [, stop] = (isMap(holder) && rangeOf(holder)) || [colon, colon];
  const end = lineEnd(text, stop);
  const open = text[end - 1] === '\n' ? '' : '\n';
  return splice(
    text,
    ...splices,
    { start: colon, end: stop, lines: '' },
    { start: end, end, lines: open + block },
  );
}

/** What changes in the entry of one source; `emptied` where nothing is left of it. */
function entrySplices(
  text: string,
  entry: Pair,
  values: ReadonlyMap<string, string>,
): readonly Splice[] | 'emptied' | undefined {
  const { value } = entry;
  const given = new Map([...values].filter(([, each]) => each !== ''));
  if (!value || (isScalar(value) && value.value === null)) {
    const colon = colonOf(text, entry);
    if (colon === undefined) return undefined;
    const [start, end] = (isScalar(value) && rangeOf(value)) || [colon, colon];
    return given.size === 0 ? [] : [{ start: colon, end: Math.max(end, start), lines: ` ${flowMap(given)}` }];
  }
  if (!isMap(value)) return undefined;
  const splices: Splice[] = [];
  const gone = new Set<Pair>();
  for (const item of value.items) {
    const wanted = values.get(keyText(item));
    if (wanted === undefined) continue;
    given.delete(keyText(item));
    if (wanted === '') gone.add(item);
    else {
      const made = valueSplice(text, item, wanted);
      if (!made) return undefined;
      splices.push(made);
    }
  }
  if (gone.size === value.items.length && given.size === 0) return gone.size === 0 ? [] : 'emptied';
  const rest = value.flow ? flowSplices(value, gone, given) : blockSplices(text, value, gone, given);
  return rest && [...splices, ...rest];
}

/** Another value in the place of the old one, in its quotes where it stands in some. */
function valueSplice(text: string, pair: Pair, wanted: string): Splice | undefined {
  const { value } = pair;
  if (value === null || (isScalar(value) && value.value === null && value.source === '')) {
    const colon = colonOf(text, pair);
    return colon === undefined ? undefined : { start: colon, end: colon, lines: ` ${rendered(wanted)}` };
  }
  if (!isScalar(value) || value.anchor || value.tag) return undefined;
  if (value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED') return undefined;
  const [start, end] = rangeOf(value) ?? [];
  if (start === undefined || end === undefined) return undefined;
  return { start, end, lines: rendered(wanted, value) };
}

function flowSplices(
  map: YAMLMap,
  gone: ReadonlySet<Pair>,
  given: ReadonlyMap<string, string>,
): readonly Splice[] | undefined {
  const { items } = map;
  const places = items.map(item => ({ start: rangeOf(item.key)?.[0], end: endOf(item) }));
  if (places.some(({ start, end }) => start === undefined || end === undefined)) return undefined;
  const splices: Splice[] = [];
  let kept = false;
  for (const [i, item] of items.entries()) {
    if (!gone.has(item)) {
      kept = true;
      continue;
    }
    const { start, end } = places[i]!;
    // With the comma before it; at the head, with the one behind it.
    if (kept) splices.push({ start: places[i - 1]!.end!, end: end!, lines: '' });
    else splices.push({ start: start!, end: places[i + 1]?.start ?? end!, lines: '' });
  }
  const list = inFlow(given);
  if (list === '') return splices;
  const last = places.at(-1);
  if (last) splices.push({ start: last.end!, end: last.end!, lines: kept ? `, ${list}` : list });
  else {
    const [start, end] = rangeOf(map)!;
    splices.push({ start, end, lines: `{ ${list} }` });
  }
  return splices;
}

function blockSplices(
  text: string,
  map: YAMLMap,
  gone: ReadonlySet<Pair>,
  given: ReadonlyMap<string, string>,
): readonly Splice[] | undefined {
  const splices: Splice[] = [];
  const [first] = rangeOf(map.items[0]?.key) ?? [];
  const last = map.items.at(-1);
  const lastEnd = last && endOf(last);
  if (first === undefined || lastEnd === undefined) return undefined;
  const column = first - lineStart(text, first);
  for (const item of gone) {
    const [start] = rangeOf(item.key) ?? [];
    const end = endOf(item);
    if (start === undefined || end === undefined) return undefined;
    const [from, to] = [lineStart(text, start), lineEnd(text, end)];
    // A comment at its end stays, as a line of its own.
    const isWhole = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
    splices.push(isWhole ? { start: from, end: to, lines: '' } : { start, end, lines: '' });
  }
  const end = lineEnd(text, lastEnd);
  const lines = [...given].map(([name, value]) => `${renderInline(name)}: ${rendered(value)}\n`).join('');
  if (lines !== '') {
    const open = text[end - 1] === '\n' ? '' : '\n';
    splices.push({ start: end, end, lines: open + indentLines(lines, column) });
  }
  return splices;
}

/** Takes the entry of a source away, unless a comment stands in it, or it is the last one: that stays, without values. */
function withoutEntry(text: string, holder: YAMLMap, entry: Pair): readonly Splice[] {
  const value = entry.value as YAMLMap;
  const [start, end] = [rangeOf(entry.key)![0], endOf(entry)!];
  const [from, to] = [lineStart(text, start), lineEnd(text, end)];
  const lines = text.slice(from, to);
  const alone = text.slice(from, start).trim() === '' && commentsOf(lines).size === 0;
  if (!holder.flow && alone && holder.items.length > 1) return [{ start: from, end: to, lines: '' }];
  const [valueStart, valueEnd] = rangeOf(value)!;
  if (value.flow) return [{ start: valueStart, end: valueEnd, lines: '{}' }];
  // A comment in a block stays where it is, below an entry without values.
  const colon = colonOf(text, entry)!;
  const cuts = blockSplices(text, value, new Set(value.items), new Map()) ?? [];
  return [{ start: colon, end: colon, lines: ' {}' }, ...cuts];
}

function flowMap(values: ReadonlyMap<string, string>): string {
  return `{ ${inFlow(values)} }`;
}

function inFlow(values: ReadonlyMap<string, string>): string {
  return [...values].map(([name, value]) => `${renderInline(name)}: ${rendered(value)}`).join(', ');
}

function rendered(text: string, old?: Scalar): string {
  const quotes = old?.type === 'QUOTE_DOUBLE' || old?.type === 'QUOTE_SINGLE' ? old.type : undefined;
  if (quotes) {
    const scalar = new Scalar(text);
    scalar.type = quotes;
    return renderInline(scalar);
  }
  const value = yamlValue(text);
  // A number as it was typed: 3.10 is not 3.1.
  return typeof value === 'string' ? renderInline(text) : typeof value === 'number' ? text : String(value);
}

/** Whether a text, read again, holds these edits, nothing else that is new, and every comment. */
function verifies(before: string, after: string, edits: YamlEdits): boolean {
  const { value, issues } = parseYaml(corpusFile, after, {});
  if (issues.some(({ code }) => code === 'yaml-syntax')) return false;
  const { attributes: now, ...others } = asFields(value);
  const { attributes: old, ...othersOld } = asFields(parseYaml(corpusFile, before, {}).value);
  if (before.trim() !== '' && canonical(others) !== canonical(othersOld)) return false;
  const comments = commentsOf(after);
  if ([...commentsOf(before)].some(each => !comments.has(each))) return false;
  const [is, was] = [byPath(now), byPath(old)];
  return [...new Set([...is.keys(), ...was.keys(), ...edits.keys()])].every(path => {
    const values = edits.get(path);
    const meant = { ...was.get(path) };
    for (const [name, text] of values ?? []) {
      if (text === '') delete meant[name];
      else meant[name] = text;
    }
    const found = is.get(path) ?? {};
    const names = new Set([...Object.keys(meant), ...Object.keys(found)]);
    return [...names].every(name =>
      values?.get(name)
        ? found[name] === yamlValue(values.get(name)!) || found[name] === values.get(name)
        : canonical(found[name]) === canonical(meant[name]),
    );
  });
}

function byPath(attributes: unknown): ReadonlyMap<string, Record<string, unknown>> {
  return new Map(
    Object.entries(asFields(attributes)).map(([path, values]) => [relative(path), { ...asFields(values) }]),
  );
}
