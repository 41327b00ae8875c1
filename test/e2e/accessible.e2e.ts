// Every view of ours in a browser, as axe-core sees it, in four themes. Needs `npm run build`.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { corpusOf } from '../support/project';
import { OverviewPage, type Theme } from '../webview/harness';
import { project } from '../webview/project';
import themes from '../webview/themes.json';
import { violations } from './axe';

describe('what axe-core objects to', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser?.close());

  for (const theme of Object.keys(themes) as Theme[]) {
    const options = { theme, locale: theme.endsWith('dark') ? 'zh-cn' : 'en' } as const;

    it(`is nothing in the overview, ${theme}`, async () => {
      const { page } = await OverviewPage.open(browser, corpusOf(project), options);
      await page.locator('[role=gridcell]').first().waitFor();
      assert.deepEqual(await violations(page), [], 'the table');
      await page.locator('[role=gridcell]').first().click();
      await page.locator('.passage').first().waitFor();
      assert.deepEqual(await violations(page), [], 'the passages of a cell');
      const tabs = page.locator('[role=tab]');
      await tabs.nth(1).click();
      await page.locator('svg path.node').first().waitFor();
      assert.deepEqual(await violations(page), [], 'the network');
      await page.close();
    });

    it(`is nothing without a project, ${theme}`, async () => {
      const { page } = await OverviewPage.open(browser, undefined, options);
      await page.locator('.empty').first().waitFor();
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }
});
