import * as vscode from 'vscode';
import { corpusFile, type Issue, renameInSettings } from '../../core';
import { quickFix, registerQuickFixes } from './quickFix';
import type { LanguageSession } from './session';

/** Quick fixes for side files whose plan was renamed outside the editor. */
export function registerRenamedActions(session: LanguageSession): vscode.Disposable {
  return registerQuickFixes(new RenamedActions(session));
}

class RenamedActions implements vscode.CodeActionProvider {
  constructor(private readonly session: LanguageSession) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const path = this.session.pathOf(document.uri);
    const actions: vscode.CodeAction[] = [];
    for (const issue of this.session.corpus?.issues ?? []) {
      if (issue.source !== path) continue;
      const action = await this.actionFor(issue);
      if (!action) continue;
      action.diagnostics = diagnostics.filter(({ code }) => code === issue.code);
      action.isPreferred = true;
      actions.push(action);
    }
    return actions;
  }

  private async actionFor({ code, source, args }: Issue): Promise<vscode.CodeAction | undefined> {
    const [gone, plan, sideFile] = args.map(String);
    if (gone === undefined || plan === undefined) return undefined;
    const edit = new vscode.WorkspaceEdit();
    if (code === 'moved-source' && sideFile !== undefined) {
      edit.renameFile(this.session.uriOf(source), this.session.uriOf(sideFile));
      return quickFix(vscode.l10n.t('Rename this side file to "{0}"', sideFile), edit);
    }
    if (code !== 'unlisted-source') return undefined;
    const settings = await vscode.workspace.openTextDocument(this.session.uriOf(corpusFile));
    const text = settings.getText();
    const renamed = renameInSettings(text, { from: gone, to: plan });
    if (renamed === undefined || renamed === text) return undefined;
    edit.replace(settings.uri, new vscode.Range(0, 0, settings.lineCount, 0), renamed);
    return quickFix(vscode.l10n.t('Write "{0}" instead of "{1}" in corpus.yaml', plan, gone), edit);
  }
}
