import * as vscode from 'vscode';
import { type Codebook, type CodebookEdit, type Keyword, listedKeywords, type Theme } from '../../core';
import type { CommandContext } from '../coding/context';
import { swatch } from '../pick/swatch';
import { changeCodes, codebookIn, offerUndo } from './change';

/** Asks for one or more keywords and adds them to a theme. */
export async function addKeywords(context: CommandContext, theme: Theme): Promise<void> {
  const codebook = codebookIn(context);
  if (!codebook) return;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Keywords of "{0}"', theme.name),
    prompt: vscode.l10n.t('One keyword, or several with commas between them'),
    ignoreFocusOut: true,
    validateInput: text => refusalOf(codebook, listedKeywords(text)),
  });
  const terms = listedKeywords(typed ?? '');
  if (terms.length === 0) return;
  await changeCodes(context, titleOf(terms, theme.name), { kind: 'addKeywords', theme: theme.id, terms });
}

function titleOf(terms: readonly string[], theme: string): string {
  const [only = ''] = terms;
  return terms.length === 1
    ? vscode.l10n.t('keyword "{0}" of "{1}"', only, theme)
    : vscode.l10n.t('{0} keywords of "{1}"', terms.length, theme);
}

/** Why terms cannot be keywords; `undefined` where they can. */
export function refusalOf(codebook: Codebook, terms: readonly string[]): string | undefined {
  for (const term of terms) {
    const taken = codebook.keywords.find(each => each.term === term || each.aliases.includes(term));
    if (!taken) continue;
    const name = codebook.themes.find(({ id }) => id === taken.theme)?.name ?? taken.theme;
    return vscode.l10n.t('"{0}" is a keyword of "{1}" already.', term, name);
  }
  return undefined;
}

/** Asks for another term. */
export async function editKeyword(context: CommandContext, { term, theme, aliases }: Keyword): Promise<void> {
  const codebook = codebookIn(context);
  if (!codebook) return;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Edit the keyword "{0}"', term),
    ...(aliases.length > 0 && { prompt: vscode.l10n.t('Its other forms stay: {0}', aliases.join('、')) }),
    value: term,
    ignoreFocusOut: true,
    validateInput: text => {
      if (text.trim() === '') return vscode.l10n.t('Enter a keyword.');
      return text.trim() === term ? undefined : refusalOf(codebook, [text.trim()]);
    },
  });
  const to = typed?.trim();
  if (to === undefined || to === term) return;
  const title = vscode.l10n.t('keyword "{0}" becomes "{1}"', term, to);
  await changeCodes(context, title, { kind: 'renameKeyword', theme, term, to });
}

/** Removes keywords. No question: nothing is coded with them, and undo is at hand. */
export async function removeKeywords(context: CommandContext, keywords: readonly Keyword[]): Promise<void> {
  const [only] = keywords;
  if (!only) return;
  const one = keywords.length === 1;
  const title = one
    ? vscode.l10n.t('remove the keyword "{0}"', only.term)
    : vscode.l10n.t('remove {0} keywords', keywords.length);
  const edits = byTheme(keywords).map(
    ([theme, terms]): CodebookEdit => ({ kind: 'removeKeywords', theme, terms }),
  );
  const done = await changeCodes(context, title, ...edits);
  if (!done || done === 'unchanged') return;
  offerUndo(
    context,
    done,
    one
      ? vscode.l10n.t('Removed the keyword "{0}". Its hits are no longer counted.', only.term)
      : vscode.l10n.t('Removed {0} keywords. Their hits are no longer counted.', keywords.length),
  );
}

/** Moves keywords to a theme that the user picks. */
export async function moveKeywords(context: CommandContext, keywords: readonly Keyword[]): Promise<void> {
  const codebook = codebookIn(context);
  const [only] = keywords;
  if (!codebook || !only) return;
  const others = codebook.themes.filter(({ id }) => keywords.some(({ theme }) => theme !== id));
  const picked = await vscode.window.showQuickPick(
    others.map(({ id, name, color }) => ({ label: name, iconPath: swatch(color), id })),
    {
      title:
        keywords.length === 1
          ? vscode.l10n.t('Move "{0}" to which theme?', only.term)
          : vscode.l10n.t('Move {0} keywords to which theme?', keywords.length),
    },
  );
  if (picked) await moveTo(context, keywords, picked.id);
}

/** Moves keywords to the end of a theme, or to the place of one of its keywords. */
export async function moveTo(
  context: CommandContext,
  keywords: readonly Pick<Keyword, 'term' | 'theme'>[],
  to: string,
  onto?: string,
): Promise<void> {
  // A keyword that is dropped on itself stays where it is; so do those of several that are in the theme already.
  const moved = keywords.filter(({ term, theme }) => term !== onto && (onto !== undefined || theme !== to));
  const [only] = moved;
  const codebook = codebookIn(context);
  if (!codebook || !only) return;
  const name = codebook.themes.find(({ id }) => id === to)?.name ?? to;
  const title =
    moved.length === 1
      ? vscode.l10n.t('move the keyword "{0}" to "{1}"', only.term, name)
      : vscode.l10n.t('move {0} keywords to "{1}"', moved.length, name);
  const edits = byTheme(moved).map(
    ([theme, terms]): CodebookEdit => ({
      kind: 'moveKeywords',
      theme,
      terms,
      to,
      ...(onto !== undefined && { onto }),
    }),
  );
  await changeCodes(context, title, ...edits);
}

function byTheme(
  keywords: readonly Pick<Keyword, 'term' | 'theme'>[],
): readonly (readonly [theme: string, terms: readonly string[]])[] {
  const themes = new Map<string, string[]>();
  for (const { theme, term } of keywords) themes.set(theme, [...(themes.get(theme) ?? []), term]);
  return [...themes];
}
