import * as vscode from 'vscode';
import { fromSource, type Span } from '../../core';
import { coderOf, stateOf, type WaitingItem } from '../coding/waiting';
import { codeName } from '../session/codeName';
import type { Session } from '../session/session';

/** The keys of package.json ask for it by name: VS Code knows the scheme of what is shown without asking us. */
export const reviewScheme = 'policy-coder-review';

/** A text to be looked at, and the stretch of it that is marked. */
interface Shown {
  readonly text: string;
  readonly mark: Span;
}

/** Characters of context that both sides show: as many as are stored. */
const contextLength = 16;

/** The two texts of the review: the passage as it was stored, and a candidate in today's text. */
export class ReviewDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly stored = vscode.Uri.from({ scheme: reviewScheme, path: '/stored' });
  readonly today = vscode.Uri.from({ scheme: reviewScheme, path: '/today' });
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly mark = vscode.window.createTextEditorDecorationType({
    borderWidth: '0 0 2px 0',
    borderStyle: 'solid',
    borderColor: new vscode.ThemeColor('focusBorder'),
    fontWeight: 'bold',
  });
  private readonly shown = new Map<string, Shown>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly session: Session) {
    this.subscription = vscode.Disposable.from(
      this.changed,
      this.mark,
      vscode.workspace.registerTextDocumentContentProvider(reviewScheme, this),
      vscode.window.onDidChangeVisibleTextEditors(() => this.draw()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === reviewScheme) this.draw();
      }),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.shown.get(uri.path)?.text ?? '';
  }

  /** Makes the two texts wrap and look like plans. */
  async prepare(): Promise<void> {
    for (const uri of [this.stored, this.today]) {
      const document = await vscode.workspace.openTextDocument(uri);
      if (document.languageId !== 'policy-text') {
        await vscode.languages.setTextDocumentLanguage(document, 'policy-text');
      }
    }
  }

  /** Shows an item with one of its candidates (`undefined`: it has none). */
  show(item: WaitingItem, candidate: Span | undefined, place: string): void {
    const { annotation } = item.placed;
    const head = `${this.headOf(item)}\n\n`;
    const foot = `\n\n${place}\n${keysHelp(candidate !== undefined)}\n`;
    this.put(this.stored, head, [annotation.before ?? '', annotation.quote, annotation.after ?? ''], foot);
    this.put(this.today, head, candidate ? inContext(item, candidate) : ['', '', ''], foot);
  }

  private put(
    uri: vscode.Uri,
    head: string,
    [before, passage, after]: readonly [string, string, string],
    foot: string,
  ): void {
    const start = head.length + before.length;
    this.shown.set(uri.path, {
      text: `${head}${before}${passage}${after}${foot}`,
      mark: { start, end: start + passage.length },
    });
    this.changed.fire(uri);
  }

  private headOf(item: WaitingItem): string {
    const { coded, placed } = item;
    const { codes, memo } = placed.annotation;
    const { corpus } = this.session;
    const names = corpus ? codes.map(code => codeName(code, corpus)) : codes;
    const parts = [coded.label, names.join('；'), coderOf(item), stateOf(placed)];
    const line = parts.filter(part => part !== undefined).join(' · ');
    return memo === undefined ? line : `${line}\n${memo.trim()}`;
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const { document } = editor;
      const shown = document.uri.scheme === reviewScheme ? this.shown.get(document.uri.path) : undefined;
      if (!shown || document.getText() !== shown.text) continue;
      const { start, end } = shown.mark;
      editor.setDecorations(this.mark, [
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
      ]);
    }
  }
}

/** A candidate as it is read, between what stands around it. */
function inContext({ coded }: WaitingItem, candidate: Span): readonly [string, string, string] {
  const { reading } = coded.analysis;
  const [start, end] = [fromSource(reading, candidate.start), fromSource(reading, candidate.end)];
  const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
  return [
    oneLine(reading.text.slice(Math.max(0, start - contextLength), start)).trimStart(),
    reading.text.slice(start, end),
    oneLine(reading.text.slice(end, end + contextLength)).trimEnd(),
  ];
}

function keysHelp(hasCandidate: boolean): string {
  return [
    ...(hasCandidate ? [vscode.l10n.t('Enter: accept'), vscode.l10n.t('N: next candidate')] : []),
    vscode.l10n.t('R: select it yourself'),
    vscode.l10n.t('O: no longer in the text'),
    vscode.l10n.t('S: skip · Esc: close'),
  ].join('\n');
}
