// Runs the suite in test/editor inside a real VS Code: node scripts/vscode/editor-tests.mjs [--desktop]
// The server in Chromium is the usual way; a desktop VS Code is used only where VSCODE_EXECUTABLE names one,
// or with --desktop, which downloads one.
import os from 'node:os';
import { inRoot, ROOT } from '../lib/root.mjs';
import { address } from './address.mjs';
import { launchChromium } from './chromium.mjs';
import { PLAIN } from './profile.mjs';
import { copyProject } from './project.mjs';
import { startServer } from './server.mjs';

const ENTRY = 'out/test/index.js';
/** Starts every line that is the suite's own: the rest is VS Code talking. */
const MARK = 'mocha│';
/** So long, in milliseconds, may a suite that is alive say nothing, on a machine that has nothing else to do. */
const PATIENCE = 2 * 60_000;

/**
 * Nobody looks at this window, and most of what the suite computes is drawing it: as few pixels as VS Code has room in. What is drawn
 * is seen by the scenarios of test/e2e.
 */
const SIZE = { width: 800, height: 500 };

const SECOND = 1000;

/** How many programs want each core, at least 1: so many times slower is everything. */
const load = () => Math.max(1, (os.loadavg()[0] ?? 0) / os.availableParallelism());

/** @param {string} folder */
async function runInDesktop(folder) {
  const { runTests } = await import('@vscode/test-electron');
  const executable = process.env.VSCODE_EXECUTABLE;
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : {}),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: inRoot(ENTRY),
    launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
  });
}

/** @param {string} folder */
async function runInServer(folder) {
  const server = await startServer({ env: { POLICY_CODER_TEST_MARK: MARK }, settings: PLAIN });
  try {
    const browser = await launchChromium();
    console.log(`VS Code ${server.vscode}, Chromium ${browser.version()}`);
    try {
      const page = await browser.newPage({ viewport: SIZE });
      await runInPage(page, server, folder);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./server.mjs').Server} server
 * @param {string} folder
 */
async function runInPage(page, server, folder) {
  /** @type {string[]} */
  const aside = [];
  let lines = 0;
  let heard = true;
  /** @param {string} type @param {unknown[]} args */
  const hear = (type, args) => {
    heard = true;
    const line = args.map(arg => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
    if (!line.startsWith(MARK)) return aside.push(`${type}: ${line.slice(0, 600)}`);
    lines += 1;
    console.log(line.slice(MARK.length));
  };
  await page.exposeFunction('codeAutomationLog', hear);
  /** @type {number} */
  const code = await new Promise((resolve, reject) => {
    let waited = 0;
    const clock = setInterval(() => {
      waited = heard ? 0 : waited + SECOND / load();
      heard = false;
      if (waited > PATIENCE) reject(new Error(`The suite was silent for ${PATIENCE / 1000} s, or longer`));
    }, SECOND);
    clock.unref();
    page.once('crash', () => reject(new Error('Chromium crashed')));
    void server.exited.then(() => reject(new Error('The VS Code server ended')));
    page
      .exposeFunction('codeAutomationExit', resolve)
      .then(() => page.goto(address(server, { folder, tests: ENTRY })))
      .catch(reject);
  }).catch(error => {
    console.error(['What VS Code said besides:', ...aside.slice(-40), server.log().slice(-2000)].join('\n'));
    throw error;
  });
  if (code === 0) return;
  // A suite that could not even be loaded printed nothing: the reason is among VS Code's own words.
  if (lines === 0) console.error(aside.filter(line => line.startsWith('error')).join('\n'));
  throw new Error(`The suite ended with ${code}`);
}

const project = copyProject();
try {
  const desktop = process.argv.includes('--desktop') || process.env.VSCODE_EXECUTABLE;
  await (desktop ? runInDesktop(project.folder) : runInServer(project.folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  project.remove();
}
