import * as vscode from 'vscode';
import { codebookFile } from '../core';
import { changeFile, holdsError, unsafeLayout } from './changeFile';
import type { Session } from './session';

/**
 * Writes codebook.yaml anew as `change` makes it of the text on disk; `undefined` says that this cannot be done.
 * Resolves to whether it was written; where not, the user was told why.
 */
export async function changeCodebook(
  session: Session,
  change: (text: string) => string | undefined,
): Promise<boolean> {
  if (!session.store) return false;
  const broken = session.corpus?.issues.some(
    each => each.source === codebookFile && (each.code === 'yaml-syntax' || each.code === 'merge-conflict'),
  );
  const reason = await changeFile(session, codebookFile, old => {
    if (broken) return { refused: holdsError(codebookFile) };
    const text = change(old);
    return text === undefined ? { refused: unsafeLayout(codebookFile) } : { text };
  });
  if (reason !== undefined) void vscode.window.showErrorMessage(reason);
  return reason === undefined;
}
