import * as vscode from 'vscode';
import { codersIn } from './coders';
import type { Session } from './session';

/**
 * Tells the manifest's when-clauses whether there is a project, whether it is being read, whether the active editor shows
 * one of its sources and whether that has annotations, what the project has besides, and whether git can compare it: not in
 * a browser, not in a virtual folder, and not before the workspace is trusted. (Whether the cursor is on an annotation is
 * not told: the menu of a right click is made before the extension hears where that was.)
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
    const coded = editor && session.sourceOf(editor.document);
    void set('inSource', coded !== undefined);
    void set('hasPassages', coded !== undefined && coded.annotations.length > 0);
    const { corpus } = session;
    void set('severalCoders', corpus !== undefined && codersIn(corpus).length > 1);
    void set('hasReference', corpus?.reference !== undefined);
    void set('hasTextTheme', corpus?.codebook.themes.some(({ kind }) => kind === 'text') ?? false);
  };
  return vscode.Disposable.from(
    session.onDidChangeCorpus(update),
    session.onDidProgress(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
  );
}
