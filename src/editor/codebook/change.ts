import * as vscode from 'vscode';
import { type Codebook, type CodebookEdit, codebookFile, editCodebook } from '../../core';
import { readyCodebook, writeCodebook } from '../coding/codebookFile';
import type { Action } from '../coding/codingHistory';
import type { CommandContext } from '../coding/context';

/** Changes codebook.yaml as one action that one undo takes back; `undefined` where it was not written, which the user was told. */
export async function changeCodes(
  { session, coding }: CommandContext,
  title: string,
  ...edits: readonly CodebookEdit[]
): Promise<Action | 'unchanged' | undefined> {
  const done = await writeCodebook(session, coding, title, text => editCodebook(text, edits));
  // The next view is looked up in the codebook as it is now.
  session.flush();
  return done;
}

/** The codebook, ready to be changed; `undefined`, with a word to the user, where it is not. */
export function codebookIn({ session }: CommandContext): Codebook | undefined {
  return readyCodebook(session);
}

/** Reports what was done, with an Undo button for the mouse. */
export function offerUndo({ coding }: CommandContext, done: Action, message: string): void {
  const undo = vscode.l10n.t('Undo');
  // Not awaited: the message may stay for long.
  void vscode.window.showInformationMessage(message, undo).then(answer => {
    if (answer === undo) void coding.undo(done);
  });
}

/** Opens codebook.yaml. */
export function showCodebook({ session }: CommandContext): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(session.uriOf(codebookFile));
}
