import {
  finish,
  networkWriters,
  type Steps,
  type TableFormat,
  type TableFormatName,
  type TableSubject,
  tableFormatNames,
  tableFormats,
  writeEdgesCsv,
  writeNodesCsv,
} from '../core';
import { chooseFormats } from './formats';
import type { Call } from './io';

/** What a writer draws from. `json`: the overview as scripts read it. */
interface Subject extends TableSubject {
  readonly json: string;
}

type Writer = (subject: Subject) => string | Steps<string> | Promise<Steps<Uint8Array>>;
type Writers = Readonly<Record<string, Writer>>;

/** The table, in each of its formats. */
const tables = Object.fromEntries(
  tableFormatNames.map((name): [string, Writers] => {
    const { file, write } = tableFormats[name];
    return [name, { [file]: write }];
  }),
) as Readonly<Record<TableFormatName, Writers>>;

const { svg, gexf, graphml, pajek, vosviewer, matrix } = networkWriters;

/** What `report --out` writes: the files of each format, by name. */
const writers = {
  json: { 'overview.json': ({ json }) => json },
  ...tables,
  csv: {
    ...tables.csv,
    'nodes.csv': ({ overview }) => writeNodesCsv(overview.network),
    'edges.csv': ({ overview }) => writeEdgesCsv(overview.network),
    'method.csv': tableFormats.csv.beside,
  },
  ...{ svg, gexf, graphml, pajek, vosviewer, matrix },
} as const satisfies Readonly<Record<string, Writers>>;

type Format = keyof typeof writers;
const formats = Object.keys(writers) as readonly Format[];
/** The default formats: files for other programs, and a page to look at. */
const usual: readonly Format[] = ['json', 'csv', 'svg', 'gexf', 'html'];

export const formatNames: readonly string[] = formats;
export const usualFiles: readonly string[] = usual.flatMap(format => Object.keys(writers[format]));

/** The formats of a list such as `csv,xlsx`, or `all`; the usual ones where none is given. Throws a Failure at others. */
export function formatsOf(list: string | undefined, call: Pick<Call, 't'>): readonly Format[] {
  return chooseFormats(list, formats, usual, call);
}

/** The formats of a list that hold passages: to write them, texts must be at hand. */
export function withPassages(chosen: readonly Format[]): readonly Format[] {
  const all: Readonly<Record<string, TableFormat>> = tableFormats;
  return chosen.filter(format => all[format]?.hasPassages);
}

/** Names and contents of the files, computed before any of them is written. */
export async function exportFiles(
  chosen: readonly Format[],
  subject: Subject,
): Promise<readonly (readonly [name: string, content: string | Uint8Array])[]> {
  const files: (readonly [string, string | Uint8Array])[] = [];
  for (const format of chosen) {
    const all: readonly (readonly [string, Writer])[] = Object.entries(writers[format]);
    for (const [name, write] of all) {
      const content = await write(subject);
      files.push([name, typeof content === 'string' ? content : finish<string | Uint8Array>(content)]);
    }
  }
  return files;
}
