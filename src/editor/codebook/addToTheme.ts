import * as vscode from 'vscode';
import { editCodebook } from '../../core';
import { changeCodebook } from '../coding/codebookFile';
import type { CodingHistory } from '../coding/codingHistory';
import { swatch } from '../pick/swatch';
import type { Session } from '../session/session';

/** Makes a term a keyword of a theme, in codebook.yaml; asks for the theme where none is given. */
export async function addToTheme(
  session: Session,
  coding: CodingHistory,
  term: string,
  theme?: string,
): Promise<void> {
  // A click in a view may follow keystrokes that are not in the snapshot yet.
  session.flush();
  const { codebook } = session.corpus ?? {};
  if (!codebook) return;
  const taken = codebook.keywords.find(each => each.term === term || each.aliases.includes(term));
  if (taken) {
    const name = codebook.themes.find(each => each.id === taken.theme)?.name ?? taken.theme;
    void vscode.window.showInformationMessage(
      vscode.l10n.t('"{0}" is a keyword of "{1}" already.', term, name),
    );
    return;
  }
  const chosen =
    codebook.themes.find(each => each.id === theme) ??
    (
      await vscode.window.showQuickPick(
        codebook.themes.map(each => ({ label: each.name, iconPath: swatch(each.color), theme: each })),
        { title: vscode.l10n.t('Add "{0}" to which theme?', term) },
      )
    )?.theme;
  if (!chosen) return;
  const title = vscode.l10n.t('keyword "{0}" of "{1}"', term, chosen.name);
  const edit = { kind: 'addKeywords', theme: chosen.id, terms: [term] } as const;
  if (!(await changeCodebook(session, coding, title, text => editCodebook(text, [edit])))) return;
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('"{0}" is now a keyword of "{1}".', term, chosen.name),
    5000,
  );
}
