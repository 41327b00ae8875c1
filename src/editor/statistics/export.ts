import * as vscode from 'vscode';
import {
  describeMethod,
  type Method,
  printFigureStyle,
  type TextTable,
  writeTablesDocx,
  writeTablesMarkdown,
  writeTablesXlsx,
} from '../../core';
import {
  askForTarget,
  type ExportedFile,
  fileName,
  offerToOpen,
  trying,
  whileWriting,
  writeFile,
} from '../exports/files';
import type { Session } from '../session/session';
import { inSlices } from '../session/slices';
import { askForTopic, nameOf, type Topic, tablesOf } from './topics';

/** Arguments given by a key binding or a script, so that the user is not asked. */
export interface StatisticsRequest {
  readonly topic?: Topic;
  /** Name of the file: `statistics.docx`, `statistics.xlsx` or `statistics.markdown`. */
  readonly file?: string;
  readonly target?: vscode.Uri;
}

/** Tables to be written, and what they rest on. */
interface Content {
  readonly title: string;
  readonly tables: readonly TextTable[];
  readonly method: Method;
}

interface Format extends ExportedFile {
  readonly detail: string;
  readonly write: (content: Content) => Promise<string | Uint8Array | undefined>;
}

/** The formats, by the names that the command line gives their files. */
function formats(): readonly Format[] {
  const { t } = vscode.l10n;
  const { language } = vscode.env;
  const done = { isCancelled: () => false };
  return [
    {
      label: 'Word (DOCX)',
      detail: t('The tables with their notes and the method'),
      name: 'statistics.docx',
      foreign: true,
      write: async ({ tables, method }) => inSlices(await writeTablesDocx(tables, method, t, language), done),
    },
    {
      label: 'Excel (XLSX)',
      detail: t('A sheet for each table, with figures as numbers; notes and method'),
      name: 'statistics.xlsx',
      foreign: true,
      write: async ({ tables, method }) => inSlices(await writeTablesXlsx(tables, method, t), done),
    },
    {
      label: 'Markdown',
      detail: t('The tables with their notes'),
      // As .md it would be a source, in a project folder that does not say which files are.
      name: 'statistics.markdown',
      write: async ({ title, tables }) => writeTablesMarkdown(title, tables),
    },
  ];
}

/** Writes the tables of a topic in a format and to a place the user chooses; `shown`: the topic of the page in sight. */
export async function exportStatistics(
  session: Session,
  request: StatisticsRequest,
  shown: Topic | undefined,
): Promise<void> {
  // Keystrokes may still wait to be counted.
  session.flush();
  const { corpus, store } = session;
  if (!corpus || !store) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No project is open'));
    return;
  }
  const topic = request.topic ?? (await askForTopic(corpus, shown));
  if (!topic) return;
  const format = formats().find(({ name }) => name === request.file) ?? (await pickFormat());
  if (!format) return;
  const title = vscode.l10n.t('Export the statistics as {0}', format.label);
  const target = request.target ?? (await askForTarget(format, title, store.uriOf(format.name)));
  if (!target) return;
  const written = await trying(target, async () => {
    const content = await whileWriting(target, async () => {
      const { tables } = await tablesOf(corpus, topic, printFigureStyle);
      return format.write({ title: nameOf(topic), tables, method: describeMethod(corpus) });
    });
    if (content !== undefined) await writeFile(target, content);
  });
  if (written)
    void offerToOpen(target, vscode.l10n.t('The statistics are in {0}.', fileName(target)), format);
}

async function pickFormat(): Promise<Format | undefined> {
  const picked = await vscode.window.showQuickPick(
    formats().map(format => ({ label: format.label, detail: format.detail, format })),
    { title: vscode.l10n.t('Export the statistics as'), matchOnDetail: true },
  );
  return picked?.format;
}
