import * as vscode from 'vscode';
import { type Codebook, findCodes, type Readings } from '../../core';
import { type CodeItem, codeItem, foundItem } from './codeItems';
import { pinyinReadings } from './readings';

/** Lets the user pick one of the codes that `isOffered`, by typing, pinyin too. `undefined` = cancelled. */
export function pickOneCode(
  codebook: Codebook,
  placeHolder: string,
  isOffered: (path: string) => boolean,
  title?: string,
): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<CodeItem>();
  let readings: Readings | undefined;
  picker.title = title;
  picker.placeholder = placeHolder;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const found = () => findCodes(codebook, picker.value, readings).filter(({ code }) => isOffered(code.path));
  const update = () => {
    const typed = picker.value.trim();
    picker.items =
      typed === ''
        ? found().map(({ code }) => codeItem(code, { depth: code.path.split('/').length - 1 }))
        : found().map(each => foundItem(each, typed, {}));
  };
  update();
  return new Promise(resolve => {
    let answer: string | undefined;
    let isOpen = true;
    void pinyinReadings().then(loaded => {
      readings = loaded;
      if (isOpen && picker.value !== '') update();
    });
    picker.onDidChangeValue(update);
    picker.onDidAccept(() => {
      // The window may still show the items of what was typed a moment ago.
      const now = found().map(({ code }) => code.path);
      const active = picker.activeItems[0]?.code;
      answer = active !== undefined && now.includes(active) ? active : now[0];
      picker.hide();
    });
    picker.onDidHide(() => {
      isOpen = false;
      picker.dispose();
      resolve(answer);
    });
    picker.show();
  });
}
