import * as vscode from 'vscode';
import { type Code, type CodebookEdit, idOf, listedKeywords, parentOf } from '../../core';
import type { CommandContext } from '../coding/context';
import { freeId } from '../coding/newCode';
import { changeCodes, codebookIn } from './change';
import { refusalOf } from './keywords';

/** Shows a code in the codebook view. */
export type RevealCode = (path: string) => Promise<void>;

/** Asks what the study is called. */
export async function setTitle(context: CommandContext): Promise<void> {
  const codebook = codebookIn(context);
  if (!codebook) return;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Title of the study'),
    prompt: vscode.l10n.t('It stands above tables and figures.'),
    value: codebook.title,
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('Enter a title.') : undefined),
  });
  const title = typed?.trim();
  if (title === undefined || title === codebook.title) return;
  await changeCodes(context, vscode.l10n.t('title "{0}"', title), { kind: 'title', title });
}

/** Asks for the name of a theme and its keywords, and adds it at the end. */
export async function newTheme(context: CommandContext, reveal: RevealCode): Promise<void> {
  const codebook = codebookIn(context);
  if (!codebook) return;
  const title = vscode.l10n.t('New theme');
  const name = await askForName(title, vscode.l10n.t('Name of the theme'));
  if (name === undefined) return;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Keywords of "{0}"', name),
    prompt: vscode.l10n.t('With commas between them. Press Enter to add some later.'),
    ignoreFocusOut: true,
    validateInput: text => refusalOf(codebook, listedKeywords(text)),
  });
  if (typed === undefined) return;
  const id = freeId(idOf(name), undefined, codebook.codes);
  const keywords = listedKeywords(typed);
  const edit = { kind: 'newCode', parent: undefined, id, name, keywords } as const;
  if (await changeCodes(context, vscode.l10n.t('new theme "{0}"', name), edit)) await reveal(id);
}

/** Asks for the name of a code below another one, and adds it at the end there. */
export async function newSubCode(context: CommandContext, parent: Code, reveal: RevealCode): Promise<void> {
  const { codes } = context.session.corpus!.codebook;
  const name = await askForName(
    vscode.l10n.t('New sub-code of "{0}"', parent.name),
    vscode.l10n.t('Name of the code'),
  );
  if (name === undefined) return;
  const id = freeId(idOf(name), parent.path, codes);
  const title = vscode.l10n.t('new code "{0}"', name);
  const edit = { kind: 'newCode', parent: parent.path, id, name } as const;
  if (await changeCodes(context, title, edit)) await reveal(`${parent.path}/${id}`);
}

async function askForName(title: string, prompt: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: text => (text.trim() === '' ? vscode.l10n.t('Enter a name.') : undefined),
  });
  return name?.trim();
}

/** The texts of a code: definition, include, exclude and the like. */
export type CodeText = 'definition' | 'include' | 'exclude';

/** Asks for a text of a code, starting with the present one; an empty text removes it. A text of several lines opens the form instead. */
export async function editText(
  context: CommandContext,
  code: Code,
  field: CodeText,
  openForm: (code: string, field?: CodeText) => Promise<void>,
): Promise<void> {
  const old = code[field];
  // An input box would turn it into one line.
  if (old?.trimEnd().includes('\n')) {
    await openForm(code.path, field);
    return;
  }
  const { t } = vscode.l10n;
  const labels = {
    definition: t('Definition: what it means'),
    include: t('Include: what to code with it'),
    exclude: t('Exclude: what not to code with it'),
  };
  const typed = await vscode.window.showInputBox({
    title: `${code.name} · ${labels[field]}`,
    prompt: t('Leave it empty to remove it.'),
    value: old?.trim() ?? '',
    ignoreFocusOut: true,
  });
  const text = typed?.trim();
  if (text === undefined || text === (old?.trim() ?? '')) return;
  const titles = {
    definition: t('definition of "{0}"', code.name),
    include: t('what to include in "{0}"', code.name),
    exclude: t('what to exclude from "{0}"', code.name),
  };
  const fields = { [field]: text === '' ? undefined : text };
  await changeCodes(context, titles[field], { kind: 'fields', code: code.path, fields });
}

/** Moves a code or a keyword one place up or down among its siblings. */
export async function step(context: CommandContext, item: Code | KeywordPlace, by: 1 | -1): Promise<void> {
  const codebook = codebookIn(context);
  if (!codebook) return;
  const edit = 'path' in item ? codeStep(context, item, by) : keywordStep(context, item, by);
  if (edit) {
    await changeCodes(context, vscode.l10n.t('move "{0}"', 'path' in item ? item.name : item.term), edit);
    return;
  }
  vscode.window.setStatusBarMessage(
    by === 1 ? vscode.l10n.t('It is the last one already.') : vscode.l10n.t('It is the first one already.'),
    4000,
  );
}

/** A keyword and its theme. */
export interface KeywordPlace {
  readonly term: string;
  readonly theme: string;
}

function codeStep({ session }: CommandContext, { path }: Code, by: 1 | -1): CodebookEdit | undefined {
  const { codebook } = session.corpus!;
  const above = parentOf(path);
  const siblings = above === undefined ? codebook.themes : (codebook.codes.get(above)?.codes ?? []);
  const onto = siblings[siblings.findIndex(each => each.path === path) + by];
  return onto && { kind: 'order', code: path, onto: onto.path };
}

function keywordStep(
  { session }: CommandContext,
  { term, theme }: KeywordPlace,
  by: 1 | -1,
): CodebookEdit | undefined {
  const keywords = session.corpus!.codebook.themes.find(({ id }) => id === theme)?.keywords ?? [];
  const onto = keywords[keywords.findIndex(each => each.term === term) + by];
  return onto && { kind: 'moveKeywords', theme, terms: [term], to: theme, onto: onto.term };
}
