import * as vscode from 'vscode';
import type { Corpus } from '../../core';
import type { Session } from '../session/session';

/** The open project as it is now, keystrokes that wait to be counted included; `undefined`, with a word to the user, without one. */
export function projectToExport(
  session: Session,
): { readonly corpus: Corpus; readonly store: NonNullable<Session['store']> } | undefined {
  session.flush();
  const { corpus, store } = session;
  if (corpus && store) return { corpus, store };
  void vscode.window.showInformationMessage(vscode.l10n.t('No project is open'));
  return undefined;
}
