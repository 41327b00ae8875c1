import * as vscode from 'vscode';
import { describeMethod, printFigureStyle, type TablesFormatName, tablesFormats } from '../../core';
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

interface Format extends ExportedFile {
  readonly detail: string;
  readonly format: TablesFormatName;
}

function formats(): readonly Format[] {
  const { t } = vscode.l10n;
  const described: readonly Omit<Format, 'name'>[] = [
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
    { format: 'md', label: 'Markdown', detail: t('The tables with their notes') },
  ];
  return described.map(each => ({ ...each, name: `statistics.${tablesFormats[each.format].extension}` }));
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
      const { language } = vscode.env;
      const subject = {
        title: nameOf(topic),
        tables,
        method: describeMethod(corpus),
        t: vscode.l10n.t,
        language,
      };
      const written = await tablesFormats[format.format].write(subject);
      return typeof written === 'string' ? written : inSlices(written, { isCancelled: () => false });
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
