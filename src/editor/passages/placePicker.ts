import * as vscode from 'vscode';
import { type CodedSource, type Span, sourceAt } from '../../core';
import { openSource, rangeOf } from '../session/places';
import type { Session } from '../session/session';

/** Something in a text that can be picked; moving through the list shows it there. */
export interface PlaceItem extends vscode.QuickPickItem {
  readonly place: { readonly coded: CodedSource; readonly span: Span };
}

/**
 * Lets the user go through places with the arrow keys, each shown in its text, and pick one by Enter; `active` is where
 * to begin. A button of an item is pressed while the list stays open. `undefined` = cancelled.
 */
export function pickPlace<T extends PlaceItem>(
  session: Session,
  options: {
    readonly title: string;
    readonly placeholder: string;
    readonly items: readonly T[];
    readonly active?: T | undefined;
    readonly onButton?: (item: T) => unknown;
  },
): Promise<T | undefined> {
  const picker = vscode.window.createQuickPick<T>();
  picker.title = options.title;
  picker.placeholder = options.placeholder;
  picker.matchOnDetail = true;
  picker.matchOnDescription = true;
  // What is shown beside the list does not take the focus, but opening it may.
  picker.ignoreFocusOut = true;
  picker.items = options.items;
  if (options.active) picker.activeItems = [options.active];
  let shown: Promise<unknown> = Promise.resolve();
  let current: T | undefined;
  const show = (item: T | undefined) => {
    if (!item || item === current) return;
    current = item;
    // One at a time, and only the one where the cursor has stopped.
    shown = shown.then(() => (current === item ? preview(session, item) : undefined));
  };
  show(options.active ?? options.items[0]);
  return new Promise(resolve => {
    let answer: T | undefined;
    picker.onDidChangeActive(([item]) => show(item));
    picker.onDidTriggerItemButton(({ item }) => options.onButton?.(item));
    picker.onDidAccept(() => {
      [answer] = picker.activeItems;
      if (answer) picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      void shown.then(() => resolve(answer));
    });
    picker.show();
  });
}

/** Shows a place while the list keeps the focus; does nothing if the text has changed. */
async function preview(session: Session, { place: { coded, span } }: PlaceItem): Promise<void> {
  const now = session.corpus && sourceAt(session.corpus, coded.source.path);
  if (now?.source.text !== coded.source.text) return;
  const range = rangeOf(coded, span);
  const document = await openSource(session, coded.source.path);
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus: true,
    preview: true,
    selection: range,
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
