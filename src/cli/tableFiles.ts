import {
  fileName,
  finish,
  type Method,
  type TextTable,
  writeMethodRowsCsv,
  writeTableOfTextCsv,
  writeTablesDocx,
  writeTablesMarkdown,
  writeTablesXlsx,
} from '../core';
import type { Call } from './io';

/** Formats of tables that are for people. */
export const tableFileFormats = ['csv', 'xlsx', 'docx', 'md'] as const;
export type TableFileFormat = (typeof tableFileFormats)[number];

/** What is to be written: `name` is that of the files that hold all tables. */
interface Tables {
  readonly name: string;
  readonly title: string;
  readonly tables: readonly TextTable[];
  readonly method: Method;
}

/** Names and contents of the files of some tables. */
export async function tableFiles(
  { name, title, tables, method }: Tables,
  chosen: readonly TableFileFormat[],
  { t, language }: Pick<Call, 't' | 'language'>,
): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const files: (readonly [string, string | Uint8Array])[] = [];
  if (chosen.includes('csv')) {
    // A number of its own tells tables of one title apart, and keeps them in order.
    for (const [i, table] of tables.entries())
      files.push([`${i + 1}-${fileName(table.title)}.csv`, writeTableOfTextCsv(table)]);
    files.push(['method.csv', writeMethodRowsCsv(method, t)]);
  }
  if (chosen.includes('xlsx')) files.push([`${name}.xlsx`, finish(await writeTablesXlsx(tables, method, t))]);
  if (chosen.includes('docx'))
    files.push([`${name}.docx`, finish(await writeTablesDocx(tables, method, t, language))]);
  // As .md it would be a source, in a project folder that does not say which files are.
  if (chosen.includes('md')) files.push([`${name}.markdown`, writeTablesMarkdown(title, tables)]);
  return files;
}
