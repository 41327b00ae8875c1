// What goes with every scenario: a picture of what was on screen when it failed (screenshots/failed-*.png), and a clean
// start when it is tried again.
import type { Context } from 'mocha';
import { openWorkbenches } from './workbench';

export const mochaHooks = {
  async beforeEach(this: Context): Promise<void> {
    // The types of mocha leave this out.
    const { currentRetry } = this.currentTest as unknown as { currentRetry(): number };
    if (currentRetry.call(this.currentTest) === 0) return;
    for (const { page } of openWorkbenches) {
      // Whatever the try before left open: a menu, a picker, a dialog.
      for (let k = 0; k < 3; k += 1) await page.keyboard.press('Escape');
    }
  },
  async afterEach(this: Context): Promise<void> {
    const test = this.currentTest;
    // One that will be tried again has no state.
    if (!test || test.state === 'passed' || test.isPending()) return;
    const title = test.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    for (const workbench of openWorkbenches) {
      console.log(`      picture: ${await workbench.screenshot(`failed-${title}`)}`);
    }
  },
};
