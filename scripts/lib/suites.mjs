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
 * @property {string[]} [needs] the suites that have to succeed before
 * @property {true} [onlyByName] a part of another suite: run only when it is asked for
 */

/** So many suites run at a time: the smallest machines have as many cores. */
export const ROWS = 2;

/**
 * A suite that prints nothing for so long hangs. How long it takes in all says nothing: machines differ, and so does what
 * else they do. A test has ten minutes for itself (.mocharc.json).
 */
const SILENCE = 12 * 60_000;

const node = process.execPath;
const mocha = [node, inRoot('node_modules/mocha/bin/mocha.js')];
// Handy while one works on one test; the linter refuses it as well.
if (process.env.CI) mocha.push('--forbid-only');
const reporter = ['--reporter', inRoot('scripts/lib/counting-reporter.mjs')];
/** @param {string[]} sets */
const bundle = (...sets) => [node, inRoot('scripts/build/tests.mjs'), ...sets];
const cli = [...mocha, ...reporter, '--config', 'test/cli/.mocharc.json'];
const windows = [...mocha, ...reporter, '--config', 'test/e2e/.mocharc.json'];
const pages = [...mocha, ...reporter, '--config', 'test/e2e/pages.mocharc.json'];

// Two rows go on side by side: e2e, the longest; and the others. The pages are last and use two processes: when the other row has
// ended, both cores are theirs.
/** @type {Record<string, Suite>} */
export const SUITES = {
  build: { commands: [['npm', 'run', '--silent', 'build'], bundle()], counted: 'never' },
  types: { commands: [['npm', 'run', '--silent', 'check:types']], counted: 'once' },
  // On a fresh machine it waits for the network.
  install: { commands: [[node, inRoot('scripts/vscode/prepare.mjs')]], counted: 'never' },
  e2e: {
    commands: [windows],
    counted: 'mocha',
    needs: ['build', 'install'],
  },
  lint: { commands: [['npm', 'run', '--silent', 'check:lint']], counted: 'once' },
  unit: { commands: [[...mocha, ...reporter]], counted: 'mocha', needs: ['build'] },
  // What starts processes, reads corpora or takes long: `unit` is to end in seconds.
  cli: { commands: [cli], counted: 'mocha', needs: ['build'] },
  vscode: {
    commands: [[node, inRoot('scripts/vscode/editor-tests.mjs')]],
    counted: 'mocha',
    needs: ['build', 'install'],
  },
  // Scenarios that need no VS Code: the views in a browser.
  pages: { commands: [pages], counted: 'mocha', needs: ['build', 'install'] },
  // The part of e2e that is also run in the newest VS Code.
  package: {
    commands: [[...windows, '-g', '^the (universal|linux-x64) package']],
    counted: 'mocha',
    needs: ['build', 'install'],
    onlyByName: true,
  },
};

/**
 * A suite of some test files only, by parts of their paths, or `undefined` where none is meant.
 * @param {string} part such as `test/core/base/order.test.ts` or `anchor`
 * @returns {Suite | undefined}
 */
export function suiteOfFiles(part) {
  const files = fs
    .readdirSync(inRoot('test'), { recursive: true, encoding: 'utf8' })
    .map(file => `test/${file.split(path.sep).join('/')}`)
    .filter(file => /\.(?:test|e2e)\.ts$/.test(file) && file.includes(part))
    .sort();
  const inEditor = files.filter(file => file.startsWith('test/editor/'));
  const inWindows = files.filter(file => file.startsWith('test/e2e/'));
  const others = files.filter(file => !inEditor.includes(file) && !inWindows.includes(file));
  /** @param {string} file @param {string} set */
  const built = (file, set) => file.replace(/^test\//, `out/${set}/`).replace(/\.ts$/, '.mjs');
  // A configuration would add the files that it names.
  /** @param {string} setUp @param {string} timeout @param {number} retries @param {string[]} found */
  const only = (setUp, timeout, retries, found) => [
    ...[...mocha, ...reporter, '--no-config', '--require', setUp],
    ...['--timeout', timeout, '--retries', String(retries), ...found],
  ];
  if (inEditor.length > 0 && inEditor.length === files.length) return SUITES.vscode;
  if (others.length > 0) {
    return {
      commands: [
        bundle('unit'),
        only(
          'out/unit/support/seed.mjs',
          '600000',
          0,
          others.map(file => built(file, 'unit')),
        ),
      ],
      counted: 'mocha',
    };
  }
  if (inWindows.length > 0) {
    return {
      commands: [
        only(
          'out/windows/real/hooks.mjs',
          '900000',
          2,
          inWindows.map(file => built(file, 'windows')),
        ),
      ],
      counted: 'mocha',
      needs: ['build', 'install'],
    };
  }
  return undefined;
}

/**
 * @param {Suite} suite
 * @param {{env: NodeJS.ProcessEnv, quiet: boolean, onOutput?: (output: string) => void}} options `quiet`: what it prints is
 * kept and given back
 * @returns {Promise<import('./counts.mjs').Outcome & {output: string}>}
 */
export async function runSuite({ commands, counted }, { env, quiet, onOutput }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-counts-'));
  const file = path.join(folder, 'counts.json');
  let code = 0;
  let output = '';
  const outcome = () => {
    if (counted === 'mocha') return outcomeOfMocha(code, file);
    if (code !== 0) return failure(code === 124 ? 'hung' : `ended with exit code ${code}`);
    return { passed: counted === 'once' ? 1 : 0, failed: 0, skipped: 0 };
  };
  try {
    for (const [command = '', ...args] of commands) {
      const ended = await run(command, args, {
        cwd: ROOT,
        env: { ...env, [COUNTS_FILE]: file },
        quiet,
        silenceMs: SILENCE,
        ...(onOutput && { onOutput }),
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
