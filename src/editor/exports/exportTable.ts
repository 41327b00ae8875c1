import * as vscode from 'vscode';
import {
  type Corpus,
  codedMarks,
  firstLines,
  type MergedThemes,
  type TableOptions,
  writeTableFragment,
  writeTableTsv,
} from '../../core';
import { overviewOf } from '../overview';
import type { Session } from '../session/session';
import { inSlices } from '../session/slices';
import { askForTarget, fileName, offerToOpen, trying, whileWriting, writeFile } from './files';
import { type ExportFormat, type ExportSubject, exportFormats } from './formats';

/** Arguments given by the view of a table or in a key binding, so that the user is not asked. */
export interface ExportRequest extends Partial<TableOptions> {
  /** Id of a format. */
  readonly format?: string;
  /** Themes to show as one column. */
  readonly merged?: MergedThemes;
  /** Where to write. */
  readonly target?: vscode.Uri;
}

/** Writes the table in a format and to a place the user chooses, and offers to open it. */
export async function exportTable(session: Session, request: ExportRequest): Promise<void> {
  const subject = subjectOf(session, request);
  if (!subject || !session.store) return;
  const format = exportFormats().find(each => each.id === request.format) ?? (await pickFormat());
  if (!format) return;
  const asked = format.asks && request.basis === undefined && request.cells === undefined;
  const options = asked ? await pickOptions(subject.corpus) : subject.options;
  if (!options) return;
  const title = vscode.l10n.t('Export the table as {0}', format.label);
  const target = request.target ?? (await askForTarget(format, title, session.store.uriOf(format.name)));
  if (!target) return;
  const written = await trying(target, () => write(target, format, { ...subject, options }));
  if (written) void offerToOpen(target, vscode.l10n.t('The table is in {0}.', fileName(target)), format);
}

/** The table as the clipboard holds it. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
}

/**
 * Copies the table as text, which spreadsheets paste as a table, and tells it to `copied`: a page in sight can put it on the
 * clipboard as HTML besides, which VS Code itself cannot.
 */
export async function copyTable(
  session: Session,
  request: ExportRequest,
  copied: (table: CopiedTable) => void,
): Promise<void> {
  const subject = subjectOf(session, request);
  if (!subject) return;
  const { overview, options } = subject;
  const text = writeTableTsv(overview, options, vscode.l10n.t);
  await vscode.env.clipboard.writeText(text);
  copied({ text, html: writeTableFragment(overview, options, vscode.l10n.t) });
  vscode.window.setStatusBarMessage(vscode.l10n.t('Table copied'), 4000);
}

function subjectOf(session: Session, request: ExportRequest): ExportSubject | undefined {
  // Keystrokes may still wait to be counted.
  session.flush();
  const { corpus } = session;
  if (!corpus) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No project is open'));
    return undefined;
  }
  const { basis, cells, groupBy, merged = [] } = { ...codedMarks, ...request };
  const options: TableOptions = { basis, cells, ...(groupBy !== undefined && { groupBy }) };
  return { corpus, overview: overviewOf(corpus, merged), options: withFirstLines(options, corpus) };
}

/** Cells that show evidence need to know it. */
function withFirstLines(options: TableOptions, corpus: Corpus): TableOptions {
  if (options.cells !== 'evidence') return options;
  return {
    ...options,
    firstLine: (source, theme) => firstLines(corpus, source, [theme], options.basis)[theme],
  };
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const picked = await vscode.window.showQuickPick(
    exportFormats().map(format => ({ label: format.label, detail: format.detail, format })),
    { title: vscode.l10n.t('Export the table as'), matchOnDetail: true },
  );
  return picked?.format;
}

async function pickOptions(corpus: Corpus): Promise<TableOptions | undefined> {
  const { t } = vscode.l10n;
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { options: TableOptions }>(
    [
      { label: t('Coding: √ and —'), options: codedMarks },
      { label: t('Coding: numbers of passages'), options: { basis: 'coded', cells: 'counts' } },
      { label: t('Coding: share of characters'), options: { basis: 'coded', cells: 'share' } },
      { label: t('Coding: first line of evidence'), options: { basis: 'coded', cells: 'evidence' } },
      { label: t('Keywords: ● where there are hits'), options: { basis: 'keywords', cells: 'marks' } },
      { label: t('Keywords: numbers of hits'), options: { basis: 'keywords', cells: 'counts' } },
    ],
    { title: t('What should the cells show?') },
  );
  return picked && withFirstLines(picked.options, corpus);
}

async function write(target: vscode.Uri, format: ExportFormat, subject: ExportSubject): Promise<void> {
  const content = await whileWriting(target, async () => {
    const content = await format.write(subject);
    return typeof content === 'string'
      ? content
      : inSlices<string | Uint8Array>(content, { isCancelled: () => false });
  });
  if (content === undefined) return;
  await writeFile(target, content);
  if (!format.beside) return;
  const path = `${target.path.replace(/\.csv$/i, '')}.method.csv`;
  await writeFile(target.with({ path }), format.beside(subject));
}
