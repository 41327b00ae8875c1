// What `npm test` runs, begun in this order. Node built-ins only.
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
 * @property {string[]} [needs] the suites that have to succeed before
 * @property {true} [onlyByName] a part of another suite: run only when it is asked for
 */

/** So many suites run at a time: the smallest machines have as many cores. */
export const ROWS = 2;

const node = process.execPath;
const mocha = [node, inRoot('node_modules/mocha/bin/mocha.js')];
// Handy while one works on one test; the linter refuses it as well.
if (process.env.CI) mocha.push('--forbid-only');
const reporter = ['--reporter', inRoot('scripts/lib/counting-reporter.mjs')];

// Two rows go on side by side: e2e, the longest, which mostly waits for VS Code and its window; and what computes.
/** @type {Record<string, Suite>} */
export const SUITES = {
  build: {
    commands: [
      ['npm', 'run', '--silent', 'build'],
      [node, 'esbuild.js', '--tests'],
    ],
    counted: 'never',
    minutes: 5,
  },
  types: { commands: [['npm', 'run', '--silent', 'check:types']], counted: 'once', minutes: 5 },
  // On a fresh machine it waits for the network.
  install: { commands: [[node, inRoot('scripts/vscode/prepare.mjs')]], counted: 'never', minutes: 15 },
  e2e: {
    commands: [[...mocha, ...reporter, '--parallel', '--jobs=2', '--config', 'test/e2e/.mocharc.json']],
    counted: 'mocha',
    minutes: 40,
    needs: ['build', 'install'],
  },
  lint: { commands: [['npm', 'run', '--silent', 'check:lint']], counted: 'once', minutes: 5 },
  unit: { commands: [[...mocha, ...reporter]], counted: 'mocha', minutes: 40, needs: ['build'] },
  vscode: {
    commands: [[node, inRoot('scripts/vscode/editor-tests.mjs')]],
    counted: 'mocha',
    minutes: 20,
    needs: ['build', 'install'],
  },
  // The part of e2e that is also run in the newest VS Code.
  package: {
    commands: [
      [
        ...mocha,
        ...reporter,
        '--config',
        'test/e2e/.mocharc.json',
        '-g',
        '^the (universal|linux-x64) package',
      ],
    ],
    counted: 'mocha',
    minutes: 15,
    needs: ['build', 'install'],
    onlyByName: true,
  },
};

/**
 * @param {Suite} suite
 * @param {{env: NodeJS.ProcessEnv, quiet: boolean}} options `quiet`: what it prints is kept and given back
 * @returns {Promise<import('./counts.mjs').Outcome & {output: string}>}
 */
export async function runSuite({ commands, counted, minutes }, { env, quiet }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-counts-'));
  const file = path.join(folder, 'counts.json');
  const end = Date.now() + minutes * 60_000;
  let code = 0;
  let output = '';
  const outcome = () => {
    if (counted === 'mocha') return outcomeOfMocha(code, file);
    if (code !== 0) return failure(`ended with exit code ${code}`);
    return { passed: counted === 'once' ? 1 : 0, failed: 0, skipped: 0 };
  };
  try {
    for (const [command = '', ...args] of commands) {
      const timeoutMs = Math.max(0, end - Date.now());
      const ended = await run(command, args, {
        cwd: ROOT,
        env: { ...env, [COUNTS_FILE]: file },
        quiet,
        timeoutMs,
      });
      code = ended.code;
      output += ended.output;
      if (code !== 0) break;
    }
    return { ...outcome(), output };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
