// Every view of ours, and how a user gets there. To show one more, add it here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { selectLine } from '../real/typing';
import type { Workbench } from '../real/workbench';
import { root } from '../support/sourceTree';

/** One picture: what has to be done to get there from the view before, and the webview to be looked at by axe-core. */
export interface View {
  readonly name: string;
  show(vscode: Workbench, words: Words): Promise<Frame | undefined>;
}

/** Titles of our commands in the language of the window. */
export interface Words {
  /** As the palette shows it, category included; `command` without the prefix `policyCoder.`. */
  title(command: string): string;
}

export function wordsIn(locale: 'en' | 'zh-cn'): Words {
  const file = locale === 'en' ? 'package.nls.json' : 'package.nls.zh-cn.json';
  const strings: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, file), 'utf8'));
  return { title: command => `${strings.category}: ${strings[`command.${command}`]}` };
}

const tab = (frame: Frame, name: string) => frame.locator(`#tab-${name}`).click();

export const views: readonly View[] = [
  {
    name: 'coding',
    async show({ page }) {
      await page
        .locator(
          '.activitybar .action-label[aria-label*="Policy Coder"], .activitybar .action-label[aria-label*="政策编码"]',
        )
        .first()
        .click();
      await page.locator('.sidebar .monaco-list-row').nth(20).waitFor();
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
      await vscode.page.keyboard.press('Escape');
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
      await tab(frame, 'network');
      await frame.locator('.network').waitFor();
      await vscode.page.waitForTimeout(1000);
      return frame;
    },
  },
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
      return vscode.webviewFrame('.attributes [role=gridcell], [role=grid] [role=gridcell]:not(table td)');
    },
  },
  {
    name: 'terms',
    async show(vscode, words) {
      await vscode.command(words.title('candidateKeywords'));
      await vscode.page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor();
      await vscode.page.keyboard.press('Enter');
      await vscode.page.waitForTimeout(4000);
      return undefined;
    },
  },
  {
    name: 'statistics',
    async show(vscode, words) {
      await vscode.page.keyboard.press('Escape');
      await vscode.command(words.title('statistics'));
      await vscode.page.waitForTimeout(2500);
      return undefined;
    },
  },
];
