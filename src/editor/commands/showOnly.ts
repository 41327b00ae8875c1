import * as vscode from 'vscode';
import { themeOf } from '../../core';
import type { CommandContext } from '../coding/context';
import { codeName } from '../session/codeName';
import { activeSource, offsetOf } from '../session/places';
import { codePathOf, pickCode } from './refactorCode';

/**
 * Shows only one code: that of a line of the codebook, else one at the cursor, else one that the user picks. Asked again for
 * the same one, shows all.
 */
export async function showOnlyCode(context: CommandContext, argument: unknown): Promise<void> {
  const { codeFilter, session } = context;
  const given = codePathOf(argument);
  if (given === undefined && codeFilter.code !== undefined) {
    codeFilter.show(undefined);
    return;
  }
  const code = given ?? (await codeHere(context));
  if (code === undefined) return;
  codeFilter.show(code === codeFilter.code ? undefined : code);
  const name = session.corpus?.codebook.codes.get(code)?.name ?? code;
  vscode.window.setStatusBarMessage(
    codeFilter.code === undefined
      ? vscode.l10n.t('All codes are shown.')
      : vscode.l10n.t('Only "{0}" is shown.', name),
    4000,
  );
}

/** The one code at the cursor, of an annotation or else of a keyword; else the user is asked. */
async function codeHere(context: CommandContext): Promise<string | undefined> {
  const { session, overlapChoice } = context;
  const { corpus } = session;
  const active = activeSource(session);
  if (!corpus) return undefined;
  const here = active ? overlapChoice.at(active.coded, active.editor.selection.active) : [];
  const codes = [...new Set(here.flatMap(({ annotation }) => annotation.codes))];
  const offset = active ? offsetOf(active.coded, active.editor.selection.active) : -1;
  const hit = active?.coded.analysis.matches.find(({ start, end }) => start <= offset && offset <= end);
  if (codes.length === 0 && hit) codes.push(hit.keyword.theme);
  // Its theme is as near.
  const offered = [...new Set(codes.flatMap(code => [code, themeOf(code)]))];
  if (offered.length === 1) return offered[0];
  if (offered.length === 0) return pickCode(context, vscode.l10n.t('Show only which code?'), () => true);
  const picked = await vscode.window.showQuickPick(
    offered.map(path => ({ label: codeName(path, corpus), path })),
    { placeHolder: vscode.l10n.t('Show only which code?') },
  );
  return picked?.path;
}
