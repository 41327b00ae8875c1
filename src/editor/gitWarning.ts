import * as vscode from 'vscode';
import { describeGitTrouble, type GitTrouble } from '../core';
import type { Session } from './session/session';

/** Finds out why git could not run us for its hooks and merges; `undefined`: it can, or is not set up. */
export type FindGitTrouble = (folder: string) => Promise<GitTrouble | undefined>;

/** Warns, once for each project that is opened, that git could not run us. In Restricted Mode, git is not run. */
export function warnOfGit(session: Session, find: FindGitTrouble | undefined): vscode.Disposable {
  if (!find) return vscode.Disposable.from();
  const asked = new Set<string>();
  const look = async () => {
    const { root, corpus } = session;
    if (!root || !corpus || root.scheme !== 'file' || !vscode.workspace.isTrusted) return;
    if (asked.has(root.fsPath)) return;
    asked.add(root.fsPath);
    const trouble = await find(root.fsPath);
    if (trouble) void vscode.window.showWarningMessage(describeGitTrouble(trouble, vscode.l10n.t));
  };
  return vscode.Disposable.from(
    session.onDidChangeCorpus(() => void look()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void look()),
  );
}
