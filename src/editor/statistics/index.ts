import * as vscode from 'vscode';
import { type Corpus, type printFigureStyle, writeTablesMarkdown } from '../../core';
import type { Session } from '../session/session';
import { exportStatistics, type StatisticsRequest } from './export';
import { askForTopic, nameOf, type Topic, tableOf, tablesOf } from './topics';

const scheme = 'policy-coder-statistics';

/** The commands *Statistics*, which shows read-only Markdown pages that follow the project, and *Export Statistics*. */
export function registerStatistics(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const pages = () => vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme);
  /** The topic that was opened last. */
  let shown: Topic | undefined;
  return vscode.Disposable.from(
    changed,
    session.onDidChangeCorpus(() => {
      for (const { uri } of pages()) changed.fire(uri);
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: uri => write(session.corpus, topicOf(uri)),
    }),
    vscode.commands.registerCommand('policyCoder.statistics', async (topic?: Topic) => {
      const uri = await open(session, topic);
      if (uri) shown = topicOf(uri);
      return uri;
    }),
    vscode.commands.registerCommand('policyCoder.statisticsInOverview', () => showInOverview(session, shown)),
    vscode.commands.registerCommand('policyCoder.exportStatistics', (request?: StatisticsRequest) =>
      exportStatistics(session, request ?? {}, shown),
    ),
  );
}

/** Opens a page in the Markdown preview, and asks which where it is not said. Resolves to its place. */
async function open({ corpus }: Session, given: Topic | undefined): Promise<vscode.Uri | undefined> {
  if (!corpus) return undefined;
  const topic = given ?? (await askForTopic(corpus));
  if (!topic) return undefined;
  const uri = vscode.Uri.from({
    scheme,
    path: `/${nameOf(topic).replaceAll('/', '_')}.md`,
    query: JSON.stringify(topic),
  });
  await vscode.workspace.openTextDocument(uri);
  await vscode.commands.executeCommand('markdown.showPreview', uri);
  return uri;
}

/** Opens the table of the overview as a topic counts it, where each figure opens its passages. */
async function showInOverview({ corpus }: Session, shown: Topic | undefined): Promise<void> {
  if (!corpus) return;
  const topic = shown ?? (await askForTopic(corpus));
  if (topic) await vscode.commands.executeCommand('policyCoder.openOverview', tableOf(topic));
}

function topicOf(uri: vscode.Uri): Topic {
  return JSON.parse(uri.query) as Topic;
}

async function write(corpus: Corpus | undefined, topic: Topic): Promise<string> {
  if (!corpus) return writeTablesMarkdown(nameOf(topic), []);
  const { tables, figures } = await tablesOf(corpus, topic, pageStyle);
  const page = writeTablesMarkdown(
    nameOf(topic),
    tables,
    new Map(figures.map(({ table, svg }) => [table, svg])),
  );
  const where = vscode.l10n.t('"Open Statistics in Overview" leads to the passages behind each figure.');
  // Below the title, where one begins to read.
  return page.replace(/\n/, `\n\n${where}\n`);
}

/** Colours of the theme. */
const pageStyle: typeof printFigureStyle = {
  bare: true,
  ink: 'var(--vscode-editor-foreground)',
  faint: 'var(--vscode-descriptionForeground)',
  paper: 'var(--vscode-editor-background)',
  bar: 'var(--vscode-charts-blue)',
  fonts: 'inherit',
};
