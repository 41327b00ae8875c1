import * as vscode from 'vscode';
import type { Code, Codebook } from '../core';

/** What was picked: codes to tag with, or the name of a code to be made first. */
export interface Picked {
  readonly codes: readonly string[];
  /** Name of a code that is not in the codebook yet. */
  readonly create: string | undefined;
}

interface CodeItem extends vscode.QuickPickItem {
  readonly code?: string;
  readonly create?: string;
}

/** Context key that is set while the picker is open: then the key of tagging ticks the code under the cursor. */
const pickingContext = 'policyCoder.picking';

let toggleActive: (() => void) | undefined;

/** Takes the code under the cursor into the choice and keeps the picker open, so that several can be taken. */
export function toggleInPicker(): void {
  toggleActive?.();
}

/**
 * Lets the user pick codes by typing: recent ones first, then the tree. The toggle key ticks the code under the cursor;
 * Enter takes what is ticked, and the code that was typed for. Codes an annotation has (`current`) are ticked to begin
 * with; a code that is typed for without ticking takes their place. A name that is not there can be made a code.
 * `undefined` = cancelled, or nothing chosen.
 */
export function pickCodes(options: {
  readonly codebook: Codebook;
  readonly title: string;
  readonly recent: readonly string[];
  readonly current?: readonly string[];
}): Promise<Picked | undefined> {
  const { codebook, title, recent, current } = options;
  const ticked = new Set(current);
  let touched = false;
  const picker = vscode.window.createQuickPick<CodeItem>();
  picker.title = title;
  picker.placeholder = current
    ? vscode.l10n.t('Type to find a code; Enter takes it instead, Ctrl+Alt+M ticks several')
    : vscode.l10n.t('Type to find a code; Enter tags, Ctrl+Alt+M ticks several');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const update = () => {
    const active = picker.activeItems[0]?.code;
    picker.items = buildItems(codebook, recent, ticked, picker.value);
    const again = picker.items.find(item => item.code !== undefined && item.code === active);
    if (again) picker.activeItems = [again];
  };
  const toggle = (item: CodeItem | undefined) => {
    if (item?.code === undefined) return;
    if (!ticked.delete(item.code)) ticked.add(item.code);
    touched = true;
    // What was typed has done its work; the next code is typed for anew.
    picker.value = '';
    update();
  };
  toggleActive = () => toggle(picker.activeItems[0]);
  void vscode.commands.executeCommand('setContext', pickingContext, true);
  update();

  return new Promise(resolve => {
    let answer: Picked | undefined;
    picker.onDidChangeValue(update);
    picker.onDidTriggerItemButton(event => toggle(event.item));
    picker.onDidAccept(() => {
      const [item] = picker.activeItems;
      const kept = current && !touched && picker.value !== '' ? [] : ticked;
      const isMeant = picker.value !== '' || (kept === ticked && ticked.size === 0);
      const codes = new Set(kept);
      if (isMeant && item?.code !== undefined) codes.add(item.code);
      answer = { codes: [...codes].sort(byTree(codebook)), create: item?.create };
      picker.hide();
    });
    picker.onDidHide(() => {
      toggleActive = undefined;
      void vscode.commands.executeCommand('setContext', pickingContext, false);
      picker.dispose();
      resolve(answer && (answer.codes.length > 0 || answer.create !== undefined) ? answer : undefined);
    });
    picker.show();
  });
}

function buildItems(
  codebook: Codebook,
  recent: readonly string[],
  ticked: ReadonlySet<string>,
  typed: string,
): readonly CodeItem[] {
  const items: CodeItem[] = [];
  const known = recent.map(path => codebook.codes.get(path)).filter(code => code !== undefined);
  if (known.length > 0) {
    items.push({ label: vscode.l10n.t('recently used'), kind: vscode.QuickPickItemKind.Separator });
    items.push(...known.map(code => codeItem(code, ticked, 0)));
    items.push({ label: vscode.l10n.t('all codes'), kind: vscode.QuickPickItemKind.Separator });
  }
  for (const code of codebook.codes.values()) {
    if (!known.includes(code)) items.push(codeItem(code, ticked, code.path.split('/').length - 1));
  }
  const name = typed.trim();
  const exists = [...codebook.codes.values()].some(code => code.name === name);
  if (name !== '' && !exists) {
    items.push({
      label: vscode.l10n.t('$(add) New code "{0}"…', name),
      create: name,
      alwaysShow: true,
    });
  }
  return items;
}

function codeItem(code: Code, ticked: ReadonlySet<string>, depth: number): CodeItem {
  const short = 'short' in code && code.short !== code.name ? `${code.short} ` : '';
  const isTicked = ticked.has(code.path);
  return {
    label: `${'\u2003'.repeat(depth)}${isTicked ? '$(check) ' : ''}${short}${code.name}`,
    description: code.path,
    ...(code.definition !== undefined && { detail: `${'\u2003'.repeat(depth)}${code.definition}` }),
    code: code.path,
    buttons: [
      {
        iconPath: new vscode.ThemeIcon(isTicked ? 'remove' : 'add'),
        tooltip: isTicked ? vscode.l10n.t('Untick') : vscode.l10n.t('Tick'),
      },
    ],
  };
}

function byTree(codebook: Codebook): (a: string, b: string) => number {
  const order = [...codebook.codes.keys()];
  const place = (path: string) => (order.includes(path) ? order.indexOf(path) : order.length);
  return (a, b) => place(a) - place(b);
}
