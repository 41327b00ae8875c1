// What a person types, where no helper of the workbench says it shorter.
import { setTimeout as sleep } from 'node:timers/promises';
import { errors, type Locator, type Page } from 'playwright-core';
import { appears, quickInputRows } from './quick-input';
import { slowness, waitFor } from './wait';
import type { Workbench } from './workbench';

/** Types into the open quick pick or input box, as soon as there is one. */
export async function typeInPicker(vscode: Workbench, text: string): Promise<void> {
  const input = pickerInput(vscode);
  await input.waitFor();
  await input.fill(text);
}

/** Goes to a place (1-based) of the active editor by keyboard, in whatever language VS Code speaks. */
export async function goTo(vscode: Workbench, line: number, column?: number): Promise<void> {
  const { page } = vscode;
  const typed = column === undefined ? `:${line}` : `:${line}:${column}`;
  const input = pickerInput(vscode);
  // The list, which says where Enter leads, follows what is typed a moment later.
  const row = quickInputRows(page).filter({ hasText: new RegExp(`\\b${column ?? line}\\b`) });
  // Whatever takes the focus in the first moments of a window closes the question again.
  await waitFor(`the question that leads to ${typed}`, async () => {
    await page.keyboard.press('Control+g');
    if (!(await appears(input, 3000))) return undefined;
    await input.fill(typed, { timeout: 3000 }).catch(() => {});
    if (await appears(row.first(), 3000)) return true;
    await page.keyboard.press('Escape');
    return undefined;
  });
  await page.keyboard.press('Enter');
}

/** Types a path into VS Code's own dialog for files, and confirms it until the dialog takes it. */
export async function chooseFile(vscode: Workbench, file: string): Promise<void> {
  const input = pickerInput(vscode);
  await input.waitFor();
  const dialog = await pickerTitle(vscode);
  // The dialog fills in the folder by itself, sometimes over what was typed, and hears no Enter while it looks around.
  await waitFor(`the dialog to take ${file}`, async () => {
    // What comes next may stand in its place at once.
    if (!(await input.isVisible()) || (await pickerTitle(vscode)) !== dialog) return true;
    if ((await input.inputValue()) !== file)
      await input.fill(file, { timeout: 1000 * slowness() }).catch(() => {});
    await vscode.page.keyboard.press('Enter');
    return (await hides(input, 1500)) ? true : undefined;
  });
}

/**
 * Opens the context menu of a row and chooses from it, until what it does is found. A menu takes no click in its first moments, and
 * goes without having done anything when something else takes the focus.
 */
export async function chooseFromMenu<T>(
  vscode: Workbench,
  row: Locator,
  label: string,
  outcome: () => Promise<T | undefined>,
): Promise<T> {
  const item = vscode.page.locator('.monaco-menu .action-label', { hasText: label }).first();
  return waitFor(`what "${label}" in the menu does`, async () => {
    if (!(await item.isVisible())) await row.click({ button: 'right' });
    if (!(await appears(item, 5000))) return undefined;
    await item.click({ timeout: 2000 * slowness() }).catch(() => {});
    if (!(await hides(item, 1000))) return undefined;
    return within(5000, outcome);
  });
}

/** Unfolds a row of a tree until what is below it is there: while a view is drawn anew, another row may take the click. */
export async function unfold(row: Locator, child: Locator): Promise<void> {
  await waitFor('what is below a row', async () => {
    if (await child.isVisible()) return true;
    if ((await row.getAttribute('aria-expanded')) !== 'true') {
      const twistie = row.locator('.monaco-tl-twistie');
      await twistie.click({ timeout: 2000 * slowness() }).catch(() => {});
    }
    return (await appears(child, 1000)) ? true : undefined;
  });
}

/** Asks until there is an answer, for so many milliseconds of a quiet machine. */
async function within<T>(milliseconds: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = Date.now() + milliseconds * slowness();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() > end) return answer;
    await sleep(100);
  }
}

const hides = (wanted: Locator, timeout: number): Promise<boolean> =>
  wanted.waitFor({ state: 'hidden', timeout: timeout * slowness() }).then(
    () => true,
    () => false,
  );

/** Resolves when the window has drawn what was asked of it so far. */
const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  );

/** Drags a row onto another, and lets go of it as soon as that shows that it takes it; whether it did. */
export async function drag({ page }: Workbench, from: Locator, onto: Locator): Promise<boolean> {
  const taking = onto.and(page.locator('.drop-target'));
  await from.hover({ position: { x: 60, y: 8 } });
  await page.mouse.down();
  let isTaken = false;
  for (let move = 0; move < 30 && !isTaken; move++) {
    // The first move begins the drag; a pointer that stays where it is tells nothing.
    await onto.hover({ position: { x: 60 + (move % 2), y: 8 }, force: true });
    await nextFrame(page);
    isTaken = (await taking.count()) > 0;
  }
  await page.mouse.up();
  return isTaken;
}

