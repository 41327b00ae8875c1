import * as vscode from 'vscode';
import { nameOfShape, palette, shapes, type Theme } from '../../core';
import type { CommandContext } from '../coding/context';
import { swatch } from '../pick/swatch';
import { changeCodes, codebookIn, showCodebook } from './change';

/** Names of the colours of the palette, in its order. */
function paletteNames(): readonly string[] {
  const { t } = vscode.l10n;
  return [
    t('blue'),
    t('orange'),
    t('green'),
    t('red'),
    t('purple'),
    t('teal'),
    t('gold'),
    t('brown'),
    t('pink'),
    t('indigo'),
    t('olive'),
    t('grey'),
  ];
}

interface ColorItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<void> | void;
}

/** Lets the user choose the colour of a theme: from the palette, as a value, or with the picker in codebook.yaml. */
export async function setColor(context: CommandContext, theme: Theme): Promise<void> {
  const codebook = codebookIn(context);
  if (!codebook) return;
  const { t } = vscode.l10n;
  const write = async (color: string) => {
    if (color === theme.color) return;
    const title = t('colour of "{0}"', theme.name);
    await changeCodes(context, title, { kind: 'fields', code: theme.path, fields: { color } });
  };
  const names = paletteNames();
  const items: ColorItem[] = palette.map((color, i) => {
    const others = codebook.themes.filter(each => each.color === color && each !== theme);
    const uses = color === theme.color ? [t('as now')] : others.map(({ name }) => name);
    return {
      label: names[i] ?? color,
      description: [color, ...uses].join(' · '),
      iconPath: swatch(color),
      choose: () => write(color),
    };
  });
  const picked = await vscode.window.showQuickPick<ColorItem>(
    [
      ...items,
      { label: '', kind: vscode.QuickPickItemKind.Separator, choose: () => {} },
      {
        label: t('$(edit) Another colour…'),
        description: theme.color,
        choose: () => askForColor(theme, write),
      },
      {
        label: t('$(symbol-color) Pick it in codebook.yaml'),
        choose: () => pickInFile(context, theme, write),
      },
    ],
    { title: t('Colour of "{0}"', theme.name), matchOnDescription: true },
  );
  await picked?.choose();
}

async function askForColor(theme: Theme, write: (color: string) => Promise<void>): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Colour of "{0}"', theme.name),
    prompt: vscode.l10n.t('As #rrggbb, such as {0}', theme.color),
    value: theme.color,
    ignoreFocusOut: true,
    validateInput: text =>
      /^#[0-9a-f]{6}$/i.test(text.trim())
        ? undefined
        : vscode.l10n.t('Enter a colour as #rrggbb, such as {0}.', theme.color),
  });
  if (typed !== undefined) await write(typed.trim().toLowerCase());
}

/** Opens codebook.yaml at the colour, which is written there first if it is not, with VS Code's own picker. */
async function pickInFile(
  context: CommandContext,
  theme: Theme,
  write: (color: string) => Promise<void>,
): Promise<void> {
  const editor = await showCodebook(context);
  const place = () => colorPlace(editor.document, theme);
  if (!place()) {
    await changeCodes(context, vscode.l10n.t('colour of "{0}"', theme.name), {
      kind: 'fields',
      code: theme.path,
      fields: { color: theme.color },
    });
  }
  const found = place();
  if (!found) return write(theme.color);
  editor.selection = new vscode.Selection(found, found);
  editor.revealRange(new vscode.Range(found, found), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.showOrFocusStandaloneColorPicker');
}

/** Where the colour of a theme stands in the document: below its id, before the next one. */
function colorPlace(document: vscode.TextDocument, theme: Theme): vscode.Position | undefined {
  for (let line = theme.range.line - 1; line < document.lineCount; line++) {
    const { text } = document.lineAt(line);
    if (line > theme.range.line - 1 && /^\s*-?\s*\{?\s*id:/.test(text)) return undefined;
    const found = /\bcolor:\s*["']?(?=#)/.exec(text);
    if (found) return new vscode.Position(line, found.index + found[0].length);
  }
  return undefined;
}

/** Lets the user choose the shape of a theme's nodes in the network. */
export async function setShape(context: CommandContext, theme: Theme): Promise<void> {
  if (!codebookIn(context)) return;
  const { t } = vscode.l10n;
  const picked = await vscode.window.showQuickPick(
    shapes.map(shape => ({
      label: nameOfShape(shape, t),
      ...(shape === theme.shape && { description: t('as now') }),
      iconPath: swatch(theme.color, shape),
      shape,
    })),
    { title: t('Shape of "{0}" in the network', theme.name) },
  );
  if (!picked || picked.shape === theme.shape) return;
  const title = t('shape of "{0}"', theme.name);
  await changeCodes(context, title, { kind: 'fields', code: theme.path, fields: { shape: picked.shape } });
}
