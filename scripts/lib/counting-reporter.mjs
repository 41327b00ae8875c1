// Mocha's usual output, plus the counts in a file, so that no other program has to parse text.
import fs from 'node:fs';
import { Runner, reporters } from 'mocha';
import { COUNTS_FILE, countSkips } from './counts.mjs';

export default class CountingReporter extends reporters.Spec {
  /**
   * @param {Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env[COUNTS_FILE];
    if (file === undefined) return;
    /** @type {string[]} */
    const skippedTitles = [];
    /** @type {Set<string>} */
    const retried = new Set();
    runner.on(Runner.constants.EVENT_TEST_PENDING, test => skippedTitles.push(test.fullTitle()));
    runner.on(Runner.constants.EVENT_TEST_RETRY, (test, error) => {
      retried.add(test.fullTitle());
      // As the other lines are told, which may be marked as ours among those of VS Code.
      reporters.Base.consoleLog(
        `      tried again: ${test.title}\n        ${String(error?.stack ?? error)
          .split('\n')
          .slice(0, 6)
          .join('\n        ')}`,
      );
    });
    runner.on(Runner.constants.EVENT_TEST_FAIL, test => retried.delete(test.fullTitle()));
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      /** @type {import('./counts.mjs').Counts} */
      const counts = {
        passed: passes,
        failed: failures,
        skipped: pending,
        skips: countSkips(skippedTitles),
        ...(retried.size > 0 && { flaky: [...retried] }),
      };
      fs.writeFileSync(file, JSON.stringify(counts));
    });
  }
}
