import * as vscode from 'vscode';
import type { CodedSource } from '../../core';
import { coderOf, stateOf, type WaitingItem, waitingIn, waitingKey } from '../coding/waiting';
import { oneLine } from '../session/places';
import type { Session } from '../session/session';

/** Annotations that wait for a person, below their sources. */
export class ReviewTree implements vscode.TreeDataProvider<CodedSource | WaitingItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<CodedSource | WaitingItem>;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.view = vscode.window.createTreeView('policyCoder.review', { treeDataProvider: this });
    this.subscription = vscode.Disposable.from(
      this.changed,
      this.view,
      session.onDidChangeCorpus(() => this.update()),
    );
    this.update();
  }

  dispose(): void {
    this.subscription.dispose();
  }

  getChildren(parent?: CodedSource | WaitingItem): (CodedSource | WaitingItem)[] {
    const items = waitingIn(this.session.corpus);
    if (!parent) return [...new Set(items.map(({ coded }) => coded))];
    return 'placed' in parent ? [] : items.filter(({ coded }) => coded === parent);
  }

  getTreeItem(element: CodedSource | WaitingItem): vscode.TreeItem {
    return 'placed' in element ? itemOf(element) : this.sourceItem(element);
  }

  private sourceItem(coded: CodedSource): vscode.TreeItem {
    const item = new vscode.TreeItem(coded.label, vscode.TreeItemCollapsibleState.Expanded);
    item.id = coded.source.path;
    item.description = String(this.getChildren(coded).length);
    item.tooltip = coded.source.path;
    return item;
  }

  private update(): void {
    const count = waitingIn(this.session.corpus).length;
    void vscode.commands.executeCommand('setContext', 'policyCoder.hasWaiting', count > 0);
    const tooltip =
      count === 1
        ? vscode.l10n.t('1 annotation waits for review')
        : vscode.l10n.t('{0} annotations wait for review', count);
    this.view.badge = count > 0 ? { value: count, tooltip } : undefined;
    this.changed.fire();
  }
}

function itemOf(waiting: WaitingItem): vscode.TreeItem {
  const { annotation, anchor } = waiting.placed;
  const item = new vscode.TreeItem(oneLine(annotation.quote));
  item.id = waitingKey(waiting);
  const coder = coderOf(waiting);
  item.description = [coder, stateOf(waiting.placed)].filter(part => part !== undefined).join(' · ');
  item.tooltip = `${annotation.quote}\n\n${annotation.codes.join('；')}`;
  item.iconPath = new vscode.ThemeIcon(icons[anchor.state], new vscode.ThemeColor('list.warningForeground'));
  item.contextValue = 'waiting';
  item.command = {
    title: vscode.l10n.t('Review Anchors'),
    command: 'policyCoder.review.open',
    arguments: [waitingKey(waiting)],
  };
  return item;
}

const icons: Readonly<Record<WaitingItem['placed']['anchor']['state'], string>> = {
  exact: 'pass',
  moved: 'pass',
  fuzzy: 'question',
  ambiguous: 'list-selection',
  orphan: 'warning',
};
