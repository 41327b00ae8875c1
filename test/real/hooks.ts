// A picture of what was on screen when a scenario failed: screenshots/failed-*.png.
import type { Context } from 'mocha';
import { openWorkbenches } from './workbench';

export const mochaHooks = {
  async afterEach(this: Context): Promise<void> {
    if (this.currentTest?.state !== 'failed') return;
    const title = this.currentTest.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    for (const workbench of openWorkbenches) {
      console.log(`      picture: ${await workbench.screenshot(`failed-${title}`)}`);
    }
  },
};
