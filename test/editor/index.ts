// What VS Code calls to run the suite inside its extension host, on the desktop and in the server alike.
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha, { reporters } from 'mocha';
import CountingReporter from '../../scripts/lib/counting-reporter.mjs';
import { restoring } from './restoring';

/** Tells our lines from VS Code's own where both arrive in one stream (scripts/vscode/editor-tests.mjs sets it). */
const MARK = process.env.POLICY_CODER_TEST_MARK ?? '';

export async function run(): Promise<void> {
  reporters.Base.consoleLog = (text = '', ...values) => {
    for (const line of format(text, ...values).split('\n')) console.log(MARK + line);
  };
  const mocha = new Mocha({
    ui: 'bdd',
    // Of one that hangs for good: `waitFor` gives up long before, and says what it waited for.
    timeout: 10 * 60_000,
    // The editor is a program of others, on a machine that others use: what passes when tried again is reported, not hidden.
    retries: 1,
    forbidOnly: Boolean(process.env.CI),
    reporter: CountingReporter,
    rootHooks: restoring,
  });
  // esbuild.js builds every test/editor/**/*.test.ts beside this file: there is no list to keep.
  for (const file of testFiles(__dirname)) mocha.addFile(file);
  const { failed, total } = await new Promise<{ failed: number; total: number }>(resolve => {
    const runner = mocha.run(failed => resolve({ failed, total: runner.total }));
  });
  if (failed > 0) throw new Error(`${failed} failed`);
  if (total === 0) throw new Error('No test ran');
}

function testFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.test.js'))
    .sort()
    .map(file => path.join(folder, file));
}
