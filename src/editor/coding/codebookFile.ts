import * as vscode from 'vscode';
import { codebookFile } from '../../core';
import { holdsError, unsafeLayout } from '../session/changeFile';
import type { Session } from '../session/session';
import type { CodingHistory } from './codingHistory';

/**
 * Adds to codebook.yaml as it is on disk, as one action that undo takes back, also where other lines have changed since.
 * `change` gives `undefined` where the text does not allow it. Resolves to whether it was written; where not, the user was
 * told why.
 */
export async function changeCodebook(
  { store, corpus }: Session,
  coding: CodingHistory,
  title: string,
  change: (text: string) => string | undefined,
): Promise<boolean> {
  if (!store) return false;
  const isBroken = corpus?.issues.some(
    each => each.source === codebookFile && (each.code === 'yaml-syntax' || each.code === 'merge-conflict'),
  );
  const onDisk = await store.read(codebookFile);
  const before = onDisk.kind === 'text' ? onDisk.text : '';
  const after = isBroken ? undefined : change(before);
  if (after === undefined) {
    void vscode.window.showErrorMessage(isBroken ? holdsError(codebookFile) : unsafeLayout(codebookFile));
    return false;
  }
  return (await coding.do(title, [{ file: codebookFile, before, after, byLines: true }])) !== undefined;
}
