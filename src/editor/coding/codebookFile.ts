import * as vscode from 'vscode';
import { type Codebook, codebookFile } from '../../core';
import { hasUnsavedChanges, holdsError, unsafeLayout, unsaved } from '../session/changeFile';
import type { Session } from '../session/session';
import type { Action, CodingHistory } from './codingHistory';

/**
 * Adds to codebook.yaml as it is on disk, as one action that undo takes back, also where other lines have changed since.
 * `change` gives `undefined` where the text does not allow it. Resolves to whether it was written; where not, the user was
 * told why.
 */
export async function changeCodebook(
  session: Session,
  coding: CodingHistory,
  title: string,
  change: (text: string) => string | undefined,
): Promise<boolean> {
  return (await writeCodebook(session, coding, title, change)) !== undefined;
}

/** As `changeCodebook`; resolves to what was done, or `unchanged` where the text says so already. */
export async function writeCodebook(
  session: Session,
  coding: CodingHistory,
  title: string,
  change: (text: string) => string | undefined,
): Promise<Action | 'unchanged' | undefined> {
  const { store } = session;
  if (!store || !readyCodebook(session)) return undefined;
  const onDisk = await store.read(codebookFile);
  const before = onDisk.kind === 'text' ? onDisk.text : '';
  const after = change(before);
  if (after === undefined) {
    void vscode.window.showErrorMessage(unsafeLayout(codebookFile));
    return undefined;
  }
  if (after === before) return 'unchanged';
  return coding.do(title, [{ file: codebookFile, before, after, byLines: true }]);
}

/**
 * The codebook, if it can be changed: asked before a command asks for anything. `undefined`, with one sentence to the user, where
 * codebook.yaml cannot be read, or holds what is not saved yet.
 */
export function readyCodebook(session: Session): Codebook | undefined {
  // A click in a view may follow keystrokes that are not in the snapshot yet.
  session.flush();
  const { corpus, store } = session;
  if (!corpus || !store) return undefined;
  const isBroken = corpus.issues.some(
    each => each.source === codebookFile && (each.code === 'yaml-syntax' || each.code === 'merge-conflict'),
  );
  const refused = isBroken
    ? holdsError(codebookFile)
    : hasUnsavedChanges(store, codebookFile)
      ? unsaved(codebookFile)
      : undefined;
  if (refused === undefined) return corpus.codebook;
  void vscode.window.showErrorMessage(refused);
  return undefined;
}
