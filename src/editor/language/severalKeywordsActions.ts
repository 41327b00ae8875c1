import * as vscode from 'vscode';
import { keywordEntries, severalKeywords } from '../../core';
import { toEditorRange } from '../places';
import { quickFix, registerQuickFixes } from './quickFix';
import type { LanguageSession } from './session';

/** Quick fixes for keywords of the codebook that seem to be several. */
export function registerSeveralKeywordsActions(session: LanguageSession): vscode.Disposable {
  return registerQuickFixes(new SeveralKeywordsActions(session));
}

class SeveralKeywordsActions implements vscode.CodeActionProvider {
  constructor(private readonly session: LanguageSession) {}

  provideCodeActions(
    document: vscode.TextDocument,
    asked: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const path = this.session.pathOf(document.uri);
    const actions: vscode.CodeAction[] = [];
    for (const { code, source, range, args } of this.session.corpus?.issues ?? []) {
      if (code !== 'several-keywords' || source !== path) continue;
      const place = toEditorRange(range);
      const written = String(args[0]);
      const keywords = severalKeywords(written);
      // Typing may have been faster than the project is read.
      if (!keywords || !place.intersection(asked) || !document.getText(place).includes(written)) continue;
      const edit = new vscode.WorkspaceEdit();
      const before = document.lineAt(place.start).text.slice(0, place.start.character);
      edit.replace(document.uri, place, keywordEntries(keywords, before));
      const action = quickFix(vscode.l10n.t('Make {0} keywords of it', keywords.length), edit);
      action.diagnostics = diagnostics.filter(each => each.code === code && each.range.isEqual(place));
      action.isPreferred = true;
      actions.push(action);
    }
    return actions;
  }
}
