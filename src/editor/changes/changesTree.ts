import * as vscode from 'vscode';
import {
  type AnnotationDiff,
  type CellDiff,
  cellWord,
  describeAnnotationDiff,
  describeReviewDiff,
  type Happening,
  happeningOf,
  type ReviewDiff,
  type SourceDiff,
} from '../../core';
import { oneLine } from '../session/places';
import type { VersionComparison } from './comparison';

/** A line of the tree. */
export type ChangeItem =
  | { readonly kind: 'source'; readonly source: SourceDiff }
  | { readonly kind: 'annotation'; readonly source: string; readonly diff: AnnotationDiff }
  | { readonly kind: 'review'; readonly source: string; readonly diff: ReviewDiff }
  | { readonly kind: 'cells'; readonly cells: readonly CellDiff[] }
  | { readonly kind: 'cell'; readonly cell: CellDiff }
  | { readonly kind: 'unreadable'; readonly path: string };

const icons: Readonly<Record<Happening, readonly [icon: string, color: string]>> = {
  added: ['diff-added', 'gitDecoration.addedResourceForeground'],
  removed: ['diff-removed', 'gitDecoration.deletedResourceForeground'],
  changed: ['diff-modified', 'gitDecoration.modifiedResourceForeground'],
};

/** What changed in the coding since a commit: by source, then the changes of the coverage table. */
export class ChangesTree implements vscode.TreeDataProvider<ChangeItem> {
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(private readonly comparison: VersionComparison) {
    this.onDidChangeTreeData = comparison.onDidChange;
  }

  getChildren(item?: ChangeItem): ChangeItem[] {
    if (!item) return this.roots();
    if (item.kind === 'cells') return item.cells.map(cell => ({ kind: 'cell', cell }));
    if (item.kind !== 'source') return [];
    const { source, annotations, reviews } = item.source;
    return [
      ...annotations.map((diff): ChangeItem => ({ kind: 'annotation', source, diff })),
      ...reviews.map((diff): ChangeItem => ({ kind: 'review', source, diff })),
    ];
  }

  getTreeItem(item: ChangeItem): vscode.TreeItem {
    switch (item.kind) {
      case 'source':
        return sourceItem(item.source);
      case 'annotation':
        return this.annotationItem(item);
      case 'review':
        return this.reviewItem(item);
      case 'cells': {
        const tree = new vscode.TreeItem(
          vscode.l10n.t('Coverage table'),
          vscode.TreeItemCollapsibleState.Collapsed,
        );
        tree.iconPath = new vscode.ThemeIcon('table');
        tree.description = String(item.cells.length);
        return tree;
      }
      case 'cell':
        return this.cellItem(item.cell);
      case 'unreadable': {
        const tree = new vscode.TreeItem(item.path);
        tree.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
        tree.description = vscode.l10n.t('cannot be read, not compared');
        return tree;
      }
    }
  }

  private roots(): ChangeItem[] {
    const { diff } = this.comparison;
    if (!diff) return [];
    return [
      ...diff.unreadable.map((path): ChangeItem => ({ kind: 'unreadable', path })),
      ...diff.sources.map((source): ChangeItem => ({ kind: 'source', source })),
      ...(diff.cells.length > 0 ? [{ kind: 'cells', cells: diff.cells } as const] : []),
    ];
  }

  private annotationItem(item: Extract<ChangeItem, { kind: 'annotation' }>): vscode.TreeItem {
    const { diff } = item;
    const quote = (diff.after ?? diff.before)?.quote ?? '';
    const phrases = describeAnnotationDiff(diff, this.comparison.nameOf, vscode.l10n.t);
    const tree = leaf(oneLine(quote), happeningOf(diff), phrases);
    tree.tooltip = [quote, ...phrases, diff.after?.memo ?? diff.before?.memo ?? ''].join('\n\n').trim();
    tree.command = showCommand(item);
    return tree;
  }

  private reviewItem(item: Extract<ChangeItem, { kind: 'review' }>): vscode.TreeItem {
    const { diff } = item;
    const tree = leaf(describeReviewDiff(diff, this.comparison.nameOf, vscode.l10n.t), happeningOf(diff), []);
    tree.command = showCommand(item);
    return tree;
  }

  private cellItem(cell: CellDiff): vscode.TreeItem {
    const tree = new vscode.TreeItem(`${this.comparison.nameOf(cell.theme)} · ${cell.source}`);
    tree.description = `${cellWord(cell.before, vscode.l10n.t)} → ${cellWord(cell.after, vscode.l10n.t)}`;
    tree.command = {
      title: vscode.l10n.t('Open'),
      command: 'policyCoder.reveal',
      arguments: [cell.source],
    };
    return tree;
  }
}

function sourceItem({ source, renamedFrom, annotations, reviews }: SourceDiff): vscode.TreeItem {
  const name = source.slice(source.lastIndexOf('/') + 1);
  const tree = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  const all = [...annotations, ...reviews].map(happeningOf);
  const count = (wanted: Happening) => all.filter(each => each === wanted).length;
  tree.iconPath = new vscode.ThemeIcon('file');
  tree.description = `+${count('added')} −${count('removed')} ~${count('changed')}`;
  tree.tooltip = renamedFrom === undefined ? source : vscode.l10n.t('{0} (was {1})', source, renamedFrom);
  return tree;
}

function leaf(label: string, happening: Happening, phrases: readonly string[]): vscode.TreeItem {
  const tree = new vscode.TreeItem(label);
  const [icon, color] = icons[happening];
  tree.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  tree.description = phrases.join('; ');
  tree.contextValue = 'change';
  const words: Readonly<Record<Happening, string>> = {
    added: vscode.l10n.t('added'),
    removed: vscode.l10n.t('removed'),
    changed: vscode.l10n.t('changed'),
  };
  tree.accessibilityInformation = { label: `${words[happening]}: ${label} ${phrases.join('; ')}` };
  return tree;
}

function showCommand(item: ChangeItem): vscode.Command {
  return { title: vscode.l10n.t('Go to Passage'), command: 'policyCoder.showChange', arguments: [item] };
}
