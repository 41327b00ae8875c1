import { sourceLabel } from '../corpus/select';
import { corpusFile } from '../corpus/settings';
import { editCsv } from './csvText';
import { type AttributePlaces, type AttributeTexts, csvValue, readPlaces } from './project';
import { columnNames } from './table';
import { editYamlAttributes, renameYamlAttribute } from './yamlText';

/** A value that a source shall have of an attribute; empty for none. */
export interface AttributeEdit {
  readonly source: string;
  readonly attribute: string;
  readonly value: string;
}

export type AttributesChange =
  | { readonly kind: 'set'; readonly cells: readonly AttributeEdit[] }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly attribute: string };

export type AttributesPlan =
  | {
      readonly ok: true;
      /** The files that become others; none where all is so already. */
      readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
    }
  | {
      readonly ok: false;
      readonly problem: 'unreadable-file' | 'unsafe-file' | 'taken' | 'bad-name';
      /** The file, or the name. */
      readonly at: string;
    };

/**
 * What a change makes of the files. A value is changed where it stands; where both files have one, in both, so that they
 * agree. A new one goes where its column is, that of the CSV file first; a new column goes into the CSV file where there is
 * one.
 */
export function planAttributes(texts: AttributeTexts, change: AttributesChange): AttributesPlan {
  const places = readPlaces(texts);
  if ('unreadable' in places) return { ok: false, problem: 'unreadable-file', at: places.unreadable };
  switch (change.kind) {
    case 'set':
      return setCells(texts, places, change.cells);
    case 'rename':
      return rename(texts, places, change.from, change.to.trim());
    case 'remove':
      return remove(texts, places, change.attribute);
  }
}

function setCells(
  texts: AttributeTexts,
  places: AttributePlaces,
  cells: readonly AttributeEdit[],
): AttributesPlan {
  const { inline, csv } = places;
  const inYaml = new Map<string, Map<string, string>>();
  const inCsv = new Map<string, Map<string, string>>();
  const used = new Set([...inline.values()].flatMap(values => [...values.keys()]));
  const put = (into: typeof inYaml, { source, attribute, value }: AttributeEdit) => {
    into.set(source, (into.get(source) ?? new Map()).set(attribute, value));
  };
  // Of several values for one cell, the last holds.
  const last = new Map(cells.map(cell => [JSON.stringify([cell.source, cell.attribute.trim()]), cell]));
  for (const cell of last.values()) {
    const edit = { ...cell, attribute: cell.attribute.trim(), value: oneLine(cell.value) };
    const { source, attribute, value } = edit;
    if (attribute === '') return { ok: false, problem: 'bad-name', at: attribute };
    const own = inline.get(source)?.get(attribute);
    const other = csvValue(places, source, attribute);
    if (own !== undefined && String(own) !== value) put(inYaml, edit);
    if (other !== '' && other !== value) put(inCsv, edit);
    if (own !== undefined || other !== '' || value === '') continue;
    const goesToYaml = !csv || (used.has(attribute) && !csv.names.includes(attribute, 1));
    put(goesToYaml ? inYaml : inCsv, edit);
  }
  const yaml = inYaml.size === 0 ? texts.corpus : editYamlAttributes(texts.corpus, inYaml);
  const file = inCsv.size === 0 ? texts.file?.text : withCells(texts, places, inCsv);
  return planOf(texts, yaml, file);
}

/** The CSV text with other values, new columns and new rows. */
function withCells(
  { sources }: AttributeTexts,
  { csv }: AttributePlaces,
  edits: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string | undefined {
  if (!csv) return undefined;
  const names = csv.names.length > 0 ? [...csv.names] : ['source'];
  const columnOf = (name: string) => {
    const found = names.indexOf(name, 1);
    return found === -1 ? names.push(name) - 1 : found;
  };
  const cells = new Map<number, Map<number, string>>();
  const rows: string[][] = [];
  const paths = [...csv.rows].some(([path, row]) => csv.cut.rows[row]![0]!.value.trim() === path);
  for (const source of sources) {
    const values = edits.get(source);
    if (!values) continue;
    const at = csv.rows.get(source);
    const byColumn = new Map([...values].map(([name, value]) => [columnOf(name), value]));
    if (at !== undefined) cells.set(at, byColumn);
    else rows.push(newRow(paths ? source : nameIn(sources, source), byColumn));
  }
  if (csv.names.length === 0) rows.unshift(names);
  else if (names.length > csv.names.length) {
    const added = names.slice(csv.names.length).map((name, i) => [csv.names.length + i, name] as const);
    cells.set(0, new Map(added));
  }
  return editCsv(csv.cut, { cells, rows });
}

function newRow(name: string, values: ReadonlyMap<number, string>): string[] {
  const width = Math.max(...values.keys()) + 1;
  return [name, ...Array.from({ length: width - 1 }, (_, i) => values.get(i + 1) ?? '')];
}

/** The label of a source where no other has it, else its path. */
function nameIn(sources: readonly string[], source: string): string {
  const label = sourceLabel(source);
  return sources.filter(each => sourceLabel(each) === label).length === 1 ? label : source;
}

function rename(texts: AttributeTexts, places: AttributePlaces, from: string, to: string): AttributesPlan {
  if (to === '' || /[\r\n]/.test(to)) return { ok: false, problem: 'bad-name', at: to };
  if (from === to) return { ok: true, files: [] };
  if (columnNames(places).includes(to)) return { ok: false, problem: 'taken', at: to };
  const { inline, csv } = places;
  const isInline = [...inline.values()].some(values => values.has(from));
  const column = csv?.names.indexOf(from, 1) ?? -1;
  return planOf(
    texts,
    isInline ? renameYamlAttribute(texts.corpus, from, to) : texts.corpus,
    csv && column !== -1
      ? editCsv(csv.cut, { cells: new Map([[0, new Map([[column, to]])]]), rows: [] })
      : texts.file?.text,
  );
}

function remove(texts: AttributeTexts, { inline, csv }: AttributePlaces, attribute: string): AttributesPlan {
  const edits = [...inline].flatMap(([source, values]) =>
    values.has(attribute) ? [[source, new Map([[attribute, '']])] as const] : [],
  );
  const column = csv?.names.indexOf(attribute, 1) ?? -1;
  return planOf(
    texts,
    edits.length === 0 ? texts.corpus : editYamlAttributes(texts.corpus, new Map(edits)),
    csv && column !== -1
      ? editCsv(csv.cut, { cells: new Map(), rows: [], without: column })
      : texts.file?.text,
  );
}

function planOf(
  { corpus, file }: AttributeTexts,
  yaml: string | undefined,
  csv: string | undefined,
): AttributesPlan {
  if (yaml === undefined) return { ok: false, problem: 'unsafe-file', at: corpusFile };
  if (file && csv === undefined) return { ok: false, problem: 'unsafe-file', at: file.path };
  const files = [
    { path: corpusFile, before: corpus, after: yaml },
    ...(file ? [{ path: file.path, before: file.text, after: csv! }] : []),
  ];
  return { ok: true, files: files.filter(({ before, after }) => before !== after) };
}

/** Values are short: what is pasted from a cell of several lines is put on one line. */
function oneLine(value: string): string {
  return value.replace(/\s*[\r\n]+\s*/g, ' ').trim();
}
