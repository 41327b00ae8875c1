import {
  fileName,
  finish,
  type TablesSubject,
  tablesFormatNames,
  tablesFormats,
  writeMethodRowsCsv,
  writeTableOfTextCsv,
} from '../core';
import type { Call } from './io';

/** Formats of tables that are for people. */
export const tableFileFormats = ['csv', ...tablesFormatNames] as const;
export type TableFileFormat = (typeof tableFileFormats)[number];

/** What is to be written: `name` is that of the files that hold all tables. */
interface Tables extends Pick<TablesSubject, 'title' | 'tables' | 'method'> {
  readonly name: string;
}

/** Names and contents of the files of some tables. */
export async function tableFiles(
  { name, ...content }: Tables,
  chosen: readonly TableFileFormat[],
  { t, language }: Pick<Call, 't' | 'language'>,
): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const { tables, method } = content;
  const files: (readonly [string, string | Uint8Array])[] = [];
  if (chosen.includes('csv')) {
    // A number distinguishes tables with the same title and keeps them in order.
    for (const [i, table] of tables.entries())
      files.push([`${i + 1}-${fileName(table.title)}.csv`, writeTableOfTextCsv(table)]);
    files.push(['method.csv', writeMethodRowsCsv(method, t)]);
  }
  for (const format of tablesFormatNames.filter(each => chosen.includes(each))) {
    const { extension, write } = tablesFormats[format];
    const written = await write({ ...content, t, language });
    files.push([`${name}.${extension}`, typeof written === 'string' ? written : finish(written)]);
  }
  return files;
}
