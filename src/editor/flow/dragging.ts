import * as vscode from 'vscode';
import { allTexts, type Span } from '../../core';
import { annotationStep, type CommandContext, type Found } from '../commands/context';
import { codePathOf } from '../commands/refactorCode';
import { annotate, targetOf } from '../commands/tagSelection';
import { codeName } from '../hover';
import { offsetOf } from '../places';
import type { AnnotationItem } from '../trees/annotationsTree';
import { type CodebookItem, codePath } from '../trees/codebookTree';

/** What a tree puts into a drag; VS Code names it after the view. */
const draggedCode = 'application/vnd.code.tree.policycoder.codebook';
const draggedAnnotations = 'application/vnd.code.tree.policycoder.annotations';

/** Annotations can be dragged out of their view. */
export const annotationDrag: vscode.TreeDragAndDropController<AnnotationItem> = {
  dragMimeTypes: [],
  dropMimeTypes: [],
  handleDrag(items, transfer) {
    const dragged = items.map(({ placed }) => ({ file: placed.file, id: placed.annotation.id }));
    transfer.set(draggedAnnotations, new vscode.DataTransferItem(JSON.stringify(dragged)));
  },
};

/** Codes can be dragged onto a text, and annotations onto a code. */
export class CodebookDrag implements vscode.TreeDragAndDropController<CodebookItem> {
  readonly dragMimeTypes = [];
  readonly dropMimeTypes = [draggedAnnotations];

  constructor(private readonly context: CommandContext) {}

  handleDrag([item]: readonly CodebookItem[], transfer: vscode.DataTransfer): void {
    const code = item && codePath(item);
    if (code !== undefined) transfer.set(draggedCode, new vscode.DataTransferItem(code));
  }

  async handleDrop(item: CodebookItem | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const code = codePathOf(item);
    const dragged = await transfer.get(draggedAnnotations)?.asString();
    if (code !== undefined && dragged) await recode(this.context, JSON.parse(dragged), code);
  }
}

/** Codes annotations with another code; where one has several, the user says whether it takes the place of all. */
async function recode(
  { session, coding, atHand }: CommandContext,
  dragged: readonly { readonly file: string; readonly id: string }[],
  code: string,
): Promise<void> {
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const found: readonly Found[] = allTexts(corpus)
    .flatMap(coded => coded.annotations.map(placed => ({ coded, placed })))
    .filter(({ placed }) =>
      dragged.some(({ file, id }) => placed.file === file && placed.annotation.id === id),
    )
    .filter(({ placed }) => placed.annotation.codes.join() !== code);
  if (found.length === 0) return;
  const name = codeName(code, corpus);
  const hasSeveral = found.some(({ placed }) => placed.annotation.codes.length > 1);
  const instead = { label: vscode.l10n.t('Code with {0} instead', name), keeps: false };
  const besides = { label: vscode.l10n.t('Code with {0} as well', name), keeps: true };
  const answer = hasSeveral
    ? await vscode.window.showQuickPick([instead, besides], {
        placeHolder: vscode.l10n.t('There are passages with several codes.'),
      })
    : instead;
  if (!answer) return;
  const steps = found.map(each => {
    const { annotation } = each.placed;
    const codes = answer.keeps ? [...new Set([...annotation.codes, code])] : [code];
    return annotationStep(each, annotation, { ...annotation, codes });
  });
  const title =
    found.length === 1
      ? vscode.l10n.t('recode 1 passage')
      : vscode.l10n.t('recode {0} passages', found.length);
  if (await coding.do(title, steps)) await atHand.use([code]);
}

/**
 * A code dropped onto a plan text tags the selection, if it is dropped there, else the unit at its place. The text itself
 * stays as it is. (VS Code hands no text of an editor to a tree, so it is not the passage that is dragged.)
 */
export class CodeDrop implements vscode.DocumentDropEditProvider, vscode.Disposable {
  static readonly mimeTypes = [draggedCode];
  /** Dropping sets the cursor, which takes the selection away a moment before we are asked. */
  private before:
    | { readonly document: vscode.TextDocument; readonly selection: vscode.Selection }
    | undefined;
  private now: typeof this.before;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly context: CommandContext) {
    this.subscription = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      this.before = this.now;
      this.now = { document: textEditor.document, selection: selections[0]! };
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    transfer: vscode.DataTransfer,
  ): Promise<undefined> {
    const code = await transfer.get(draggedCode)?.asString();
    const { session, atHand } = this.context;
    session.flush();
    const coded = session.sourceOf(document);
    if (code === undefined || !coded || !session.isCurrent(document, coded)) return undefined;
    if (!session.corpus?.codebook.codes.has(code)) return undefined;
    const selected = this.selectedAt(document, position);
    const span: Span = {
      start: offsetOf(coded, selected.start),
      end: offsetOf(coded, selected.end),
    };
    const target = targetOf(coded, span);
    // Not awaited: VS Code waits for what is to be inserted, which is nothing.
    if (target) {
      void annotate(this.context, coded, target, [code]).then(done =>
        done ? atHand.use([code]) : undefined,
      );
    }
    return undefined;
  }

  private selectedAt(document: vscode.TextDocument, position: vscode.Position): vscode.Range {
    const there = [this.now, this.before].find(
      each => each?.document === document && !each.selection.isEmpty && each.selection.contains(position),
    );
    return there?.selection ?? new vscode.Range(position, position);
  }
}
