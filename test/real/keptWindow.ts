// The window that was used last, kept for the next scenarios that want one of the same looks: to start one takes longer than most
// scenarios. They get it with nothing open, and with their project in the folder of the one before.
import fs from 'node:fs';
import path from 'node:path';
import { filesIn, restoreFiles } from './files';
import { waitFor } from './wait';
import type { Workbench } from './workbench';

interface Kept {
  readonly window: Workbench;
  /** What cannot be changed without starting it again. */
  readonly looks: string;
  readonly end: () => Promise<void>;
}

let kept: Kept | undefined;
/** Windows in which a scenario has failed: nobody knows what state they are in. */
const spoilt = new WeakSet<Workbench>();

export const spoil = (window: Workbench): unknown => spoilt.add(window);

/** Keeps a window whose scenarios have ended. */
export async function keepWindow(window: Kept): Promise<void> {
  if (spoilt.has(window.window)) await window.end();
  else kept = window;
}

/** The kept window, if it has these looks, as new but for what it has loaded; any other one ends. */
export async function takeWindow(looks: string | undefined, project: string): Promise<Workbench | undefined> {
  const found = kept;
  kept = undefined;
  if (found === undefined) return undefined;
  if (found.looks === looks) {
    try {
      await renew(found.window, project);
      return found.window;
    } catch (error) {
      console.log(`      the window could not be kept: ${error}`);
    }
  }
  await found.end();
  return undefined;
}

/** Ends the kept window, if there is one. */
export async function endWindow(): Promise<void> {
  const found = kept;
  kept = undefined;
  await found?.end();
}

async function renew(vscode: Workbench, project: string): Promise<void> {
  const { page, folder } = vscode;
  // Menus, pickers, dialogs.
  for (let k = 0; k < 3; k += 1) await page.keyboard.press('Escape');
  await page.context().clearPermissions();
  await vscode.command('View: Close All Editors');
  const leave = page.locator('.monaco-dialog-box .monaco-button', { hasText: "Don't Save" });
  await waitFor('all editors to close', async () => {
    if (await leave.isVisible()) await leave.click();
    return (await page.locator('.editor-group-container .tab').count()) === 0 ? true : undefined;
  });
  if ((await page.locator('.notification-toast').count()) > 0)
    await vscode.command('Notifications: Clear All Notifications');
  if (await page.locator('.part.panel').isVisible()) await vscode.command('View: Toggle Panel Visibility');
  await vscode.command('View: Show Explorer');
  fs.rmSync(path.join(folder, '.git'), { recursive: true, force: true });
  restoreFiles(folder, filesIn(project));
}
