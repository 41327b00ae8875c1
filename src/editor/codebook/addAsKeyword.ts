import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import { activeSource } from '../session/places';
import { termHere } from '../session/termHere';
import { addToTheme } from './addToTheme';
import { codebookIn } from './change';

/** Longer selections are passages to be tagged. */
const most = 30;

/** Makes what is selected in a source a keyword, of `theme` or of the theme that the user picks. */
export async function addAsKeyword(context: CommandContext, theme?: unknown): Promise<void> {
  if (!codebookIn(context)) return;
  const active = activeSource(context.session);
  const term = active && !active.editor.selection.isEmpty ? termHere(active) : undefined;
  if (term === undefined || term.includes('\n') || [...term].length > most) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select a word or a phrase in a source first, of {0} characters at most.', most),
    );
    return;
  }
  await addToTheme(context.session, context.coding, term, typeof theme === 'string' ? theme : undefined);
}
