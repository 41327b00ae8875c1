import * as vscode from 'vscode';
import { type Codebook, type CodebookEdit, codebookFile, editCodebook } from '../../core';
import { changeCodebook, readyCodebook } from '../coding/codebookFile';
import type { CommandContext } from '../coding/context';

/** Changes codebook.yaml as one action that one undo takes back; resolves to whether it was written. */
export async function changeCodes(
  { session, coding }: CommandContext,
  title: string,
  ...edits: readonly CodebookEdit[]
): Promise<boolean> {
  if (!(await changeCodebook(session, coding, title, text => editCodebook(text, edits)))) return false;
  // What is shown next is looked up in the codebook as it is now.
  session.flush();
  return true;
}

/** The codebook, ready to be changed; `undefined`, with a word to the user, where it is not. */
export function codebookIn({ session }: CommandContext): Codebook | undefined {
  return readyCodebook(session);
}

/** Tells what was done, with undo at hand for those who use the mouse. */
export function offerUndo({ coding }: CommandContext, message: string): void {
  const undo = vscode.l10n.t('Undo');
  // Not awaited: the message may stay for long.
  void vscode.window.showInformationMessage(message, undo).then(answer => {
    if (answer === undo) void coding.undo();
  });
}

/** Opens codebook.yaml. */
export function showCodebook({ session }: CommandContext): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(session.uriOf(codebookFile));
}
