import Papa from 'papaparse';
import { type Issue, issue, lineRange } from '../base/issue';
import { plainNumber } from '../base/values';
import { isoDate, readDate } from './attributeKinds';
import { labelsOf, nameKey, sourceLabel } from './select';
import type { AttributeValue, Settings } from './settings';

export interface ReadAttributes {
  /** By source path: those of the file, and above them those of corpus.yaml. */
  readonly attributes: Settings['attributes'];
  readonly issues: readonly Issue[];
  /** By source path: the line of its row. */
  readonly lines: ReadonlyMap<string, number>;
}

export interface AttributesRow {
  /** 1-based line it begins on. */
  readonly line: number;
  /** `undefined`: malformed. */
  readonly cells: readonly string[] | undefined;
}

/** The CSV file of attributes, read once as long as it and what it is read with stay the same. */
export class AttributesFile {
  private known:
    | {
        readonly path: string;
        readonly text: string;
        readonly paths: string;
        readonly inline: object;
        readonly value: ReadAttributes;
      }
    | undefined;

  read(
    { path, text }: { readonly path: string; readonly text: string },
    paths: readonly string[],
    inline: Settings['attributes'],
  ): ReadAttributes {
    const { known } = this;
    const asked = paths.join('\n');
    if (known?.path === path && known.text === text && known.paths === asked && known.inline === inline) {
      return known.value;
    }
    const value = readAttributesFile(path, text, paths, inline);
    this.known = { path, text, paths: asked, inline, value };
    return value;
  }
}

/**
 * Reads attributes from CSV: the first column holds a path or a label, the others are attributes, named by the header row.
 * A column of numbers gives numbers, one of yes and no (true, yes, 是 / false, no, 否) gives those; all else is text. An
 * empty cell is no value.
 */
function readAttributesFile(
  file: string,
  text: string,
  paths: readonly string[],
  inline: Settings['attributes'],
): ReadAttributes {
  const issues: Issue[] = [];
  const report = (code: Issue['code'], line: number, ...args: readonly (string | number)[]) =>
    issues.push(issue(code, file, lineRange(line), ...args));
  const [head, ...body] = readRows(text.replace(/^\ufeff/, ''));
  const names = head?.cells?.map(name => nameKey(name.trim())) ?? [];
  const isRepeated = names.map((name, i) => i > 0 && name !== '' && names.indexOf(name, 1) < i);
  for (const name of new Set(names.filter((_, i) => isRepeated[i]))) {
    report('repeated-attribute', head?.line ?? 1, name);
  }
  const rows = body.flatMap(({ line, cells }) => {
    if (cells && cells.length <= names.length) return [{ line, cells: cells.map(cell => cell.trim()) }];
    report('bad-attributes-row', line);
    return [];
  });
  const typed = names.map((_, column) => readerFor(rows.map(({ cells }) => cells[column] ?? '')));
  names.forEach((name, i) => {
    const isUsed = i > 0 && name === '' && rows.some(({ cells }) => (cells[i] ?? '') !== '');
    if (isUsed) report('unnamed-attribute', head?.line ?? 1, i + 1);
  });
  const sourcesNamed = finder(paths);
  const attributes = new Map(inline);
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const name = cells[0] ?? '';
    const found = sourcesNamed(name);
    const [path] = found;
    if (path === undefined) report('attributes-without-source', line, name);
    else if (found.length > 1) report('attributes-label-ambiguous', line, name);
    else if (lines.has(path)) report('duplicate-attributes', line, path);
    else {
      lines.set(path, line);
      const own = inline.get(path) ?? {};
      const given = Object.fromEntries(
        names.flatMap((attribute, column): [string, AttributeValue][] => {
          const cell = cells[column] ?? '';
          return column === 0 || attribute === '' || cell === '' || isRepeated[column]
            ? []
            : [[attribute, typed[column]!(cell)]];
        }),
      );
      for (const [attribute, value] of Object.entries(given)) {
        const wins = Object.hasOwn(own, attribute) ? own[attribute]! : value;
        if (!isSame(value, wins))
          report('attribute-differs', line, attribute, path, String(value), String(wins));
      }
      attributes.set(path, { ...given, ...own });
    }
  }
  return { attributes, issues, lines };
}

/** Whether two values say the same; a date may be written in several ways. */
export function isSame(a: AttributeValue, b: AttributeValue): boolean {
  const [date, other] = [readDate(a), readDate(b)];
  return date && other ? isoDate(date) === isoDate(other) : a === b || String(a) === String(b);
}

/** Spreadsheets write commas, semicolons or tabs, as the country has it: what cuts the header row into most columns. */
export function delimiterOf(text: string): string {
  const columns = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0;
  return [',', ';', '\t'].reduce((best, each) => (columns(each) > columns(best) ? each : best));
}

/** The header row and the rows below it; blank lines are left out. */
export function readRows(text: string): readonly AttributesRow[] {
  const rows: AttributesRow[] = [];
  let line = 1;
  let begin = 0;
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step({ data, errors, meta }) {
      const first = line;
      line += text.slice(begin, meta.cursor).split('\n').length - 1;
      begin = meta.cursor;
      if (data.every(cell => cell.trim() === '')) return;
      const isWhole = !errors.some(({ type }) => type === 'Quotes');
      rows.push({ line: first, cells: isWhole ? data : undefined });
    },
  });
  return rows;
}

/** Tells which sources a first column means: the one with that path, else those with that file name or label. */
export function finder(paths: readonly string[]): (name: string) => readonly string[] {
  const known = new Map(paths.map(path => [nameKey(path), path]));
  const labels = labelsOf(paths);
  const named = new Map<string, string[]>();
  for (const path of paths) {
    const names = [path.slice(path.lastIndexOf('/') + 1), sourceLabel(path), labels.get(path) ?? path];
    for (const name of new Set(names.map(nameKey))) named.set(name, [...(named.get(name) ?? []), path]);
  }
  return name => {
    const wanted = nameKey(name.replace(/^(?:\.\/)+/, ''));
    const path = known.get(wanted);
    return path === undefined ? (named.get(wanted) ?? []) : [path];
  };
}

const yes = /^(?:true|yes|是)$/i;
const no = /^(?:false|no|否)$/i;

/** How the cells of a column are understood: alike, so that one attribute is of one kind. */
function readerFor(column: readonly string[]): (cell: string) => AttributeValue {
  const cells = column.filter(cell => cell !== '');
  if (cells.every(cell => yes.test(cell) || no.test(cell))) return cell => yes.test(cell);
  return cells.every(cell => plainNumber.test(cell)) ? Number : cell => cell;
}
