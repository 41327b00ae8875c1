import * as vscode from 'vscode';
import type { Code } from '../../core';
import type { CommandContext } from '../coding/context';
import { tagSelection } from '../commands/tagSelection';
import { addAsKeyword } from './addAsKeyword';
import { type CodeText, editText, newSubCode, newTheme, type RevealCode, setTitle, step } from './codes';
import { codePanel } from './form';
import { addKeywords, editKeyword, moveKeywords, removeKeywords } from './keywords';
import { setColor, setShape } from './looks';
import { codeFor, type Given, keywordsFor, rowOf, type Selected, themeFor } from './rows';

/** What the commands need from the codebook view. */
export interface CodebookRows {
  readonly selected: Selected;
  readonly reveal: RevealCode;
}

/** Commands that change the codebook: on rows of its view, on selections, and from the palette. */
export function registerCodebook(
  extension: vscode.Uri,
  context: CommandContext,
  { selected, reveal }: CodebookRows,
): vscode.Disposable {
  const panel = codePanel(extension, context);
  const openForm = (code: string, field?: CodeText) => panel.open().show(code, field);
  const withCode = (act: (code: Code) => unknown) => async (given: Given) => {
    const code = await codeFor(context, given, selected);
    if (code) await act(code);
  };
  const text = (field: CodeText) => withCode(code => editText(context, code, field, openForm));
  const withTheme =
    (act: (theme: NonNullable<Awaited<ReturnType<typeof themeFor>>>) => unknown) => async (given: Given) => {
      const theme = await themeFor(context, given, selected);
      if (theme) await act(theme);
    };
  const move = (by: 1 | -1) => async (given: Given) => {
    const row = rowOf(given, selected);
    const isKeyword = (row as { readonly kind?: unknown } | undefined)?.kind === 'keyword';
    const item = isKeyword
      ? (await keywordsFor(context, given, selected))[0]
      : await codeFor(context, given, selected);
    if (item) await step(context, item, by);
  };
  const commands: Readonly<Record<string, (given: Given) => unknown>> = {
    'policyCoder.setTitle': () => setTitle(context),
    'policyCoder.newTheme': () => newTheme(context, reveal),
    'policyCoder.newSubCode': withCode(code => newSubCode(context, code, reveal)),
    'policyCoder.editCode': withCode(({ path }) => openForm(path)),
    'policyCoder.setColor': withTheme(theme => setColor(context, theme)),
    'policyCoder.setShape': withTheme(theme => setShape(context, theme)),
    'policyCoder.editDefinition': text('definition'),
    'policyCoder.editInclude': text('include'),
    'policyCoder.editExclude': text('exclude'),
    'policyCoder.moveCodeUp': move(-1),
    'policyCoder.moveCodeDown': move(1),
    'policyCoder.addKeywords': withTheme(theme => addKeywords(context, theme)),
    'policyCoder.addAsKeyword': ([theme]) => addAsKeyword(context, theme),
    'policyCoder.editKeyword': async given => {
      const [keyword] = await keywordsFor(context, given, selected);
      if (keyword) await editKeyword(context, keyword);
    },
    'policyCoder.removeKeyword': async given =>
      removeKeywords(context, await keywordsFor(context, given, selected)),
    'policyCoder.moveKeyword': async given =>
      moveKeywords(context, await keywordsFor(context, given, selected)),
    'policyCoder.tagWithCode': withCode(code => tagSelection(context, code.path)),
  };
  return vscode.Disposable.from(
    panel,
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, (...given: unknown[]) => run(given)),
    ),
  );
}
