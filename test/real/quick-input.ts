// The palette at the top: commands and files, chosen by the words a person reads.
import { errors, type Locator, type Page } from 'playwright-core';
import { slowness, waitFor } from './wait';

export const quickInput = (page: Page): Locator => page.locator('.quick-input-widget:visible');

/** The rows the palette shows now; `hasText` picks one. */
export const quickInputRows = (page: Page): Locator => quickInput(page).locator('.monaco-list-row');

/** Runs the command with this title, as shown in the palette ("Policy Coder: Show Coverage"). */
export async function runCommand(page: Page, title: string): Promise<void> {
  await choose(page, `>${title}`, row => row.filter({ has: named(page, title) }));
}

/** Opens a file of the workspace by its name; `folder`: the path of the one that it is in, if that is known. */
export async function openFile(page: Page, name: string, folder: string | undefined): Promise<void> {
  // While VS Code looks for files, it lists what it has found before: one that is gone by now, and stood elsewhere.
  const place = page.locator('.label-description').filter({ hasText: exactly(folder ?? '') });
  await choose(page, name, row => {
    const found = row.filter({ has: named(page, name) });
    return folder === undefined ? found : found.filter({ has: place });
  });
  await page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
}

/** The whole label: "Show Network" must not run "Show Network Report". */
const named = (page: Page, label: string) => page.locator('.label-name').filter({ hasText: exactly(label) });

/** The palette lists what there is when one types; what the extension adds a moment later, only a new try finds. */
async function choose(page: Page, typed: string, wanted: (rows: Locator) => Locator): Promise<void> {
  const row = wanted(quickInputRows(page)).first();
  await waitFor(`"${typed}" in the palette`, async () => {
    await page.keyboard.press('F1');
    const input = quickInput(page).locator('input').first();
    // A key pressed while something takes the focus opens nothing.
    if (!(await appears(input, 3000))) return undefined;
    // Whatever takes the focus closes it again.
    const isChosen =
      (await inTime(timeout => input.fill(typed, { timeout }))) &&
      (await appears(row, 3000)) &&
      (await inTime(timeout => row.click({ timeout })));
    if (isChosen) return true;
    await page.keyboard.press('Escape');
    return undefined;
  });
}

/** Whether it is there within so many milliseconds of a quiet machine. */
export const appears = (wanted: Locator, milliseconds: number): Promise<boolean> =>
  inTime(timeout => wanted.waitFor({ timeout }), milliseconds);

/** Whether something is done within so many milliseconds of a quiet machine. */
async function inTime(act: (timeout: number) => Promise<void>, milliseconds = 3000): Promise<boolean> {
  try {
    await act(milliseconds * slowness());
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
