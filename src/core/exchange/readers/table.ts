import Papa from 'papaparse';
import { decodeSource } from '../../corpus/decodeSource';
import { ExchangeError } from '../foreign';
import type { GivenFile } from './reader';
import { type Cell, readXlsx } from './xlsx';

/** A table with a header row. */
export interface Table {
  readonly cells: readonly (readonly Cell[])[];
  /** Names of its columns, in small letters. */
  readonly head: readonly string[];
  /** The header row as it is written. */
  readonly names: readonly string[];
  /** Rows below it, with the number of their row. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export const tableExtensions: readonly string[] = ['.csv', '.tsv', '.xlsx'];

const read = new WeakMap<Uint8Array, Promise<Table>>();

/** The table in a file: several readers look at the same one. */
export function tableIn(file: GivenFile): Promise<Table> {
  const there = read.get(file.bytes) ?? readTable(file);
  read.set(file.bytes, there);
  return there;
}

async function readTable({ name, bytes }: GivenFile): Promise<Table> {
  const cells = /\.xlsx$/i.test(name) ? await readXlsx(bytes) : csvCells(bytes);
  const [first = []] = cells;
  const names = first.map(({ text }) => text.trim());
  const rows = cells.slice(1).flatMap((row, i) => {
    const texts = row.map(({ text }) => text);
    return texts.every(text => text.trim() === '') ? [] : [{ line: i + 2, cells: texts }];
  });
  return { cells, head: names.map(each => each.toLowerCase()), names, rows };
}

/** The delimiter that gives the header row most columns. */
function csvCells(bytes: Uint8Array): readonly (readonly Cell[])[] {
  const file = decodeSource(bytes);
  if (file.kind !== 'text') throw new ExchangeError('not-text');
  const text = file.text.replace(/^\ufeff/, '');
  const width = (delimiter: string) =>
    Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0;
  const delimiter = [',', ';', '\t'].reduce((best, each) => (width(each) > width(best) ? each : best));
  return Papa.parse<string[]>(text, { delimiter }).data.map(row => row.map(each => ({ text: each })));
}

/** The cell of a row in the first column that is called by one of the names; `undefined` where it is empty. */
export function cellIn(
  { head }: Table,
  cells: readonly string[],
  names: readonly string[],
): string | undefined {
  const column = names.map(name => head.indexOf(name)).find(at => at !== -1);
  return column === undefined ? undefined : cells[column]?.trim() || undefined;
}
