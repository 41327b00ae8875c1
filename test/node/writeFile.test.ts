import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { parseSideFile } from '../../src/core/annotations/sideFile';
import { filePlace } from '../../src/node/files';
import { replaceFile, writeFileAtomically } from '../../src/node/writeFile';
import { runs } from '../support/long';
import { root } from '../support/root';

describe('writing files', () => {
  let folder: string;
  let saver: string;
  let path: string;
  const children: ChildProcess[] = [];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-coder-write-'));
    saver = join(folder, 'saver.cjs');
    buildSync({
      entryPoints: [join(root, 'test/node/saver.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      outfile: saver,
      absWorkingDir: root,
    });
  });

  beforeEach(() => {
    path = join(folder, 'plan.txt.codes.yaml');
    for (const name of readdirSync(folder)) if (name !== 'saver.cjs') rmSync(join(folder, name));
  });

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a process that saves; `saves` is told of each save. */
  function start(args: readonly string[], onSave: () => void = () => {}): Promise<number | null> {
    const child = spawn(process.execPath, [saver, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    child.stdout?.on('data', (chunk: Buffer) => {
      for (const _ of chunk) onSave();
    });
    return new Promise(resolve => child.on('close', code => resolve(code)));
  }

  /** A whole version: one line, over and over, as often as it was meant. */
  function assertWhole(text: string): void {
    const line = text.slice(0, text.indexOf('\n') + 1);
    const number = Number(/-(\d+)\n$/.exec(line)?.[1] ?? Number.NaN);
    assert.equal(text, line.repeat(1 + ((number * 7919) % 20_000)), 'neither the old nor the new one');
  }

  it('finds a file that is made while it looks', async () => {
    // A look that begins before the file is there ends after it is.
    for (let round = 0; round < 150; round++) {
      const made = join(folder, `new-${round}.yaml`);
      const looks = Array.from({ length: 8 }, () => filePlace(made, folder));
      writeFileSync(made, '');
      const places = await Promise.all(looks);
      assert.deepEqual([...new Set(places.map(each => basename(each.path)))], [`new-${round}.yaml`]);
    }
  });

  it('leaves the file whole, old or new, when it is killed at any moment of many saves', async () => {
    const before = 'first-0\n';
    writeFileSync(path, before);
    let [saves, kills] = [0, 0];
    // Moments from a fixed series, so that a failure comes again: those between saves, and those within one.
    for (let seed = 1; saves < runs(50, 500) || kills < runs(8, 60); kills++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const target = 1 + (seed % 17);
      let own = 0;
      const ended = start(['save', path, `run${kills}`], () => {
        saves++;
        own++;
        if (own === target) setTimeout(() => children.at(-1)?.kill('SIGKILL'), (seed >> 8) % 8);
      });
      assert.equal(await ended, null, 'it was to be killed');
      assertWhole(readFileSync(path, 'utf8'));
    }
    // What the killed have left behind stops nobody, and goes with the next save.
    await writeFileAtomically(path, 'last-0\n');
    assert.equal(readFileSync(path, 'utf8'), 'last-0\n');
    assert.deepEqual(readdirSync(folder).sort(), ['plan.txt.codes.yaml', 'saver.cjs']);
    console.log(`      ${saves} saves, ${kills} kills`);
  });

  it('loses nothing of two processes that save at once', async () => {
    writeFileSync(path, 'version: 1\nsource: plan.txt\n');
    const each = runs(30, 100);
    const codes = await Promise.all([
      start(['annotate', path, 'a', String(each)]),
      start(['annotate', path, 'b', String(each)]),
    ]);
    assert.deepEqual(codes, [0, 0]);
    const { annotations, issues } = parseSideFile(path, readFileSync(path, 'utf8'));
    assert.deepEqual([annotations.length, issues], [2 * each, []]);
    for (const name of ['a', 'b']) {
      for (let i = 0; i < each; i++)
        assert.ok(
          annotations.some(({ id }) => id === `${name}${i}`),
          `${name}${i}`,
        );
    }
  });

  it('goes on when the other is killed in the middle, and keeps all that it said was saved', async () => {
    writeFileSync(path, 'version: 1\nsource: plan.txt\n');
    let saved = 0;
    const other = start(['annotate', path, 'b', '1000'], () => {
      saved++;
      if (saved === 10) children[0]?.kill('SIGKILL');
    });
    const one = start(['annotate', path, 'a', '30']);
    assert.deepEqual([await other, await one], [null, 0]);
    const ids = parseSideFile(path, readFileSync(path, 'utf8')).annotations.map(({ id }) => id);
    assert.equal(ids.filter(id => id.startsWith('a')).length, 30);
    assert.ok(ids.filter(id => id.startsWith('b')).length >= 10);
  });

  it('writes only over what it was told is there', async () => {
    assert.equal(await replaceFile(path, 'old', 'new'), false);
    assert.ok(!existsSync(path));
    assert.equal(await replaceFile(path, undefined, '一'), true);
    assert.equal(await replaceFile(path, undefined, '二'), false);
    assert.equal(await replaceFile(path, '一 ', '二'), false);
    assert.equal(await replaceFile(path, '一', '二'), true);
    assert.equal(readFileSync(path, 'utf8'), '二');
  });

  it('takes over a lock of a process that is no more, and of one that died before it could write its name', async () => {
    writeFileSync(path, 'a');
    const ended = start(['annotate', path, 'x', '0']);
    const { pid } = children.at(-1) ?? {};
    await ended;
    const { hostname } = await import('node:os');
    writeFileSync(join(folder, '.plan.txt.codes.yaml.lock'), `${hostname()} ${pid}-0`);
    writeFileSync(join(folder, `.plan.txt.codes.yaml.${pid}-0.tmp`), 'half');
    await writeFileAtomically(path, 'b');
    writeFileSync(join(folder, '.plan.txt.codes.yaml.lock'), '');
    await writeFileAtomically(path, 'c');
    assert.equal(readFileSync(path, 'utf8'), 'c');
    assert.deepEqual(readdirSync(folder).sort(), ['plan.txt.codes.yaml', 'saver.cjs']);
  });

  it('does not put a new file in the place of one that is read-only', async () => {
    writeFileSync(path, 'old\n');
    chmodSync(path, 0o444);
    await assert.rejects(writeFileAtomically(path, 'new\n'), /read-only|EACCES|EPERM/);
    await assert.rejects(replaceFile(path, 'old\n', 'new\n'), /read-only|EACCES|EPERM/);
    assert.equal(readFileSync(path, 'utf8'), 'old\n');
    chmodSync(path, 0o644);
    assert.equal(await replaceFile(path, 'old\n', 'new\n'), true);
    assert.deepEqual(readdirSync(folder).sort(), ['plan.txt.codes.yaml', 'saver.cjs']);
  });
});