/** Types into the open quick pick until the row under its cursor is one that says so. */
export async function typeToRow(vscode: Workbench, text: string): Promise<void> {
  await typeInPicker(vscode, text);
  await quickInputRows(vscode.page).and(vscode.page.locator('.focused')).filter({ hasText: text }).waitFor();
}

/**
 * Runs a command that asks something, and types the answers, one after the other, until the last is in the box and on the row under
 * the cursor; its Enter is left to the caller. Whatever takes the focus closes a question, also while one types: then all begins again.
 * @param look is to hold before an answer is typed
 */
export async function ask(
  vscode: Workbench,
  title: string,
  answers: string | readonly string[],
  look?: (answer: string) => Promise<unknown>,
): Promise<void> {
  await waitFor(`the question of "${title}" to take ${answers}`, async () => {
    await vscode.question(title);
    for (const [k, answer] of [answers].flat().entries()) {
      if (k > 0) await vscode.page.keyboard.press('Enter');
      // The question before may still be on screen.
      if (!(await within(5000, () => takes(vscode, answer, look)))) return undefined;
    }
    return true;
  });
}

/** Whether the open question takes an answer: in its box, and in its list if it has one. */
async function takes(
  vscode: Workbench,
  answer: string,
  look?: (answer: string) => Promise<unknown>,
): Promise<true | undefined> {
  const { page } = vscode;
  const timeout = 2000 * slowness();
  const row = quickInputRows(page).and(page.locator('.focused')).filter({ hasText: answer });
  const list = page.locator('.quick-input-widget .quick-input-list');
  try {
    await look?.(answer);
    await pickerInput(vscode).fill(answer, { timeout });
    if (!(await list.isVisible())) {
      return (await pickerInput(vscode).inputValue({ timeout })) === answer ? true : undefined;
    }
    return (await appears(row, 2000)) ? true : undefined;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return undefined;
    throw error;
  }
}

/** The commands that the palette offers for some words. */
export async function commandsFor(vscode: Workbench, words: string): Promise<readonly string[]> {
  const { page } = vscode;
  return waitFor(`what the palette offers for "${words}"`, async () => {
    await page.keyboard.press('F1');
    if (!(await appears(pickerInput(vscode), 3000))) return undefined;
    await typeInPicker(vscode, `>${words}`);
    // The list follows what is typed a moment later: then letters are marked in it, or it says that nothing is quite like that.
    const followed = quickInputRows(page).filter({
      has: page.locator(
        '.highlight, :text("No matching commands"), .quick-input-list-separator:text("similar commands")',
      ),
    });
    if (!(await appears(followed.first(), 3000))) return undefined;
    const found = await quickInputRows(page).locator('.label-name').allInnerTexts();
    await page.keyboard.press('Escape');
    return found.length > 0 ? found : undefined;
  });
}

/** Types for a code in the picker and ticks it; resolves when it is ticked and the next can be typed for. */
export async function tickCode(vscode: Workbench, name: string): Promise<void> {
  await typeToRow(vscode, name);
  await vscode.page.keyboard.press('Control+Alt+m');
  await quickInputRows(vscode.page).filter({ hasText: name }).locator('.codicon-check').first().waitFor();
  await waitFor('the picker to be empty', async () =>
    (await pickerInput(vscode).inputValue()) === '' ? true : undefined,
  );
}

const pickerInput = (vscode: Workbench) =>
  vscode.page.locator('.quick-input-widget:not([style*="display: none"]) input[type=text]');

const pickerTitle = (vscode: Workbench) =>
  vscode.page.locator('.quick-input-widget .quick-input-title').first().textContent();

/** Selects a whole line (1-based) of the active editor by keyboard, in whatever language VS Code speaks. */
export async function selectLine(vscode: Workbench, line: number): Promise<void> {
  const { page } = vscode;
  await vscode.editor.first().click();
  await goTo(vscode, line);
  await page.keyboard.press('Control+l');
  await page.keyboard.press('Shift+ArrowLeft');
}

/** Tags a line (1-based) of the active editor with the code that is found by what is typed. */
export async function tagLine(vscode: Workbench, line: number, code: string): Promise<void> {
  await selectLine(vscode, line);
  await vscode.page.keyboard.press('Control+Alt+m');
  await typeToRow(vscode, code);
  await vscode.page.keyboard.press('Enter');
}

/** Shows our views in the side bar. A click on their icon alone would hide them where they are shown already. */
export async function showViews({ page }: Workbench): Promise<void> {
  const icon = page.locator('.action-label[class*="view-extension-policyCoder"]');
  const item = page.locator('.activitybar .action-item', { has: icon }).first();
  await item.waitFor();
  await waitFor('our views in the side bar', async () => {
    if (await item.and(page.locator('.checked')).isVisible()) return true;
    // The badge lies over the icon, and takes the click for it.
    await item.locator(icon).click({ force: true });
    return (await appears(item.and(page.locator('.checked')), 3000)) ? true : undefined;
  });
}

/** Resolves when the extension has read the project: the open plan is then known as one. */
export async function projectRead(vscode: Workbench): Promise<void> {
  await vscode.page.locator('.statusbar-item', { hasText: /Plan Text|政策文本/ }).waitFor();
}
