import * as vscode from 'vscode';
import { type Code, type Corpus, parentOf, passagesByCode, type Theme, themeOf } from '../../core';
import type { CodeFilter } from '../coding/codeFilter';
import type { CodebookItem } from '../coding/items';
import type { RecentCodes } from '../coding/recentCodes';
import type { PassageTarget } from '../commands/navigate';
import { swatch } from '../pick/swatch';
import type { Session } from '../session/session';

/**
 * The codebook as a tree: themes, their sub-codes and keywords, each with its counts and its digit key; a click steps
 * through the passages.
 */
export class CodebookTree implements vscode.TreeDataProvider<CodebookItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private passages: ReadonlyMap<string, number> = new Map();
  private hits = new Map<string, number>();

  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly session: Session,
    private readonly codeFilter: CodeFilter,
    private readonly recentCodes: RecentCodes,
  ) {
    this.subscription = vscode.Disposable.from(
      session.onDidChangeCorpus(() => {
        this.count(session.corpus);
        this.changed.fire();
      }),
      codeFilter.onDidChange(() => this.changed.fire()),
      recentCodes.onDidChange(() => this.changed.fire()),
    );
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }

  getChildren(item?: CodebookItem): CodebookItem[] {
    if (!item) {
      const themes = this.session.corpus?.codebook.themes ?? [];
      return themes.map(theme => ({ kind: 'code', code: theme, theme }));
    }
    if (item.kind === 'keyword') return [];
    // The view may ask for a row that it drew before the last change.
    const now = this.itemOf(item.code.path);
    const { code, theme } = now?.kind === 'code' ? now : item;
    const codes = code.codes.map((sub): CodebookItem => ({ kind: 'code', code: sub, theme }));
    const terms =
      code === theme
        ? theme.keywords.map(({ term }): CodebookItem => ({ kind: 'keyword', term, owner: theme.id }))
        : [];
    return [...codes, ...terms];
  }

  getParent(item: CodebookItem): CodebookItem | undefined {
    if (item.kind === 'code') {
      const above = parentOf(item.code.path);
      return above === undefined ? undefined : this.itemOf(above);
    }
    return this.itemOf(item.owner);
  }

  /** The item of a code; `undefined` for one that is not in the codebook. */
  itemOf(path: string): CodebookItem | undefined {
    const code = this.session.corpus?.codebook.codes.get(path);
    const theme = this.session.corpus?.codebook.themes.find(({ id }) => id === themeOf(path));
    return code && theme && { kind: 'code', code, theme };
  }

  getTreeItem(item: CodebookItem): vscode.TreeItem {
    return item.kind === 'code' ? this.codeItem(item.code, item.theme) : this.keywordItem(item);
  }

  private codeItem(code: Code, theme: Theme): vscode.TreeItem {
    const isTheme = code === theme;
    const inner = code.codes.length > 0 || (isTheme && theme.keywords.length > 0);
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const label = isTheme && theme.short !== theme.name ? `${theme.short} ${theme.name}` : code.name;
    const tree = new vscode.TreeItem(label, inner ? Collapsed : None);
    const passages = this.passages.get(code.path) ?? 0;
    const hits = theme.keywords.reduce((sum, { term }) => sum + (this.hits.get(term) ?? 0), 0);
    tree.id = idOfRow({ kind: 'code', code, theme });
    const isShownAlone = this.codeFilter.code === code.path;
    tree.iconPath = isShownAlone
      ? new vscode.ThemeIcon('filter-filled')
      : isTheme
        ? swatch(theme.color)
        : new vscode.ThemeIcon('tag');
    const { t } = vscode.l10n;
    const digit = this.recentCodes.digitOf(code.path);
    tree.description = [
      ...(digit === undefined
        ? []
        : [this.recentCodes.isPinned(code.path) ? t('[{0} pinned]', digit) : `[${digit}]`]),
      ...(isShownAlone ? [t('only this one is shown')] : []),
      passages === 1 ? t('1 passage') : t('{0} passages', passages),
      // A text column may do without keywords; where it has some, the table's total counts their hits.
      ...(isTheme && (theme.kind === 'check' || theme.keywords.length > 0)
        ? [hits === 1 ? t('1 hit') : t('{0} hits', hits)]
        : []),
    ].join(' · ');
    tree.tooltip = [
      code.definition ?? code.name,
      ...(digit === undefined ? [] : [t('Ctrl+Alt+{0} tags with it', digit)]),
    ].join('\n\n');
    const themes = this.session.corpus?.codebook.themes ?? [];
    tree.contextValue = flagged(kindOf({ kind: 'code', code, theme }), {
      ...placeAmong(this.siblingsOf(code), each => each.path === code.path),
      coded: passages > 0,
      // Another code that its passages could get.
      others: !isTheme || themes.length > 1,
    });
    tree.command = stepThrough({ kind: 'code', path: code.path });
    return tree;
  }

  private keywordItem(item: Extract<CodebookItem, { kind: 'keyword' }>): vscode.TreeItem {
    const { term } = item;
    const tree = new vscode.TreeItem(term);
    tree.id = idOfRow(item);
    tree.iconPath = new vscode.ThemeIcon('symbol-string');
    tree.description = String(this.hits.get(term) ?? 0);
    const themes = this.session.corpus?.codebook.themes ?? [];
    const keywords = themes.find(({ id }) => id === item.owner)?.keywords ?? [];
    tree.contextValue = flagged('keyword', {
      ...placeAmong(keywords, each => each.term === term),
      hit: (this.hits.get(term) ?? 0) > 0,
      // Another theme that it could go to.
      others: themes.length > 1,
    });
    tree.command = stepThrough({ kind: 'keyword', term });
    return tree;
  }

  private siblingsOf(code: Code): readonly Code[] {
    const { codebook } = this.session.corpus ?? {};
    const above = parentOf(code.path);
    return (above === undefined ? codebook?.themes : codebook?.codes.get(above)?.codes) ?? [];
  }

  private count(corpus: Corpus | undefined): void {
    this.passages = corpus ? passagesByCode(corpus) : new Map();
    this.hits = new Map();
    for (const { analysis } of corpus?.sources ?? []) {
      for (const { keyword } of analysis.matches)
        this.hits.set(keyword.term, (this.hits.get(keyword.term) ?? 0) + 1);
    }
  }
}

