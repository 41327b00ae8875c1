import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { keptBrowser } from '../real/kept';
import { giveBack } from '../webview/keptPages';

/**
 * The kept browser for the scenarios of the suite this is called in. The pages they open are kept for the next, and must have had
 * no errors, refusals of their security policy included.
 */
export function browserPages<P extends { readonly page: Page; readonly errors: readonly string[] }>() {
  const pages: P[] = [];
  afterEach(async function () {
    const left = pages.splice(0);
    for (const { page } of left) {
      if (this.currentTest?.state === 'passed') giveBack(page);
      else await page.context().close();
    }
    for (const { errors } of left)
      assert.deepEqual(errors, [], 'no errors, and nothing that the security policy refused');
  });
  return {
    /** Opens a page in it. */
    async open(openIn: (browser: Browser) => Promise<P>): Promise<P> {
      const opened = await openIn(await keptBrowser());
      pages.push(opened);
      return opened;
    },
  };
}
