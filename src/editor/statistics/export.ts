import * as vscode from 'vscode';
import { describeMethod, printFigureStyle } from '../../core';
import { projectToExport } from '../exports/projectToExport';
import { askForTablesFile, type TablesRequest, tablesFiles, writeTablesFile } from '../exports/tablesFile';
import type { Session } from '../session/session';
import { askForTopic, nameOf, type Topic, tablesOf } from './topics';

/** Arguments given by a key binding or a script, so that the user is not asked. */
export interface StatisticsRequest extends TablesRequest {
  readonly topic?: Topic;
}

/** Writes the tables of a topic in a format and to a place the user chooses; `shown`: the topic of the page in sight. */
export async function exportStatistics(
  session: Session,
  request: StatisticsRequest,
  shown: Topic | undefined,
): Promise<void> {
  const { t } = vscode.l10n;
  const project = projectToExport(session);
  if (!project) return;
  const { corpus, store } = project;
  const topic = request.topic ?? (await askForTopic(corpus, shown));
  if (!topic) return;
  const chosen = await askForTablesFile(
    tablesFiles('statistics'),
    request,
    { which: t('Export the statistics as'), title: format => t('Export the statistics as {0}', format) },
    name => store.uriOf(name),
  );
  if (!chosen) return;
  await writeTablesFile(
    chosen,
    async () => {
      const { tables } = await tablesOf(corpus, topic, printFigureStyle);
      return { title: nameOf(topic), tables, method: describeMethod(corpus) };
    },
    name => t('The statistics are in {0}.', name),
  );
}
