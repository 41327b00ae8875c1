import * as vscode from 'vscode';
import { toEditorRange } from '../places';
import { quickFix, registerQuickFixes } from './quickFix';
import type { LanguageSession } from './session';

/** Quick fixes for keys of the project's YAML files that are not known, but likely misspelt. */
export function registerKeyActions(session: LanguageSession): vscode.Disposable {
  return registerQuickFixes(new KeyActions(session));
}

class KeyActions implements vscode.CodeActionProvider {
  constructor(private readonly session: LanguageSession) {}

  provideCodeActions(
    document: vscode.TextDocument,
    asked: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const path = this.session.pathOf(document.uri);
    const actions: vscode.CodeAction[] = [];
    for (const { code, source, range, args } of this.session.corpus?.issues ?? []) {
      if (code !== 'misspelt-key' || source !== path) continue;
      const place = toEditorRange(range);
      const [written = '', meant = ''] = args.map(String);
      // Typing may have been faster than the project is read.
      if (!place.intersection(asked) || document.getText(place) !== written) continue;
      const title = vscode.l10n.t('Write "{0}" instead of "{1}"', meant, written);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, place, meant);
      const action = quickFix(title, edit);
      action.diagnostics = diagnostics.filter(each => each.code === code && each.range.isEqual(place));
      action.isPreferred = true;
      actions.push(action);
    }
    return actions;
  }
}
