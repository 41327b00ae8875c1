import * as vscode from 'vscode';
import {
  agreementTables,
  type Basis,
  bases,
  type Corpus,
  corpusProse,
  corpusProseTable,
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
} from '../../core';
import { inSlices } from '../session/slices';

/** What statistics are about. */
export type Topic =
  | { readonly kind: 'corpus' | 'prose' | 'agreement' }
  | { readonly kind: 'cross'; readonly attribute: string; readonly basis: Basis };

/** Asks for a topic; `first` is offered before the others. `undefined`: the user left off. */
export async function askForTopic(corpus: Corpus, first?: Topic): Promise<Topic | undefined> {
  const topics: readonly Topic[] = [
    { kind: 'corpus' },
    { kind: 'prose' },
    ...groupingAttributes(corpus).flatMap(attribute =>
      bases.map((basis): Topic => ({ kind: 'cross', attribute, basis })),
    ),
    { kind: 'agreement' },
  ];
  const isFirst = (topic: Topic) => JSON.stringify(topic) === JSON.stringify(first);
  const picked = await vscode.window.showQuickPick(
    [...topics.filter(isFirst), ...topics.filter(topic => !isFirst(topic))].map(topic => ({
      label: nameOf(topic),
      topic,
    })),
    { placeHolder: vscode.l10n.t('Which statistics?') },
  );
  return picked?.topic;
}

export function nameOf(topic: Topic): string {
  switch (topic.kind) {
    case 'corpus':
      return vscode.l10n.t('Statistics of the corpus');
    case 'prose':
      return vscode.l10n.t('The corpus in words');
    case 'agreement':
      return vscode.l10n.t('Agreement of dictionary and coders');
    case 'cross':
      return topic.basis === 'coded'
        ? vscode.l10n.t('Themes by {0}, coded', topic.attribute)
        : vscode.l10n.t('Themes by {0}, keyword hits', topic.attribute);
  }
}

/** The table of the overview that has the same figures, and the passages behind them. */
export function tableOf(topic: Topic): { readonly basis: Basis | 'both'; readonly group?: string } {
  switch (topic.kind) {
    case 'corpus':
    case 'prose':
      return { basis: 'coded' };
    case 'agreement':
      return { basis: 'both' };
    case 'cross':
      return { basis: topic.basis, group: topic.attribute };
  }
}

/** Tables of a topic, and figures that stand above some of them. */
export interface TopicTables {
  readonly tables: readonly TextTable[];
  readonly figures: readonly StatisticsFigure[];
}

/** The tables of a topic; long work is done in slices. `style`: that of figures. */
export async function tablesOf(
  corpus: Corpus,
  topic: Topic,
  style: typeof printFigureStyle,
): Promise<TopicTables> {
  const { t } = vscode.l10n;
  const done = { isCancelled: () => false };
  const figures: readonly StatisticsFigure[] = [];
  switch (topic.kind) {
    case 'corpus': {
      const statistics = await inSlices(corpusStatistics(corpus), done);
      if (!statistics) return { tables: [], figures };
      return { tables: statisticsTables(statistics, t), figures: statisticsFigures(statistics, style, t) };
    }
    case 'prose': {
      const statistics = await inSlices(corpusStatistics(corpus), done);
      const tables = statistics ? [corpusProseTable(corpusProse(corpus, statistics, t), t)] : [];
      return { tables, figures };
    }
    case 'agreement': {
      const agreement = await inSlices(dictionaryAgreement(corpus), done);
      return { tables: agreement ? agreementTables(agreement, t) : [], figures };
    }
    case 'cross': {
      const table = await inSlices(crossTable(corpus, topic.attribute, topic.basis), done);
      return { tables: table ? crossTables(table, t) : [], figures };
    }
  }
}
