import * as vscode from 'vscode';
import { allTexts, normalizeText, repairSideFile } from '../../core';
import { quickFix, registerQuickFixes } from './quickFix';
import type { LanguageSession } from './session';

/**
 * Quick fix for a side file whose text has changed since: the places of its passages are written anew, as `check --fix` does,
 * where every one of them is found for certain. Otherwise *Review Anchors* has something to ask first.
 */
export function registerConfirmActions(session: LanguageSession): vscode.Disposable {
  return registerQuickFixes({
    provideCodeActions(document, asked, { diagnostics }) {
      const path = session.pathOf(document.uri);
      const ours = diagnostics.filter(
        ({ code, range }) => code === 'stale-hash' && range.intersection(asked),
      );
      const { corpus } = session;
      const coded = corpus && allTexts(corpus).find(each => each.sideFiles.some(side => side.path === path));
      const side = coded?.sideFiles.find(each => each.path === path);
      if (ours.length === 0 || !coded || !side) return [];
      const text = normalizeText(document.getText());
      const { text: repaired, repairs } = repairSideFile(coded, side, text);
      if (!repairs.some(({ what }) => what === 'hash')) return [];
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), repaired);
      const action = quickFix(vscode.l10n.t('Confirm the places of all passages in this file'), edit);
      action.diagnostics = ours;
      action.isPreferred = true;
      return [action];
    },
  });
}
