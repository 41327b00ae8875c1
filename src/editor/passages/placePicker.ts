import * as vscode from 'vscode';
import { LookAlong, type Place } from '../pick/lookAlong';
import type { Session } from '../session/session';

/** Something in a text that can be picked; moving through the list shows it there. */
export interface PlaceItem extends vscode.QuickPickItem {
  readonly place: Place;
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
  const look = new LookAlong(session);
  look.show((options.active ?? options.items[0])?.place);
  return new Promise(resolve => {
    let answer: T | undefined;
    picker.onDidChangeActive(([item]) => look.show(item?.place));
    picker.onDidTriggerItemButton(({ item }) => options.onButton?.(item));
    picker.onDidAccept(() => {
      [answer] = picker.activeItems;
      if (answer) picker.hide();
    });
    picker.onDidHide(() => {
      picker.dispose();
      void look.done.then(() => resolve(answer));
    });
    picker.show();
  });
}
