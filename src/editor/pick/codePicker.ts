import * as vscode from 'vscode';
import { type Codebook, type FoundCode, findCodes, type Readings } from '../../core';
import type { RecentCodes } from '../coding/recentCodes';
import { type CodeItem, codeItem, foundItem } from './codeItems';
import { pinyinReadings } from './readings';

/** What was picked: codes to tag with, or the name of a code to be made first. */
export interface Picked {
  readonly codes: readonly string[];
  /** Name of a code that is not in the codebook yet. */
  readonly create: string | undefined;
}

/** Context key that is set while the picker is open: then the key of tagging ticks the code under the cursor. */
const pickingContext = 'policyCoder.picking';

let toggleActive: (() => void) | undefined;

/** Takes the code under the cursor into the choice and keeps the picker open, so that several can be taken. */
export function toggleInPicker(): void {
  toggleActive?.();
}

/**
 * Lets the user pick codes by typing, pinyin too: recent ones first, then the tree. A digit typed first takes the code on
 * that key. The toggle key ticks the code under the cursor; Enter takes what is ticked, and the code that was typed for.
 * Codes an annotation has (`current`) are ticked to begin with; a code that is typed for without ticking takes their
 * place. A name that is not there can be made a code. `undefined` = cancelled, or nothing chosen.
 */
export function pickCodes(options: {
  readonly codebook: Codebook;
  readonly title: string;
  readonly recentCodes: RecentCodes;
  readonly current?: readonly string[];
}): Promise<Picked | undefined> {
  const { codebook, title, recentCodes, current } = options;
  const ticked = new Set(current);
  let touched = false;
  let readings: Readings | undefined;
  const picker = vscode.window.createQuickPick<CodeItem>();
  picker.title = title;
  picker.placeholder = current
    ? vscode.l10n.t('Type to find a code (pinyin too); Enter replaces the code, Ctrl+Alt+M ticks several')
    : vscode.l10n.t('Type to find a code (pinyin too); Enter tags, Ctrl+Alt+M ticks several');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  /** What was typed for the items that are shown. */
  let shown = '';
  const find = () => findCodes(codebook, picker.value, readings);
  const update = () => {
    const typed = picker.value.trim();
    shown = picker.value;
    if (typed !== '') {
      picker.items = foundItems(find(), typed);
      return;
    }
    // The cursor stays where it was: the list is long.
    const active = picker.activeItems[0]?.code;
    picker.items = treeItems();
    const again = picker.items.find(({ code }) => code !== undefined && code === active);
    if (again) picker.activeItems = [again];
  };
  const treeItems = () => buildTree(codebook, recentCodes, ticked);
  const foundItems = (found: readonly FoundCode[], typed: string): readonly CodeItem[] => {
    const isNew = ![...codebook.codes.values()].some(({ name }) => name === typed);
    const items = found.map(each => foundItem(each, typed, { recentCodes, ticked }));
    // Typed letters stand in the description: those in a label would bring the item to the top.
    const created = { label: vscode.l10n.t('$(add) New code…'), description: typed, create: typed };
    return isNew ? [...items, { ...created, alwaysShow: true }] : items;
  };
  const toggle = (item: CodeItem | undefined) => {
    if (item?.code === undefined) return;
    if (!ticked.delete(item.code)) ticked.add(item.code);
    touched = true;
    // The typed text is cleared; it was for the ticked code.
    picker.value = '';
    update();
    const again = picker.items.find(({ code }) => code === item.code);
    if (again) picker.activeItems = [again];
  };
  toggleActive = () => toggle(picker.activeItems[0]);
  void vscode.commands.executeCommand('setContext', pickingContext, true);
  update();

  return new Promise(resolve => {
    let answer: Picked | undefined;
    let isOpen = true;
    void pinyinReadings().then(loaded => {
      readings = loaded;
      if (isOpen && picker.value !== '') update();
    });
    const accept = (item: CodeItem | undefined) => {
      const kept = current && !touched && picker.value !== '' ? [] : ticked;
      const isMeant = picker.value !== '' || (kept === ticked && ticked.size === 0);
      const codes = new Set(kept);
      if (isMeant && item?.code !== undefined) codes.add(item.code);
      answer = { codes: [...codes].sort(byTree(codebook)), create: item?.create };
      picker.hide();
    };
    picker.onDidChangeValue(() => {
      // The event also fires for our own changes; setting the items again would move the cursor to the top.
      if (picker.value === shown) return;
      const code = /^[1-9]$/.test(picker.value) ? recentCodes.codeOn(Number(picker.value)) : undefined;
      if (code === undefined) update();
      else accept({ label: '', code });
    });
    picker.onDidTriggerItemButton(event => toggle(event.item));
    picker.onDidAccept(() => accept(meant(picker.activeItems[0], picker.value.trim(), find())));
    picker.onDidHide(() => {
      isOpen = false;
      toggleActive = undefined;
      void vscode.commands.executeCommand('setContext', pickingContext, false);
      picker.dispose();
      resolve(answer && (answer.codes.length > 0 || answer.create !== undefined) ? answer : undefined);
    });
    picker.show();
  });
}

/** What Enter takes: the window may still show the items of what was typed a moment ago. */
function meant(
  active: CodeItem | undefined,
  typed: string,
  found: readonly FoundCode[],
): CodeItem | undefined {
  if (typed === '' || active?.create === typed || found.some(({ code }) => code.path === active?.code))
    return active;
  const [first] = found;
  return first ? { label: '', code: first.code.path } : { label: '', create: typed };
}

function buildTree(
  codebook: Codebook,
  recentCodes: RecentCodes,
  ticked: ReadonlySet<string>,
): readonly CodeItem[] {
  const items: CodeItem[] = [];
  const known = recentCodes.recent.map(path => codebook.codes.get(path)).filter(code => code !== undefined);
  if (known.length > 0) {
    items.push({
      label: vscode.l10n.t('recently used; press its digit'),
      kind: vscode.QuickPickItemKind.Separator,
    });
    items.push(...known.map(code => codeItem(code, { recentCodes, ticked })));
    items.push({ label: vscode.l10n.t('all codes'), kind: vscode.QuickPickItemKind.Separator });
  }
  for (const code of codebook.codes.values()) {
    if (!known.includes(code))
      items.push(codeItem(code, { recentCodes, ticked, depth: code.path.split('/').length - 1 }));
  }
  return items;
}

function byTree(codebook: Codebook): (a: string, b: string) => number {
  const order = [...codebook.codes.keys()];
  const place = (path: string) => (order.includes(path) ? order.indexOf(path) : order.length);
  return (a, b) => place(a) - place(b);
}
