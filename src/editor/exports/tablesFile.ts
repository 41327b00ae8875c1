import * as vscode from 'vscode';
import {
  fileName as asFileName,
  type TablesFormatName,
  type TablesSubject,
  tablesFormats,
  writeMethodRowsCsv,
  writeTableOfTextCsv,
} from '../../core';
import { inSlices } from '../session/slices';
import {
  askForTarget,
  type ExportedFile,
  fileName,
  offerToOpen,
  trying,
  whileWriting,
  writeFile,
} from './files';

/** A kind of file that tables of text are written to. */
export interface TablesFile extends ExportedFile {
  readonly detail: string;
  readonly format: TablesFormatName | 'csv';
}

/** Arguments given by a key binding or a script, so that the user is not asked. */
export interface TablesRequest {
  /** Name of the file, such as `statistics.docx`. */
  readonly file?: string;
  readonly target?: vscode.Uri;
}

/** Files that tables can be written to; `name` is that of the file before its extension. */
export function tablesFiles(name: string): readonly TablesFile[] {
  const { t } = vscode.l10n;
  const described: readonly Omit<TablesFile, 'name'>[] = [
    {
      format: 'docx',
      label: 'Word (DOCX)',
      detail: t('The tables with their notes and the method'),
      foreign: true,
    },
    {
      format: 'xlsx',
      label: 'Excel (XLSX)',
      detail: t('A sheet for each table, with figures as numbers; notes and method'),
      foreign: true,
    },
    { format: 'csv', label: 'CSV', detail: t('A file for each table, and one for the method') },
    { format: 'md', label: 'Markdown', detail: t('The tables with their notes') },
    { format: 'html', label: 'HTML', detail: t('The tables with their notes and the method'), foreign: true },
  ];
  return described.map(each => ({
    ...each,
    name: `${name}.${each.format === 'csv' ? 'csv' : tablesFormats[each.format].extension}`,
  }));
}

/** Asks in which of these files tables go, and where, as far as the request leaves it open; `undefined`: the user left off. */
export async function askForTablesFile(
  files: readonly TablesFile[],
  request: TablesRequest,
  words: { readonly which: string; readonly title: (format: string) => string },
  folder: (name: string) => vscode.Uri,
): Promise<{ readonly file: TablesFile; readonly target: vscode.Uri } | undefined> {
  const picked =
    files.find(({ name }) => name === request.file) ??
    (
      await vscode.window.showQuickPick(
        files.map(file => ({ label: file.label, detail: file.detail, file })),
        { title: words.which, matchOnDetail: true },
      )
    )?.file;
  if (!picked) return undefined;
  const target =
    request.target ?? (await askForTarget(picked, words.title(picked.label), folder(picked.name)));
  return target && { file: picked, target };
}

/** Writes tables, and offers to open them. */
export async function writeTablesFile(
  { file, target }: { readonly file: TablesFile; readonly target: vscode.Uri },
  subjectOf: () => Promise<Omit<TablesSubject, 't' | 'language'> | undefined>,
  told: (name: string) => string,
): Promise<void> {
  const written = await trying(target, async () => {
    const contents = await whileWriting(target, async () => {
      const subject = await subjectOf();
      return (
        subject && contentsOf(file, target, { ...subject, t: vscode.l10n.t, language: vscode.env.language })
      );
    });
    for (const [uri, content] of contents ?? []) await writeFile(uri, content);
  });
  if (written) void offerToOpen(target, told(fileName(target)), file);
}

async function contentsOf(
  { format }: TablesFile,
  target: vscode.Uri,
  subject: TablesSubject,
): Promise<readonly (readonly [vscode.Uri, string | Uint8Array])[]> {
  if (format !== 'csv') {
    const written = await tablesFormats[format].write(subject);
    const content =
      typeof written === 'string' ? written : await inSlices(written, { isCancelled: () => false });
    return content === undefined ? [] : [[target, content]];
  }
  // The first is the file that was asked for; the others lie beside it.
  const beside = (name: string) => target.with({ path: `${target.path.replace(/\.csv$/i, '')}.${name}.csv` });
  return [
    ...subject.tables.map((table, i) => {
      const uri = i === 0 ? target : beside(`${i + 1}-${asFileName(table.title)}`);
      return [uri, writeTableOfTextCsv(table)] as const;
    }),
    [beside('method'), writeMethodRowsCsv(subject.method, subject.t)],
  ];
}
