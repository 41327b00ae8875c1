import * as vscode from 'vscode';
import { type CodedSource, isPlaced, type PlacedAnnotation } from '../../core';
import { codeName } from '../session/codeName';
import { activeSource, annotationsAt, offsetOf, rangeOf } from '../session/places';
import type { Session } from '../session/session';
import type { CodeFilter } from './codeFilter';

/**
 * Which of the annotations that overlap at the cursor is meant: a key goes from one to the next, commands then act on
 * it. It is forgotten when the cursor leaves its passage.
 */
export class OverlapChoice implements vscode.Disposable {
  private chosen: { readonly source: string; readonly id: string } | undefined;
  private readonly mark = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    border: '1px dashed',
    borderColor: new vscode.ThemeColor('policyCoder.chosenAnnotation'),
    backgroundColor: new vscode.ThemeColor('policyCoder.chosenAnnotationBackground'),
  });
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly session: Session,
    private readonly codeFilter: CodeFilter,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.mark,
      vscode.window.onDidChangeTextEditorSelection(() => this.follow()),
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      session.onDidChangeCorpus(() => this.follow()),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** Chooses the next of the annotations at the cursor, and says which of how many it is. */
  next(): void {
    const active = activeSource(this.session);
    const here = active ? this.here(active.coded, active.editor.selection.active) : [];
    const { corpus } = this.session;
    if (!active || !corpus || here.length === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('There is no annotation at the cursor.'), 3000);
      return;
    }
    const index = (here.findIndex(placed => this.isChosen(active.coded, placed)) + 1) % here.length;
    const placed = here[index]!;
    this.chosen = { source: active.coded.source.path, id: placed.annotation.id };
    this.follow();
    const codes = placed.annotation.codes.map(code => codeName(code, corpus)).join('；');
    const { coder } = placed.annotation;
    const told = [`${index + 1}/${here.length}`, codes, ...(coder === undefined ? [] : [coder])];
    vscode.window.setStatusBarMessage(told.join(' · '), 5000);
  }

  /** The annotations at a place that are to be seen, the shortest first; only the chosen one, where it is among them. */
  at(coded: CodedSource, position: vscode.Position): readonly PlacedAnnotation[] {
    const here = this.here(coded, position);
    const chosen = here.find(placed => this.isChosen(coded, placed));
    return chosen ? [chosen] : here;
  }

  private here(coded: CodedSource, position: vscode.Position): readonly PlacedAnnotation[] {
    return annotationsAt(coded, offsetOf(coded, position)).filter(placed => this.codeFilter.shows(placed));
  }

  /** Whether this is the annotation that was chosen. */
  isChosen(coded: CodedSource, { annotation }: PlacedAnnotation): boolean {
    return this.chosen?.source === coded.source.path && this.chosen.id === annotation.id;
  }

  /** Forgets a choice that the cursor has left, and draws a frame around the chosen passage. */
  private follow(): void {
    const { chosen, session } = this;
    if (!chosen) return;
    const editor = vscode.window.activeTextEditor;
    const coded = editor && session.sourceOf(editor.document);
    // While the snapshot is older than the text, the editor itself moves the frame.
    if (editor && coded && !session.isCurrent(editor.document, coded)) return;
    const placed =
      editor && coded && this.here(coded, editor.selection.active).find(each => this.isChosen(coded, each));
    const frame = placed && isPlaced(placed) ? [rangeOf(coded, placed.anchor.span)] : [];
    if (!placed) this.chosen = undefined;
    for (const each of vscode.window.visibleTextEditors) {
      each.setDecorations(this.mark, each === editor ? frame : []);
    }
  }
}
