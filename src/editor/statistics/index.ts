import * as vscode from 'vscode';
import {
  agreementTables,
  type Basis,
  bases,
  type Corpus,
  corpusStatistics,
  crossTable,
  crossTables,
  dictionaryAgreement,
  groupingAttributes,
  type printFigureStyle,
  type StatisticsFigure,
  statisticsFigures,
  statisticsTables,
  type TextTable,
  writeTablesMarkdown,
} from '../core';
import type { Session } from './session/session';
import { inSlices } from './session/slices';

const scheme = 'policy-coder-statistics';

/** What a page of statistics is about. */
type Topic =
  | { readonly kind: 'corpus' | 'agreement' }
  | { readonly kind: 'cross'; readonly attribute: string; readonly basis: Basis };

/** The command *Statistics*: read-only Markdown pages that follow the project. */
export function registerStatistics(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const pages = () => vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme);
  return vscode.Disposable.from(
    changed,
    session.onDidChangeCorpus(() => {
      for (const { uri } of pages()) changed.fire(uri);
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: uri => write(session.corpus, topicOf(uri)),
    }),
    vscode.commands.registerCommand('policyCoder.statistics', (topic?: Topic) => open(session, topic)),
  );
}

/** Opens a page in the Markdown preview, and asks which where it is not said. Resolves to its place. */
async function open({ corpus }: Session, given: Topic | undefined): Promise<vscode.Uri | undefined> {
  if (!corpus) return undefined;
  const topic = given ?? (await ask(corpus));
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

async function ask(corpus: Corpus): Promise<Topic | undefined> {
  const topics: readonly Topic[] = [
    { kind: 'corpus' },
    ...groupingAttributes(corpus).flatMap(attribute =>
      bases.map((basis): Topic => ({ kind: 'cross', attribute, basis })),
    ),
    { kind: 'agreement' },
  ];
  const picked = await vscode.window.showQuickPick(
    topics.map(topic => ({ label: nameOf(topic), topic })),
    { placeHolder: vscode.l10n.t('Which statistics?') },
  );
  return picked?.topic;
}

function nameOf(topic: Topic): string {
  switch (topic.kind) {
    case 'corpus':
      return vscode.l10n.t('Statistics of the corpus');
    case 'agreement':
      return vscode.l10n.t('Agreement of dictionary and coders');
    case 'cross':
      return topic.basis === 'coded'
        ? vscode.l10n.t('Themes by {0}, coded', topic.attribute)
        : vscode.l10n.t('Themes by {0}, keyword hits', topic.attribute);
  }
}

function topicOf(uri: vscode.Uri): Topic {
  return JSON.parse(uri.query) as Topic;
}

/** The page; long work is done in slices. */
async function write(corpus: Corpus | undefined, topic: Topic): Promise<string> {
  const { t } = vscode.l10n;
  const page = (tables: readonly TextTable[], figures: readonly StatisticsFigure[] = []) =>
    writeTablesMarkdown(nameOf(topic), tables, new Map(figures.map(({ table, svg }) => [table, svg])));
  if (!corpus) return page([]);
  const done = { isCancelled: () => false };
  switch (topic.kind) {
    case 'corpus': {
      const statistics = await inSlices(corpusStatistics(corpus), done);
      return statistics
        ? page(statisticsTables(statistics, t), statisticsFigures(statistics, pageStyle, t))
        : page([]);
    }
    case 'agreement': {
      const agreement = await inSlices(dictionaryAgreement(corpus), done);
      return page(agreement ? agreementTables(agreement, t) : []);
    }
    case 'cross': {
      const table = await inSlices(crossTable(corpus, topic.attribute, topic.basis), done);
      return page(table ? crossTables(table, t) : []);
    }
  }
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
