// Every view of ours in a browser, as axe-core sees it, in four themes. Needs `npm run build`.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { keptBrowser } from '../real/kept';
import { isLong } from '../support/long';
import { corpusOf } from '../support/project';
import { AttributesPage } from '../webview/attributesHarness';
import { OverviewPage, type Theme } from '../webview/harness';
import { giveBack } from '../webview/keptPages';
import { project } from '../webview/project';
import { TermsPage } from '../webview/termsHarness';
import themes from '../webview/themes.json';
import { coloursOnly, violations } from './axe';

const attributeTexts = {
  corpus: project['corpus.yaml'] as string,
  file: undefined,
  sources: ['甲.txt', '乙.txt'],
};

describe('what axe-core objects to', () => {
  let browser: Browser;
  before(async () => {
    browser = await keptBrowser();
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    const options = { theme, locale: theme.endsWith('dark') ? 'zh-cn' : 'en' } as const;
    // Themes differ in colours, and in nothing else: each language is looked at as a whole once.
    const look = (page: Page) => violations(page, theme.startsWith('hc') ? coloursOnly : undefined);

    // Of the overview, webview.e2e.ts measures the contrast in every theme.
    if (isLong || !theme.startsWith('hc')) {
      it(`is nothing in the overview, ${theme}`, async () => {
        const { page } = await OverviewPage.open(browser, corpusOf(project), options);
        await page.locator('[role=gridcell]').first().waitFor();
        assert.deepEqual(await look(page), [], 'the table');
        await page.locator('[role=gridcell]').first().click();
        await page.locator('.passage').first().waitFor();
        assert.deepEqual(await look(page), [], 'the passages of a cell');
        const tabs = page.locator('[role=tab]');
        await tabs.nth(1).click();
        await page.locator('svg path.node').first().waitFor();
        assert.deepEqual(await look(page), [], 'the network');
        giveBack(page);
      });
    }

    it(`is nothing in the tables of attributes and of terms, ${theme}`, async () => {
      const attributes = await AttributesPage.open(browser, attributeTexts, options);
      assert.deepEqual(await look(attributes.page), [], 'attributes');
      giveBack(attributes.page);
      const terms = await TermsPage.open(browser, corpusOf(project), [[], []], options);
      assert.deepEqual(await look(terms.page), [], 'terms');
      giveBack(terms.page);
    });

    it(`is nothing without a project, ${theme}`, async () => {
      const { page } = await OverviewPage.open(browser, undefined, options);
      await page.locator('.empty').first().waitFor();
      // It appears by and by, which is no contrast to measure.
      await page
        .locator('.empty')
        .first()
        .evaluate(empty => Promise.all(empty.getAnimations().map(({ finished }) => finished)));
      assert.deepEqual(await look(page), []);
      giveBack(page);
    });
  }
});
