import * as vscode from 'vscode';
import { type CodedSource, isPlaced, sourceAt, themeOf } from '../../core';
import type { CodeFilter } from '../coding/codeFilter';
import type { AnnotationItem } from '../coding/items';
import { isWaiting, stateOf, waitingKey } from '../coding/waiting';
import { swatch } from '../pick/swatch';
import { codeName } from '../session/codeName';
import { coderAmongSeveral } from '../session/coders';
import { oneLine, rangeOf } from '../session/places';
import type { Session } from '../session/session';

/**
 * The annotations of the source in the active editor, in order of place, with their coders; those without a certain place
 * come too. While only one code or coder is shown, those of that one.
 */
export class AnnotationsTree implements vscode.TreeDataProvider<AnnotationItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  /** The source that was active last: the list stays while the focus is in a view or panel. */
  private path: string | undefined;

  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly session: Session,
    private readonly codeFilter: CodeFilter,
  ) {
    this.subscription = vscode.Disposable.from(
      this.changed,
      codeFilter.onDidChange(() => this.changed.fire()),
      session.onDidChangeCorpus(() => {
        this.follow(vscode.window.activeTextEditor);
        this.changed.fire();
      }),
      vscode.window.onDidChangeActiveTextEditor(editor => this.follow(editor)),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Title of the list: the label of its source. */
  get label(): string | undefined {
    return this.coded?.label;
  }

  getChildren(item?: AnnotationItem): AnnotationItem[] {
    const { coded } = this;
    if (item || !coded) return [];
    return coded.annotations
      .filter(placed => this.codeFilter.shows(placed))
      .map(placed => ({ coded, placed }));
  }

  getTreeItem({ coded, placed }: AnnotationItem): vscode.TreeItem {
    const { annotation } = placed;
    const { corpus } = this.session;
    // Before the passage, which takes all the room of a narrow view.
    const among = corpus && coderAmongSeveral(annotation, corpus);
    const quote = oneLine(annotation.quote);
    const item = new vscode.TreeItem(among === undefined ? quote : `${among} · ${quote}`);
    const theme = corpus?.codebook.themes.find(({ id }) => id === themeOf(annotation.codes[0] ?? ''));
    const names = corpus ? annotation.codes.map(code => codeName(code, corpus)) : annotation.codes;
    item.id = `${placed.file}#${annotation.id}`;
    // What its menu offers.
    item.contextValue = [
      'annotation',
      ...(isPlaced(placed) ? ['placed'] : isWaiting(placed) ? ['waiting'] : []),
      ...(annotation.coder === undefined ? [] : ['signed']),
    ].join(' ');
    const { coder, created } = annotation;
    const made = [coder, created].filter(fact => fact !== undefined).join(' · ');
    const said = [names.join('；'), ...(coder === undefined || among !== undefined ? [] : [coder])].join(
      ' · ',
    );
    item.tooltip = [
      annotation.quote,
      names.join('；'),
      annotation.label,
      annotation.memo?.trim(),
      made === '' ? undefined : made,
    ]
      .filter(line => line !== undefined)
      .join('\n\n');
    if (isPlaced(placed)) {
      item.description = said;
      item.iconPath = theme ? swatch(theme.color) : new vscode.ThemeIcon('tag');
      item.command = {
        title: vscode.l10n.t('Go to Passage'),
        command: 'policyCoder.reveal',
        arguments: [coded.source.path, rangeOf(coded, placed.anchor.span)],
      };
    } else {
      item.description = `${stateOf(placed)} · ${said}`;
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      if (isWaiting(placed)) {
        item.command = {
          title: vscode.l10n.t('Review Anchors'),
          command: 'policyCoder.review.open',
          arguments: [waitingKey({ coded, placed })],
        };
      }
    }
    return item;
  }

  private get coded(): CodedSource | undefined {
    const { corpus } = this.session;
    return corpus && this.path !== undefined ? sourceAt(corpus, this.path) : undefined;
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    const path = editor && this.session.pathOf(editor.document.uri);
    if (path === undefined || path === this.path) return;
    this.path = path;
    this.changed.fire();
  }
}
