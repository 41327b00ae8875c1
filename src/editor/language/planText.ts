import * as vscode from 'vscode';
import { sourceAt } from '../../core';
import type { LanguageSession } from './session';

/** Language of the plan texts of a project. It claims no file names: only sources of a project get it. */
export const planTextLanguage = 'policy-text';

/**
 * Gives every open plain-text source of the project the language of plan texts. Markdown sources keep theirs, and
 * who sets a source back to plain text is let be until the file is closed.
 *
 * VS Code computes its sticky headings again for another language only if a setting of theirs is another, too: that
 * is one reason for `editor.stickyScroll.maxLineCount` in the manifest. The other is that plans are six levels deep.
 */
export function assignPlanTextLanguage(session: LanguageSession): vscode.Disposable {
  const given = new Set<string>();

  const assign = (document: vscode.TextDocument) => {
    const key = document.uri.toString();
    if (document.languageId !== 'plaintext' || given.has(key) || !isSource(document.uri)) return;
    given.add(key);
    void vscode.languages.setTextDocumentLanguage(document, planTextLanguage);
  };
  const isSource = (uri: vscode.Uri) => {
    const path = session.pathOf(uri);
    return session.corpus !== undefined && path !== undefined && sourceAt(session.corpus, path) !== undefined;
  };
  const assignAll = () => vscode.workspace.textDocuments.forEach(assign);
  const forget = (closed: vscode.TextDocument) => {
    // A change of language is told as closing and opening, too: only what stays closed is forgotten.
    setTimeout(() => {
      const key = closed.uri.toString();
      if (!vscode.workspace.textDocuments.some(each => each.uri.toString() === key)) given.delete(key);
    });
  };

  assignAll();
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(assign),
    vscode.workspace.onDidCloseTextDocument(forget),
    session.onDidChangeCorpus(assignAll),
  );
}
