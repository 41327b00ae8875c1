import * as vscode from 'vscode';
import { allTexts, isWithin, parentOf, themeOf } from '../../core';
import { changeCodes, codebookIn } from '../codebook/change';
import { moveTo } from '../codebook/keywords';
import type { CommandContext } from '../coding/context';
import type { AnnotationItem, CodebookItem } from '../coding/items';
import { type RefactoringPreview, refactor } from '../coding/refactoring';
import { codeWith } from '../commands/alterMany';
import { codePath } from './codebookTree';

/** What VS Code calls a drag out of the view of annotations; by that the codebook knows what may be dropped on it. */
const fromAnnotations = 'application/vnd.code.tree.policycoder.annotations';
/** The type of what is dragged. It is private and not announced: for announced types, VS Code adds its own entries, which come first. */
const annotations = 'application/vnd.policy-coder.annotations';

/** Which annotation is dragged; what is in it is looked up when it is dropped. */
interface Dragged {
  readonly file: string;
  readonly id: string;
}

/** Passages are dragged out of the view of annotations. */
export const passageDrag: vscode.TreeDragAndDropController<AnnotationItem> = {
  dragMimeTypes: [],
  dropMimeTypes: [],
  handleDrag(items, transfer) {
    const dragged = items.map(({ placed }): Dragged => ({ file: placed.file, id: placed.annotation.id }));
    transfer.set(annotations, new vscode.DataTransferItem(JSON.stringify(dragged)));
  },
};

/** What VS Code calls a drag within the codebook. */
const fromCodebook = 'application/vnd.code.tree.policycoder.codebook';
const rows = 'application/vnd.policy-coder.codebook';

/** Rows of the codebook that are dragged: keywords, or one code. */
interface DraggedRows {
  readonly keywords: readonly { readonly term: string; readonly theme: string }[];
  readonly code: string | undefined;
}

/**
 * Passages are dropped onto a code of the codebook. (VS Code lets no text of an editor be dragged to a view.) Within the
 * codebook, a row that is dropped onto a sibling takes its place; a keyword goes to the theme it is dropped on, a sub-code
 * below the code it is dropped on.
 */
export function codebookDrag(
  context: CommandContext,
  preview: RefactoringPreview,
): vscode.TreeDragAndDropController<CodebookItem> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: [fromAnnotations, fromCodebook],
    handleDrag(items, transfer) {
      const dragged: DraggedRows = {
        keywords: items.flatMap(item =>
          item.kind === 'keyword' ? [{ term: item.term, theme: item.owner }] : [],
        ),
        code: items.map(codePath).find(path => path !== undefined),
      };
      transfer.set(rows, new vscode.DataTransferItem(JSON.stringify(dragged)));
    },
    async handleDrop(item, transfer) {
      const own = await transfer.get(rows)?.asString();
      if (own) return dropRows(context, preview, JSON.parse(own) as DraggedRows, item);
      const dropped = await transfer.get(annotations)?.asString();
      const code = item && codePath(item);
      if (code !== undefined && dropped) await dropPassages(context, JSON.parse(dropped), code);
    },
  };
}

async function dropRows(
  context: CommandContext,
  preview: RefactoringPreview,
  { keywords, code }: DraggedRows,
  item: CodebookItem | undefined,
): Promise<void> {
  const codebook = codebookIn(context);
  if (!codebook) return;
  const onto = item && (item.kind === 'keyword' ? item.owner : item.code.path);
  if (keywords.length > 0) {
    if (onto !== undefined)
      await moveTo(context, keywords, themeOf(onto), item?.kind === 'keyword' ? item.term : undefined);
    return;
  }
  if (code === undefined) return;
  // Below the last row, a theme goes to the end.
  const wanted = onto ?? codebook.themes.at(-1)?.id;
  if (wanted !== undefined) await dropCode(context, preview, code, wanted);
}

async function dropCode(
  context: CommandContext,
  preview: RefactoringPreview,
  code: string,
  onto: string,
): Promise<void> {
  const parent = parentOf(code);
  const { session, coding, recentCodes } = context;
  const nameOf = (path: string) => session.corpus?.codebook.codes.get(path)?.name ?? path;
  // A theme stays one, whatever it is dropped on.
  const sibling = parent === undefined ? themeOf(onto) : onto;
  if (parentOf(sibling) === parent) {
    if (sibling === code) return;
    const edit = { kind: 'order', code, onto: sibling } as const;
    await changeCodes(context, vscode.l10n.t('move "{0}"', nameOf(code)), edit);
    return;
  }
  if (onto === parent || isWithin(onto, code)) return;
  const title = vscode.l10n.t('Move "{0}" under "{1}"', nameOf(code), nameOf(onto));
  const refactoring = { kind: 'move', code, parent: onto } as const;
  if (await refactor(session, coding, preview, title, refactoring)) await recentCodes.follow(refactoring);
}

async function dropPassages(
  context: CommandContext,
  wanted: readonly Dragged[],
  code: string,
): Promise<void> {
  const { session } = context;
  // Pending keystrokes are processed first: the coded text must be the current text.
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const all = allTexts(corpus).flatMap(coded =>
    coded.annotations
      .filter(({ file, annotation: { id } }) => wanted.some(each => each.file === file && each.id === id))
      .map(placed => ({ coded, placed })),
  );
  await codeWith(context, all, code);
}
