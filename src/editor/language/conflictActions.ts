import * as vscode from 'vscode';
import { type Conflict, conflictsIn, normalizeText, settleConflict } from '../../core';
import { randomId } from '../store';
import type { LanguageSession } from './session';
import { yamlFiles } from './yamlDocument';

type Kept = 'ours' | 'theirs' | 'both';

/** Quick fixes for the conflicts that a merge has left in the project's files. */
export function registerConflictActions(session: LanguageSession): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(yamlFiles, new ConflictActions(session), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

class ConflictActions implements vscode.CodeActionProvider {
  constructor(private readonly session: LanguageSession) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (this.session.pathOf(document.uri) === undefined) return [];
    const text = normalizeText(document.getText());
    return conflictsIn(text).flatMap(conflict => {
      const place = linesOf(text, conflict);
      if (!place.intersection(range)) return [];
      const ours = diagnostics.filter(
        each => each.source === vscode.l10n.t('Policy Coder') && place.contains(each.range),
      );
      return (['ours', 'theirs', 'both'] as const).flatMap(keep => {
        const settled = settleConflict(conflict, keep, randomId());
        if (settled === undefined) return [];
        const action = new vscode.CodeAction(titleOf(keep), vscode.CodeActionKind.QuickFix);
        action.diagnostics = ours;
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, place, settled);
        return [action];
      });
    });
  }
}

/** The whole lines of a conflict. Counted in lines: an editor may have other line ends than the engine. */
function linesOf(text: string, { start, end }: Conflict): vscode.Range {
  const placeOf = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
  };
  return new vscode.Range(placeOf(start), placeOf(end));
}

function titleOf(keep: Kept): string {
  switch (keep) {
    case 'ours':
      return vscode.l10n.t('Keep ours (the upper version)');
    case 'theirs':
      return vscode.l10n.t('Keep theirs (the lower version)');
    case 'both':
      return vscode.l10n.t('Keep both, each as an annotation of its own');
  }
}
