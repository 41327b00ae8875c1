import * as vscode from 'vscode';
import type { Issue } from '../../core';
import { toEditorRange } from '../session/places';
import { quickFix, registerQuickFixes } from './quickFix';
import type { LanguageSession } from './session';

/** What would stand at the place of an issue instead. */
export interface Replacement {
  readonly title: string;
  readonly text: string;
}

/**
 * Quick fixes for the issues of a kind in the project's YAML files, each of which puts something else where the issue is.
 * `replace` is told what the issue says, and where: typing may have been faster than the project is read, so it looks at
 * what stands there; `undefined` = nothing to offer.
 */
export function registerReplacements(
  session: LanguageSession,
  kind: Issue['code'],
  replace: (
    args: readonly string[],
    document: vscode.TextDocument,
    place: vscode.Range,
  ) => Replacement | undefined,
): vscode.Disposable {
  return registerQuickFixes({
    provideCodeActions(document, asked, { diagnostics }) {
      const path = session.pathOf(document.uri);
      return (session.corpus?.issues ?? []).flatMap(({ code, source, range, args }) => {
        const place = toEditorRange(range);
        if (code !== kind || source !== path || !place.intersection(asked)) return [];
        const replacement = replace(args.map(String), document, place);
        if (!replacement) return [];
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, place, replacement.text);
        const action = quickFix(replacement.title, edit);
        action.diagnostics = diagnostics.filter(each => each.code === code && each.range.isEqual(place));
        action.isPreferred = true;
        return [action];
      });
    },
  });
}
