import * as vscode from 'vscode';
import type { Session } from './session';

/**
 * Tells the manifest's when-clauses whether there is a project, whether it is being read, whether the active editor shows
 * one of its sources, and whether git can compare it: not in a browser, not in a virtual folder, and not before the
 * workspace is trusted.
 */
export function registerContextKeys(session: Session, hasGit: boolean): vscode.Disposable {
  const set = (key: string, value: boolean) =>
    vscode.commands.executeCommand('setContext', `policyCoder.${key}`, value);
  const update = () => {
    const editor = vscode.window.activeTextEditor;
    void set('hasProject', session.corpus !== undefined);
    void set('canCompare', hasGit && vscode.workspace.isTrusted && session.root?.scheme === 'file');
    void set('reading', session.progress !== undefined);
    void set('stopped', session.isStopped);
    void set('inSource', editor !== undefined && session.sourceOf(editor.document) !== undefined);
  };
  return vscode.Disposable.from(
    session.onDidChangeCorpus(update),
    session.onDidProgress(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
  );
}
