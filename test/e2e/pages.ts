import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { keptBrowser } from '../real/kept';

/**
 * The kept browser for the scenarios of the suite this is called in. The pages they open are closed after each, and must have had
 * no errors, refusals of their security policy included.
 */
export function browserPages<P extends { readonly page: Page; readonly errors: readonly string[] }>() {
  const pages: P[] = [];
  afterEach(async () => {
    for (const { page, errors } of pages.splice(0)) {
      await page.context().close();
      assert.deepEqual(errors, [], 'no errors, and nothing that the security policy refused');
    }
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
