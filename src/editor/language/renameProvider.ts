import * as vscode from 'vscode';
import { type Code, codebookFile, explainAt } from '../../core';
import type { RecentCodes } from '../coding/recentCodes';
import { describeRefusal, planOnDisk } from '../coding/refactoring';
import { toEditorRange } from '../session/places';
import type { Session } from '../session/session';
import { openYaml, yamlFiles } from './yamlDocument';

/** F2 on a code in codebook.yaml or a side file gives it another id wherever it is used. */
export function registerRename(session: Session, recentCodes: RecentCodes): vscode.Disposable {
  return vscode.languages.registerRenameProvider(yamlFiles, {
    prepareRename(document, position) {
      const found = codeAt(session, document, position);
      if (!found) throw new Error(vscode.l10n.t('Put the cursor on the id of a code.'));
      return { range: found.range, placeholder: found.code.id };
    },
    async provideRenameEdits(document, position, id) {
      const code = codeAt(session, document, position)?.code;
      if (!code) return undefined;
      if (
        vscode.workspace.textDocuments.some(each => each.isDirty && session.pathOf(each.uri) !== undefined)
      ) {
        throw new Error(vscode.l10n.t('Save all files of the project first.'));
      }
      const { path, name } = code;
      const refactoring = { kind: 'rename', code: path, id: id.trim(), name } as const;
      const plan = await planOnDisk(session, refactoring);
      if (!plan) return undefined;
      if (!plan.ok) throw new Error(describeRefusal(plan));
      const edit = new vscode.WorkspaceEdit();
      for (const { path, before, after } of plan.files) {
        edit.set(session.uriOf(path), lineEdits(before, after));
      }
      await recentCodes.follow(refactoring);
      return edit;
    },
  });
}

/** The code whose id or reference is at a place. */
function codeAt(
  session: Session,
  document: vscode.TextDocument,
  position: vscode.Position,
): { readonly code: Code; readonly range: vscode.Range } | undefined {
  if (session.pathOf(document.uri) === codebookFile) {
    for (const code of session.corpus?.codebook.codes.values() ?? []) {
      if (toEditorRange(code.range).contains(position)) return { code, range: toEditorRange(code.range) };
    }
    return undefined;
  }
  const yaml = openYaml(document, session);
  const found = yaml && explainAt(yaml.file, yaml.offsetOf(position));
  return found?.kind === 'code' ? { code: found.code, range: yaml!.rangeOf(found.token) } : undefined;
}

/** Edits line by line, so that the preview shows each place by itself. A rename neither adds nor takes lines. */
function lineEdits(before: string, after: string): vscode.TextEdit[] {
  const [old, now] = [before.split(/\r\n|\r|\n/), after.split(/\r\n|\r|\n/)];
  return old.flatMap((line, i) =>
    line === now[i] ? [] : [vscode.TextEdit.replace(new vscode.Range(i, 0, i, line.length), now[i] ?? '')],
  );
}
