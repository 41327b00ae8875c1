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
    /** @type {import('./counts.mjs').Time[]} */
    const times = [];
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
    runner.on(Runner.constants.EVENT_TEST_END, test => {
      if (test.duration !== undefined) times.push({ title: test.fullTitle(), ms: test.duration });
    });
    // Hooks are where windows are opened: often the larger part.
    /** @type {Map<unknown, number>} */
    const begun = new Map();
    runner.on(Runner.constants.EVENT_HOOK_BEGIN, hook => begun.set(hook, performance.now()));
    runner.on(Runner.constants.EVENT_HOOK_END, hook => {
      const ms = Math.round(performance.now() - (begun.get(hook) ?? performance.now()));
      if (ms > 100) times.push({ title: `${hook.parent?.fullTitle() ?? ''} ${hook.title}`, ms });
    });
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      /** @type {import('./counts.mjs').Counts} */
      const counts = {
        passed: passes,
        failed: failures,
        skipped: pending,
        skips: countSkips(skippedTitles),
        ...(retried.size > 0 && { flaky: [...retried] }),
        slowest: [...times].sort((a, b) => b.ms - a.ms).slice(0, 20),
      };
      fs.writeFileSync(file, JSON.stringify(counts));
    });
  }
}
