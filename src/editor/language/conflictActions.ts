import * as vscode from 'vscode';
import { type Conflict, conflictsIn, normalizeText, settleConflict } from '../../core';
import { randomId } from '../session/store';
import { isOurs } from './diagnostics';
import { quickFix, registerQuickFixes } from './quickFix';
import type { LanguageSession } from './session';

type Kept = 'ours' | 'theirs' | 'both';

/** Quick fixes for the conflicts that a merge has left in the project's files. */
export function registerConflictActions(session: LanguageSession): vscode.Disposable {
  return registerQuickFixes(new ConflictActions(session));
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
      const ours = diagnostics.filter(each => isOurs(each) && place.contains(each.range));
      return (['ours', 'theirs', 'both'] as const).flatMap(keep => {
        const settled = settleConflict(conflict, keep, randomId());
        if (settled === undefined) return [];
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, place, settled);
        const action = quickFix(titleOf(keep), edit);
        action.diagnostics = ours;
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
      return vscode.l10n.t('Keep both as separate annotations');
  }
}
