import * as vscode from 'vscode';
import type { Session } from './session';

/** Whether the work of others is hidden from who codes. They are told that what they want would show and change it. */
export function refusesBlind({ corpus }: Pick<Session, 'corpus'>): boolean {
  if (corpus?.onlyCoder === undefined) return false;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('This would show and change the work of others. Turn off blind coding first.'),
  );
  return true;
}
