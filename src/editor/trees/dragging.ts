import * as vscode from 'vscode';
import { allTexts } from '../../core';
import type { CommandContext } from '../coding/context';
import type { AnnotationItem } from '../coding/items';
import { codeWith } from '../commands/alterMany';
import { type CodebookItem, codePath } from './codebookTree';

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

/** Passages are dropped onto a code of the codebook. (VS Code lets no text of an editor be dragged to a view.) */
export function codeDrop(context: CommandContext): vscode.TreeDragAndDropController<CodebookItem> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: [fromAnnotations],
    async handleDrop(item, transfer) {
      const code = item && codePath(item);
      const dropped = await transfer.get(annotations)?.asString();
      const { session } = context;
      // Pending keystrokes are processed first: the coded text must be the current text.
      session.flush();
      const { corpus } = session;
      if (code === undefined || !dropped || !corpus) return;
      const wanted: readonly Dragged[] = JSON.parse(dropped);
      const all = allTexts(corpus).flatMap(coded =>
        coded.annotations
          .filter(({ file, annotation: { id } }) => wanted.some(each => each.file === file && each.id === id))
          .map(placed => ({ coded, placed })),
      );
      await codeWith(context, all, code);
    },
  };
}
