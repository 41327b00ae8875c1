import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { COUNTS_FILE, countSkips, describeSkipped, outcomeOfMocha } from '../../scripts/lib/counts.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';

describe('what a suite came to', () => {
  let folder: string;
  let file: string;
  const write = (passed: number, failed: number, skipped = 0): void =>
    fs.writeFileSync(file, JSON.stringify({ passed, failed, skipped }));

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-counts-test-'));
    file = path.join(folder, 'counts.json');
  });
  afterEach(() => fs.rmSync(file, { force: true }));
  after(() => fs.rmSync(folder, { recursive: true }));

  it('is what mocha counted', () => {
    write(5, 0, 2);
    assert.deepEqual(outcomeOfMocha(0, file), { passed: 5, failed: 0, skipped: 2 });
    write(5, 3);
    assert.deepEqual(outcomeOfMocha(3, file), { passed: 5, failed: 3, skipped: 0 });
  });

  it('says why tests were skipped, where their titles do', () => {
    const skips = countSkips(['the reports (needs ../shared) a', 'the reports (needs ../shared) b', 'other']);
    assert.deepEqual(skips, { 'needs ../shared': 2, '': 1 });
    assert.deepEqual(describeSkipped(skips), ['2 skipped: they need ../shared', '1 skipped']);
    assert.deepEqual(describeSkipped({ 'needs ../shared': 1 }), ['1 skipped: it needs ../shared']);
    assert.deepEqual(describeSkipped({}), []);
  });

  it('names those that passed only when tried again', () => {
    const suite = path.join(folder, 'flaky.test.cjs');
    fs.writeFileSync(
      suite,
      `let tries = 0;
      describe('suite', () => {
        it('second', () => { if (tries++ === 0) throw new Error('first time'); });
        it('never', () => { throw new Error('each time'); });
        it('at once', () => {});
      });`,
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        inRoot('node_modules/mocha/bin/mocha.js'),
        '--no-config',
        '--retries=1',
        `--reporter=${inRoot('scripts/lib/counting-reporter.mjs')}`,
        suite,
      ],
      { encoding: 'utf8', env: { ...process.env, [COUNTS_FILE]: file } },
    );
    assert.equal(status, 1);
    assert.match(stdout, /tried again: second/);
    const { passed, failed, flaky } = outcomeOfMocha(1, file);
    assert.deepEqual({ passed, failed, flaky }, { passed: 2, failed: 1, flaky: ['suite second'] });
  });

  it('is a failure when the suite never came to its end, whatever its exit code', () => {
    for (const code of [0, 1, 124]) {
      const { passed, failed } = outcomeOfMocha(code, file);
      assert.deepEqual({ passed, failed }, { passed: 0, failed: 1 });
    }
    fs.writeFileSync(file, '{"passed": 5');
    assert.equal(outcomeOfMocha(0, file).failed, 1);
  });

  it('is a failure when no test ran, also when all were skipped', () => {
    write(0, 0);
    assert.equal(outcomeOfMocha(0, file).failed, 1);
    write(0, 0, 7);
    assert.equal(outcomeOfMocha(0, file).failed, 1);
  });

  it('is a failure when the tests passed but the process did not', () => {
    write(5, 0);
    const { passed, failed, problem } = outcomeOfMocha(134, file);
    assert.deepEqual({ passed, failed }, { passed: 5, failed: 1 });
    assert.match(problem ?? '', /134/);
  });
});
