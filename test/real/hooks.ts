// What goes with every scenario: limits that fit the load of the machine, a picture of what was on screen when it failed
// (screenshots/failed-*.png), a clean start when it is tried again, and the end of what was kept.
import type { Context } from 'mocha';
import { type Files, filesIn, restoreFiles } from './files';
import { endKept } from './kept';
import { spoil } from './keptWindow';
import { takePicture } from './pictures';
import { PATIENCE, slowness } from './wait';
import { openWorkbenches, type Workbench } from './workbench';

/** The projects as they were when the scenario that runs was first tried. */
const begun = new WeakMap<Workbench, Files>();

export const mochaHooks = {
  async beforeEach(this: Context): Promise<void> {
    for (const { page } of openWorkbenches) page.context().setDefaultTimeout(PATIENCE * slowness());
    // The types of mocha leave this out.
    const { currentRetry } = this.currentTest as unknown as { currentRetry(): number };
    const isFirst = currentRetry.call(this.currentTest) === 0;
    for (const workbench of openWorkbenches) {
      const { page, folder } = workbench;
      if (isFirst) {
        begun.set(workbench, filesIn(folder));
        continue;
      }
      // Whatever the try before left open: a menu, a picker, a dialog.
      for (let k = 0; k < 3; k += 1) await page.keyboard.press('Escape');
      // And what it left in the project.
      restoreFiles(folder, begun.get(workbench) ?? filesIn(folder));
    }
  },
  async afterEach(this: Context): Promise<void> {
    const test = this.currentTest;
    // One that will be tried again has no state.
    if (!test || test.state === 'passed' || test.isPending()) return;
    const title = test.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    for (const workbench of openWorkbenches) {
      spoil(workbench);
      console.log(`      picture: ${await takePicture(workbench.page, `failed-${title}`)}`);
    }
  },
};

/** Where mocha runs in one process; its workers end what they have kept when they exit. */
export const mochaGlobalTeardown = endKept;
