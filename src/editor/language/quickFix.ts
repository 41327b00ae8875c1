import * as vscode from 'vscode';
import { yamlFiles } from './yamlDocument';

/** Offers quick fixes in the project's YAML files. */
export function registerQuickFixes(provider: vscode.CodeActionProvider): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(yamlFiles, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

export function quickFix(title: string, edit: vscode.WorkspaceEdit): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  return action;
}
