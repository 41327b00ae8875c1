import * as vscode from 'vscode';
import { allTexts, mergeRepetitions, normalizeText } from '../../core';
import { quickFix, registerQuickFixes } from './quickFix';
import type { LanguageSession } from './session';

/** Quick fix for what one coder has coded twice: one annotation is made of both, with both memos. */
export function registerRepetitionActions(session: LanguageSession): vscode.Disposable {
  return registerQuickFixes({
    async provideCodeActions(document, asked, { diagnostics }) {
      const path = session.pathOf(document.uri);
      const ours = diagnostics.filter(
        ({ code, range }) => code === 'repeated-coding' && range.intersection(asked),
      );
      const coded =
        session.corpus &&
        allTexts(session.corpus).find(each => each.sideFiles.some(side => side.path === path));
      if (ours.length === 0 || !coded) return [];
      const edit = new vscode.WorkspaceEdit();
      for (const side of coded.sideFiles) {
        const opened = await vscode.workspace.openTextDocument(session.uriOf(side.path));
        const text = normalizeText(opened.getText());
        const merged = mergeRepetitions(coded, side, text).text;
        if (merged !== text) edit.replace(opened.uri, new vscode.Range(0, 0, opened.lineCount, 0), merged);
      }
      if (edit.size === 0) return [];
      const action = quickFix(
        vscode.l10n.t('Merge repeated codings into one annotation, with both memos'),
        edit,
      );
      action.diagnostics = ours;
      action.isPreferred = true;
      return [action];
    },
  });
}
