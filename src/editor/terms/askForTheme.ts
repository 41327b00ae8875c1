import * as vscode from 'vscode';
import { defaultMeasure } from '../../core';
import type { TermsQuery } from '../../protocol';
import { swatch } from '../pick/swatch';
import type { Session } from '../session/session';

/** Candidates for the theme of a tree item, else for the theme (or the corpus) that the user picks. */
export async function askForTheme(session: Session, argument: unknown): Promise<TermsQuery | undefined> {
  const themes = session.corpus?.codebook.themes;
  if (!themes) return undefined;
  const given = themeOf(argument);
  if (given !== undefined) return candidatesFor(given);
  const corpus = { label: vscode.l10n.t('The whole corpus'), theme: undefined };
  const picked = await vscode.window.showQuickPick(
    [
      corpus,
      ...themes.map(({ id, name, color }) => ({
        label: name,
        iconPath: swatch(color),
        theme: id as string | undefined,
      })),
    ],
    { title: vscode.l10n.t('Candidate keywords for which theme?') },
  );
  return picked && candidatesFor(picked.theme);
}

function candidatesFor(theme: string | undefined): TermsQuery {
  return { of: 'candidates', measure: defaultMeasure(theme), ...(theme !== undefined && { theme }) };
}

/** Id of the theme that an item of the codebook view belongs to; or an id as it is. */
function themeOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const { theme } = (argument ?? {}) as { theme?: { id?: unknown } };
  return typeof theme?.id === 'string' ? theme.id : undefined;
}
