// What `npm test` runs, in this order. Node built-ins only.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { COUNTS_FILE, failure, outcomeOfMocha } from './counts.mjs';
import { run } from './processes.mjs';
import { inRoot, ROOT } from './root.mjs';

/**
 * @typedef {object} Suite
 * @property {string[][]} commands run one after the other, up to the first that fails
 * @property {'once' | 'mocha' | 'never'} counted as one test, as mocha counts, or only if it fails
 * @property {number} minutes the most it may take
 * @property {string} [needs] the suite that has to succeed before
 */

const node = process.execPath;
const mocha = [node, inRoot('node_modules/mocha/bin/mocha.js')];
// Handy while one works on one test; the linter refuses it as well.
if (process.env.CI) mocha.push('--forbid-only');
const reporter = ['--reporter', inRoot('scripts/lib/counting-reporter.mjs')];
const prepare = [node, inRoot('scripts/vscode/prepare.mjs')];

/** @type {Record<string, Suite>} */
export const SUITES = {
  types: { commands: [['npm', 'run', '--silent', 'check:types']], counted: 'once', minutes: 5 },
  lint: { commands: [['npm', 'run', '--silent', 'check:lint']], counted: 'once', minutes: 5 },
  build: { commands: [['npm', 'run', '--silent', 'build']], counted: 'never', minutes: 5 },
  // Two at a time: that is how many cores the smallest machines have.
  unit: { commands: [[...mocha, ...reporter, '--parallel', '--jobs=2']], counted: 'mocha', minutes: 15 },
  vscode: {
    commands: [[node, 'esbuild.js', '--tests'], prepare, [node, inRoot('scripts/vscode/editor-tests.mjs')]],
    counted: 'mocha',
    minutes: 20,
    needs: 'build',
  },
  e2e: {
    commands: [prepare, [...mocha, ...reporter, '--config', 'test/e2e/.mocharc.json']],
    counted: 'mocha',
    minutes: 40,
    needs: 'build',
  },
};

/**
 * @param {Suite} suite
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./counts.mjs').Outcome>}
 */
export async function runSuite({ commands, counted, minutes }, env) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-counts-'));
  const file = path.join(folder, 'counts.json');
  const end = Date.now() + minutes * 60_000;
  let code = 0;
  try {
    for (const [command = '', ...args] of commands) {
      const timeoutMs = Math.max(0, end - Date.now());
      ({ code } = await run(command, args, { cwd: ROOT, env: { ...env, [COUNTS_FILE]: file }, timeoutMs }));
      if (code !== 0) break;
    }
    if (counted === 'mocha') return outcomeOfMocha(code, file);
    if (code !== 0) return failure(`ended with exit code ${code}`);
    return { passed: counted === 'once' ? 1 : 0, failed: 0, skipped: 0 };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
