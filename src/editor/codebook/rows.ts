import * as vscode from 'vscode';
import type { Code, Keyword, Theme } from '../../core';
import type { CommandContext } from '../coding/context';
import type { CodebookItem } from '../coding/items';
import { codePathOf, pickCode } from '../commands/refactorCode';
import { swatch } from '../pick/swatch';
import { codebookIn } from './change';

/** Arguments of a command: none from the palette or a key; from a menu, the row and all selected rows. */
export type Given = readonly unknown[];

/** A row of the codebook that was given, else the one that is selected. */
export type Selected = () => CodebookItem | undefined;

/** The row that a command is about; `undefined` where there is none. */
export function rowOf([item]: Given, selected: Selected): unknown {
  return item ?? selected();
}

/** The row of the menu is gone because the view is being redrawn; acting on another row would be wrong. */
export function isGone([item, ...rest]: Given): boolean {
  if (item !== undefined || rest.length === 0) return false;
  vscode.window.setStatusBarMessage(vscode.l10n.t('The view has just changed. Please choose again.'), 4000);
  return true;
}

/** The code that a command is about, of the codebook as it is now; asked for where no row says it. */
export async function codeFor(
  context: CommandContext,
  given: Given,
  selected: Selected,
  onlyThemes = false,
): Promise<Code | undefined> {
  if (isGone(given)) return undefined;
  const codebook = codebookIn(context);
  if (!codebook) return undefined;
  const row = rowOf(given, selected);
  const isOffered = (path: string) => !onlyThemes || !path.includes('/');
  const path = codePathOf(row) ?? keywordsOf(row)[0]?.owner;
  const known = path !== undefined && isOffered(path) ? path : undefined;
  const question = onlyThemes ? vscode.l10n.t('Which theme?') : vscode.l10n.t('Which code?');
  const code = known ?? (await pickCode(context, question, isOffered));
  return code === undefined ? undefined : context.session.corpus?.codebook.codes.get(code);
}

/** As `codeFor`, of themes only. */
export async function themeFor(
  context: CommandContext,
  given: Given,
  selected: Selected,
): Promise<Theme | undefined> {
  const code = await codeFor(context, given, selected, true);
  return context.session.corpus?.codebook.themes.find(({ id }) => id === code?.path);
}

/** The keywords that a command is about: the row, with the others that are selected where it is one of them. */
export async function keywordsFor(
  context: CommandContext,
  given: Given,
  selected: Selected,
): Promise<readonly Keyword[]> {
  if (isGone(given)) return [];
  const codebook = codebookIn(context);
  if (!codebook) return [];
  const own = keywordsOf(rowOf(given, selected));
  const all = Array.isArray(given[1]) ? given[1].flatMap(keywordsOf) : [];
  const meant = all.some(({ term }) => term === own[0]?.term) ? all : own;
  const known = codebook.keywords.filter(each => meant.some(({ term }) => term === each.term));
  if (known.length > 0) return known;
  const themes = new Map(codebook.themes.map(theme => [theme.id, theme]));
  const picked = await vscode.window.showQuickPick(
    codebook.keywords.map(keyword => ({
      label: keyword.term,
      description: themes.get(keyword.theme)?.name ?? '',
      iconPath: swatch(themes.get(keyword.theme)?.color ?? '#7a7a7a'),
      keyword,
    })),
    { placeHolder: vscode.l10n.t('Which keyword?'), matchOnDescription: true },
  );
  return picked ? [picked.keyword] : [];
}

/** The keyword of a row; none of any other. */
function keywordsOf(row: unknown): readonly { readonly term: string; readonly owner: string }[] {
  const { kind, term, owner } = (row ?? {}) as Partial<Record<string, unknown>>;
  return kind === 'keyword' && typeof term === 'string' && typeof owner === 'string' ? [{ term, owner }] : [];
}
