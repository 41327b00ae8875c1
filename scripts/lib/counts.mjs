// What a suite came to. Node built-ins only.
import fs from 'node:fs';

/** The environment variable that names the file in which mocha leaves its counts (counting-reporter.mjs). */
export const COUNTS_FILE = 'POLICY_CODER_TEST_COUNTS';

/** The reason of a skipped test stands in the title of a suite around it: `(needs ../shared)`. */
const reasonInTitle = /\((needs [^()]+)\)/;

/** `skips`: how many tests were skipped, by reason; tests that give none come under ''. */
/** `flaky`: full titles of the tests that failed, and passed when they were tried again. */
/** `slowest`: tests and hooks, the slowest first. */
/** @typedef {{title: string, ms: number}} Time */
/** @typedef {{passed: number, failed: number, skipped: number, skips?: Record<string, number>, flaky?: string[], slowest?: Time[]}} Counts */
/** @typedef {Counts & {problem?: string}} Outcome */

/**
 * Nothing but tests that ran and passed is a success: a crash, a missing file and an empty run are failures.
 * @param {number} code the exit code
 * @param {string} file
 * @returns {Outcome}
 */
export function outcomeOfMocha(code, file) {
  const counts = readCounts(file);
  if (counts === undefined) return failure(`could not run (exit code ${code})`);
  if (counts.passed + counts.failed === 0) return { ...failure('ran no test'), skipped: counts.skipped };
  if (code !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, problem: `ended with exit code ${code} although no test failed` };
  }
  return counts;
}

/**
 * Counts skipped tests by the reason their titles give.
 * @param {readonly string[]} titles full titles, those of the suites included
 * @returns {Record<string, number>}
 */
export function countSkips(titles) {
  /** @type {Record<string, number>} */
  const skips = {};
  for (const title of titles) {
    const why = reasonInTitle.exec(title)?.[1] ?? '';
    skips[why] = (skips[why] ?? 0) + 1;
  }
  return skips;
}

/**
 * What the summary says of tests that did not run.
 * @param {Record<string, number>} skips
 */
export function describeSkipped(skips) {
  return Object.entries(skips).map(([why, count]) =>
    why === ''
      ? `${count} skipped`
      : `${count} skipped: ${why.replace(/^needs/, count === 1 ? 'it needs' : 'they need')}`,
  );
}

/**
 * @param {string} problem
 * @returns {Outcome}
 */
export const failure = problem => ({ passed: 0, failed: 1, skipped: 0, problem });

/**
 * @param {string} file
 * @returns {Counts | undefined}
 */
function readCounts(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
