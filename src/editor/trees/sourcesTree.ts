import * as vscode from 'vscode';
import {
  allThemes,
  buildCoverage,
  type Cell,
  type CodedSource,
  enumerate,
  isAbout,
  isPlaced,
  progressOf,
  type Row,
} from '../../core';
import type { TextItem } from '../coding/items';
import { describeCell } from '../session/cellState';
import type { Session } from '../session/session';

const iconOf: Readonly<Record<Cell['state'], string>> = {
  coded: 'pass',
  absent: 'circle-slash',
  unreviewed: 'circle-large-outline',
  unknown: 'question',
};

/** All sources with what is done and what is left: how many themes are coded, absent, unreviewed, and which. The reference comes last. */
export class SourcesTree implements vscode.TreeDataProvider<TextItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  private readonly subscription: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscription = session.onDidChangeCorpus(() => this.changed.fire());
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }

  getChildren(item?: TextItem): TextItem[] {
    const { corpus } = this.session;
    if (item && 'reference' in item) return [];
    if (item) return item.cell ? [] : item.row.cells.map(cell => ({ row: item.row, cell }));
    if (!corpus) return [];
    const { reference } = corpus;
    return [...buildCoverage(corpus).rows.map(row => ({ row })), ...(reference ? [{ reference }] : [])];
  }

  getTreeItem(item: TextItem): vscode.TreeItem {
    if ('reference' in item) return this.referenceItem(item.reference);
    const { row, cell } = item;
    return cell ? this.themeItem(row, cell) : this.sourceItem(row);
  }

  private referenceItem({ source, label }: CodedSource): vscode.TreeItem {
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
    item.id = source.path;
    item.resourceUri = this.session.uriOf(source.path);
    item.contextValue = 'reference';
    item.description = vscode.l10n.t('reference');
    item.iconPath = new vscode.ThemeIcon('book');
    item.tooltip = `${source.path}\n${vscode.l10n.t('The text that sources are compared with; not a row of the table, and in no figure.')}`;
    item.command = {
      title: vscode.l10n.t('Open'),
      command: 'policyCoder.reveal',
      arguments: [source.path],
    };
    return item;
  }

  private themeItem({ coded }: Row, cell: Cell): vscode.TreeItem {
    const { theme, state } = cell;
    const { path } = coded.source;
    const item = new vscode.TreeItem(this.session.corpus?.codebook.codes.get(theme)?.name ?? theme);
    const reviewed = coded.reviews.find(review => isAbout(review, theme));
    item.id = `${path}#${theme}`;
    item.contextValue = hasGap(cell) ? 'sourceTheme gaps' : 'sourceTheme';
    item.iconPath = new vscode.ThemeIcon(iconOf[state]);
    item.description = [describeCell(cell), reviewed?.coder ?? '', reviewed?.memo?.trim() ?? '']
      .filter(part => part !== '')
      .join(' · ');
    item.command = {
      title: vscode.l10n.t('Review'),
      command: 'policyCoder.review',
      arguments: [path, theme],
    };
    return item;
  }

  /** Who has yet to read a source of the reliability sample. */
  private toDoIn(coded: CodedSource): readonly string[] {
    const { corpus } = this.session;
    if (!corpus?.settings.reliability) return [];
    return progressOf(corpus)
      .filter(({ toDo }) => toDo.includes(coded.source.path))
      .map(({ coder }) => coder);
  }

  private sourceItem({ coded, cells }: Row): vscode.TreeItem {
    const item = new vscode.TreeItem(coded.label, vscode.TreeItemCollapsibleState.Collapsed);
    const count = (state: string) => cells.filter(cell => cell.state === state).length;
    const left = count('unreviewed') + count('unknown');
    const { length: placed } = coded.annotations.filter(isPlaced);
    const unplaced = coded.annotations.length - placed;
    const readers = coded.reviews.filter(({ code }) => code === allThemes).map(({ coder }) => coder ?? '');
    const toDo = this.toDoIn(coded);
    const named = readers.filter(coder => coder !== '');
    item.id = coded.source.path;
    item.resourceUri = this.session.uriOf(coded.source.path);
    item.contextValue = cells.some(hasGap) ? 'source gaps' : 'source';
    item.description = [
      `${cells.length - left}/${cells.length}`,
      ...(readers.length === 0 ? [] : [`✓ ${named.join(' ')}`.trim()]),
      ...(toDo.length > 0 ? [vscode.l10n.t('sample, to do: {0}', enumerate(toDo, vscode.l10n.t))] : []),
    ].join(' · ');
    item.iconPath =
      unplaced > 0 || coded.unread.length > 0
        ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
        : new vscode.ThemeIcon(
            left === 0 ? 'pass' : left === cells.length ? 'circle-large-outline' : 'circle-large',
          );
    item.tooltip = [
      coded.source.path,
      ...coded.unread.map(file => vscode.l10n.t('Cannot be read: {0}', file)),
      vscode.l10n.t('{0} coded, {1} absent, {2} unreviewed', count('coded'), count('absent'), left),
      ...(readers.length === 0
        ? []
        : named.length === 0
          ? [vscode.l10n.t('Read for all themes')]
          : [vscode.l10n.t('Read for all themes by {0}', enumerate(named, vscode.l10n.t))]),
      countsOf(placed, coded.analysis.matches.length),
      ...(unplaced > 0
        ? [
            unplaced === 1
              ? vscode.l10n.t('1 annotation with an uncertain place')
              : vscode.l10n.t('{0} annotations with uncertain places', unplaced),
          ]
        : []),
    ].join('\n');
    item.command = {
      title: vscode.l10n.t('Open'),
      command: 'policyCoder.reveal',
      arguments: [coded.source.path],
    };
    return item;
  }
}

/** Whether there is something to look for. */
function hasGap({ state }: Cell): boolean {
  return state === 'unreviewed';
}

function countsOf(annotations: number, hits: number): string {
  const { t } = vscode.l10n;
  return [
    annotations === 1 ? t('1 annotation') : t('{0} annotations', annotations),
    hits === 1 ? t('1 keyword hit') : t('{0} keyword hits', hits),
  ].join(' · ');
}