function idOfRow(item: CodebookItem): string {
  return item.kind === 'code' ? `code/${item.code.path}` : `keyword/${item.term}`;
}

/** Whether something can go up or down among its siblings. */
function placeAmong<T>(
  siblings: readonly T[],
  isIt: (sibling: T) => boolean,
): { readonly up: boolean; readonly down: boolean } {
  const place = siblings.findIndex(isIt);
  return { up: place > 0, down: place !== -1 && place < siblings.length - 1 };
}

/** What a row is, and what can be done with it, for the menus. */
function flagged(kind: RowKind, flags: Readonly<Record<string, boolean>>): string {
  return [kind, ...Object.keys(flags).filter(flag => flags[flag])].join(' ');
}

/** What a row is. */
type RowKind = 'theme' | 'textTheme' | 'code' | 'keyword';

export function kindOf(item: CodebookItem): RowKind {
  if (item.kind === 'keyword') return 'keyword';
  if (item.code !== item.theme) return 'code';
  return item.theme.kind === 'text' ? 'textTheme' : 'theme';
}

/** The code an item stands for; `undefined` for a keyword. */
export function codePath(item: CodebookItem): string | undefined {
  return item.kind === 'code' ? item.code.path : undefined;
}

function stepThrough(wanted: PassageTarget): vscode.Command {
  return { title: vscode.l10n.t('Next Passage'), command: 'policyCoder.nextPassage', arguments: [wanted] };
}
