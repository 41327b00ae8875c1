// Every view of ours, and how a user gets there. To show one more, add it here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { selectLine, showViews, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import type { Workbench } from '../real/workbench';
import { root } from '../support/root';

/** One picture: what has to be done to get there from the view before, and the webview to be looked at by axe-core. */
export interface View {
  readonly name: string;
  show(vscode: Workbench, words: Words): Promise<Frame | undefined>;
}

/** Titles of our commands in the language of the window. */
export interface Words {
  /** As the palette shows it, category included; `command` without the prefix `policyCoder.`. */
  title(command: string): string;
  /** What package.nls has for a key. */
  text(key: string): string;
}

export function wordsIn(locale: 'en' | 'zh-cn'): Words {
  const file = locale === 'en' ? 'package.nls.json' : 'package.nls.zh-cn.json';
  const strings: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const text = (key: string) => strings[key]!;
  return { title: command => `${text('category')}: ${text(`command.${command}`)}`, text };
}

const tab = (frame: Frame, name: string) => frame.locator(`#tab-${name}`).click();
const overviewOf = (vscode: Workbench) => vscode.webviewFrame('#tab-network');

/** What stands beside the picture of the network, once `ready` is seen in it. */
function networkView(
  name: string,
  mode: string,
  ready: string,
  more?: (frame: Frame) => Promise<void>,
): View {
  return {
    name: `network-${name}`,
    async show(vscode) {
      const frame = await overviewOf(vscode);
      await frame.locator(`#panel-network [data-value=${mode}], header [data-value=${mode}]`).first().click();
      await frame.locator(ready).first().waitFor();
      await more?.(frame);
      return frame;
    },
  };
}

/** Until it is gone, what is typed would go there. */
async function leavePicker({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
  // The focus that goes back to where it was would close the next one.
  await page.waitForTimeout(300);
}

/** Opens one of our pickers by its command. */
function picker(name: string, command: string): View {
  return {
    name,
    async show(vscode, words) {
      const row = vscode.page.locator('.quick-input-widget:visible .monaco-list-row').first();
      await waitFor(`what ${command} offers`, async () => {
        await leavePicker(vscode);
        await vscode.command(words.title(command));
        // The focus may have come back late all the same, and closed it.
        return row.waitFor({ timeout: 5000 }).then(
          () => true,
          () => undefined,
        );
      });
      return undefined;
    },
  };
}

export const views: readonly View[] = [
  {
    name: 'coding',
    async show(vscode) {
      const { page } = vscode;
      await showViews(vscode);
      await page.locator('.sidebar .monaco-list-row').nth(20).waitFor();
      // Else what is said of the icon lies over the view.
      await page.mouse.move(700, 700);
      await page.locator('.workbench-hover').waitFor({ state: 'hidden' });
      return undefined;
    },
  },
  {
    name: 'picker',
    async show(vscode) {
      await selectLine(vscode, 7);
      await vscode.page.keyboard.press('Control+Alt+m');
      await vscode.page.locator('.quick-input-widget:visible .monaco-list-row').nth(3).waitFor();
      return undefined;
    },
  },
  {
    name: 'table',
    async show(vscode, words) {
      await leavePicker(vscode);
      await vscode.command(words.title('openOverview'));
      const frame = await vscode.webviewFrame('table [role=gridcell]');
      await tab(frame, 'table');
      return frame;
    },
  },
  {
    name: 'account',
    async show(vscode) {
      const frame = await vscode.webviewFrame('table [role=gridcell]');
      await frame.locator('tbody td', { hasText: '—' }).first().click();
      await frame.locator('.passages > header').waitFor();
      return frame;
    },
  },
  {
    name: 'network',
    async show(vscode) {
      const frame = await vscode.webviewFrame('table [role=gridcell]');
      await frame.locator('.passages .back').click();
      await tab(frame, 'network');
      await frame.locator('.network').waitFor();
      await vscode.page.waitForTimeout(1000);
      return frame;
    },
  },
  networkView('edge', 'edges', '.grid:visible .body [role=row]', async frame => {
    await frame.locator('.grid:visible .body [role=row]').first().click();
    await frame.locator('.pair table').first().waitFor();
  }),
  networkView('nodes', 'nodes', '.grid:visible .body [role=row]', async frame => {
    await frame.locator('.passages .back').click();
    await frame.locator('.grid:visible .body .figure').nth(9).waitFor();
  }),
  networkView('structure', 'structure', '.structure caption'),
  networkView('compare', 'compare', '.compare .grid .body [role=row]'),
  networkView('compare-picture', 'compare', '.compare', async frame => {
    await frame.locator('.compare [data-value=asPicture]').click();
    await frame.locator('.compare .canvas .node').first().waitFor();
  }),
  networkView('choices', 'choices', '.choices-form, form'),
  {
    name: 'issues',
    async show(vscode) {
      const frame = await vscode.webviewFrame('#tab-issues');
      await tab(frame, 'issues');
      await frame.locator('#panel-issues').waitFor();
      return frame;
    },
  },
  {
    name: 'attributes',
    async show(vscode, words) {
      await vscode.command(words.title('editAttributes'));
      return vscode.webviewFrame('.app:has(.bar .word) [role=gridcell]');
    },
  },
  {
    name: 'terms',
    async show(vscode, words) {
      await vscode.command(words.title('candidateKeywords'));
      await vscode.page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor();
      await vscode.page.keyboard.press('Enter');
      const frame = await vscode.webviewFrame('.terms .heads');
      await frame.locator('.head').nth(5).waitFor();
      await frame.locator('.head').first().click();
      await frame.locator('.kwic').first().waitFor();
      return frame;
    },
  },
  picker('go-to-code', 'goToCode'),
  picker('next-steps', 'nextSteps'),
  picker('export-table', 'exportTable'),
  picker('export-network', 'exportNetwork'),
  picker('own-tasks', 'findOwnTasks'),
  picker('statistics', 'statistics'),
  {
    name: 'statistics-page',
    async show(vscode) {
      await vscode.page.keyboard.press('Enter');
      await vscode.webviewFrame('.markdown-body table');
      return undefined;
    },
  },
  {
    name: 'memos',
    async show(vscode, words) {
      await leavePicker(vscode);
      await vscode.openFile('四川省.txt');
      await vscode.command(words.title('toggleMemoMode'));
      await vscode.page.waitForTimeout(1500);
      return undefined;
    },
  },
  {
    name: 'walkthrough',
    async show(vscode, words) {
      await vscode.command('Welcome: Open Walkthrough...');
      await vscode.page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor();
      await typeToRow(vscode, words.text('walkthrough.title'));
      await vscode.page.keyboard.press('Enter');
      await vscode.page.locator('.getting-started-step').nth(4).waitFor();
      return undefined;
    },
  },
];
