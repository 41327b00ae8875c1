import { delimiterOf, readRows } from '../corpus/attributesFile';
import { type Splice, splice } from '../yaml/lines';

/** What becomes of the rows of a file of attributes. */
export interface CsvEdits {
  /** By number of a row, the head being 0: new values by column; an empty one is no value. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** Rows to be added at the end. */
  readonly rows: readonly (readonly string[])[];
  /** A column to be taken out of every row. */
  readonly without?: number;
}

interface Field {
  /** Offsets of the field as it is written, its quotes included. */
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Cells of a CSV text, and where they stand in it. Rows without any text are left out. */
export interface CsvText {
  readonly text: string;
  readonly delimiter: string;
  readonly rows: readonly (readonly Field[])[];
}

/** `undefined` for a text that is not well-formed: quotes that do not close, or close before the end of a cell. */
export function cutCsv(text: string): CsvText | undefined {
  const delimiter = delimiterOf(text.replace(/^\ufeff/, ''));
  const rows: Field[][] = [];
  let row: Field[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    const field = fieldAt(text, at, delimiter);
    if (!field) return undefined;
    row.push(field);
    at = field.end;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (row.some(({ value }) => value.trim() !== '')) rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return { text, delimiter, rows };
}

function fieldAt(text: string, start: number, delimiter: string): Field | undefined {
  const isEnd = (at: number) => at >= text.length || text[at] === delimiter || /[\r\n]/.test(text[at]!);
  let at = start;
  if (text[at] !== '"') {
    while (!isEnd(at)) at++;
    return { start, end: at, value: text.slice(start, at) };
  }
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) return undefined;
    if (text[at + 1] !== '"') break;
    at++;
  }
  const end = at + 1;
  return isEnd(end) ? { start, end, value: text.slice(start + 1, at).replaceAll('""', '"') } : undefined;
}

/**
 * Changes cells of a CSV text; all others stay byte for byte, with delimiter, quotes, BOM and line ends. `undefined` where
 * it would not be read afterwards as it is meant.
 */
export function editCsv(csv: CsvText, edits: CsvEdits): string | undefined {
  const { text, delimiter, rows } = csv;
  const splices: Splice[] = [];
  const meant = rows.map(row => row.map(({ value }) => value));
  for (const [number, cells] of edits.cells) {
    const row = rows[number];
    const values = meant[number];
    if (!row || !values) return undefined;
    let added = '';
    for (const [column, value] of [...cells].sort(([a], [b]) => a - b)) {
      const field = row[column];
      if (field) {
        const quoted = text[field.start] === '"' && value !== '';
        splices.push({ start: field.start, end: field.end, lines: written(value, delimiter, quoted) });
      } else {
        // A row may be shorter than the header row.
        if (value === '') continue;
        added += delimiter.repeat(column - values.length + 1) + written(value, delimiter, false);
        while (values.length < column) values.push('');
      }
      values[column] = value;
    }
    const { end } = row.at(-1)!;
    if (added !== '') splices.push({ start: end, end, lines: added });
  }
  const { without } = edits;
  if (without !== undefined) {
    for (const [i, row] of rows.entries()) {
      const field = row[without];
      if (!field) continue;
      const isLast = without === row.length - 1;
      // With the delimiter before it; the first column, which names the sources, is never taken out.
      splices.push({ start: row[without - 1]!.end, end: isLast ? field.end : row[without]!.end, lines: '' });
      meant[i]!.splice(without, 1);
    }
  }
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  let result = splice(text, ...splices);
  if (edits.rows.length > 0 && result !== '' && !/[\r\n]$/.test(result)) result += lineEnd;
  for (const row of edits.rows) {
    result += row.map(value => written(value, delimiter, false)).join(delimiter) + lineEnd;
    meant.push([...row]);
  }
  return verifies(result, meant) ? result : undefined;
}

function written(value: string, delimiter: string, quoted: boolean): string {
  const needs = quoted || value.includes(delimiter) || /["\r\n]|^\s|\s$/.test(value);
  return needs ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Whether the reader of attributes reads these very cells. */
function verifies(text: string, meant: readonly (readonly string[])[]): boolean {
  const read = readRows(text.replace(/^\ufeff/, ''));
  const filled = meant.filter(row => row.some(value => value.trim() !== ''));
  return (
    read.length === filled.length &&
    read.every(({ cells }, i) => {
      const row = filled[i]!;
      return (
        cells !== undefined &&
        Array.from({ length: Math.max(cells.length, row.length) }).every(
          (_, k) => (cells[k] ?? '') === (row[k] ?? ''),
        )
      );
    })
  );
}
