import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSideFile } from '../../src/core/annotations/sideFile';
import { ownLines } from '../support/lineDiff';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const file = 'plans/1.txt.codes.yaml';

/** A project whose first side file is given; its text, and what `check --fix` makes of it. */
async function fix(text: string, plan?: string) {
  const folder = makeFolder({
    ...smallProject,
    [file]: text,
    ...(plan !== undefined && { 'plans/1.txt': plan }),
  });
  const outcome = await run(['check', folder, '--fix']);
  return { ...outcome, folder, text: readFileSync(join(folder, file), 'utf8') };
}

const sideFile = (head: string, entries: string) => `version: 1\n${head}annotations:\n${entries}`;
const entry = (id: string, quote: string, at: string) =>
  `  - id: ${id} # 手记\n    codes: [safety]\n    quote: ${quote}\n    at: ${at}\n`;
const long = '建设数字档案馆，确保安全';

describe('check --fix', () => {
  after(removeFolders);

  it('changes nothing where nothing is certain to be wrong', async () => {
    for (const text of [
      String(smallProject[file]),
      sideFile('source: 1.txt\n', entry('a', '不在文本里的一段引文', '1:1-1:5')),
      'version: 1\nannotations: [\n',
      sideFile('', `${entry('a', '安全', '9:1-9:3')}`),
    ]) {
      const fixed = await fix(text);
      assert.equal(fixed.text, text);
      assert.equal(fixed.stderr, '');
    }
  });

  it('renews positions of passages that moved, then the hash, and nothing else', async () => {
    const moved = `${entry('a', long, '7:1-7:13')}    after: 。\n`;
    const old = sideFile('source: 1.txt # 名\nhash: sha256:00\ncompared: true\nx-own: 1\n', moved);
    const { text, stderr, stdout } = await fix(old);
    assert.match(stderr, /position of a updated: 7:1-7:13 is now 1:1-1:13\n.*hash updated\n$/);
    assert.ok(!/stale-hash/.test(stdout));
    const { annotations } = parseSideFile(file, text);
    assert.deepEqual(annotations[0]?.at, { line: 1, column: 1, endLine: 1, endColumn: 13 });
    assert.match(text, /^hash: sha256:[0-9a-f]{64}$/m);
    const { removed } = ownLines(old, text);
    assert.ok(
      removed.every(line => /^hash:|^compared:|^x-own|at:|id:|codes|quote|after:|annotations/.test(line)),
    );
    for (const kept of ['x-own: 1', '# 手记', '# 名']) assert.ok(text.includes(kept));
  });

  it('leaves the hash alone while a passage is not at its place', async () => {
    const old = sideFile(
      'hash: sha256:00\n',
      entry('a', long, '1:1-1:13') + entry('b', '不在文本里的一段引文', '2:1-2:5'),
    );
    const { text, stdout } = await fix(old);
    assert.equal(text, old);
    assert.match(stdout, /\[stale-hash\]/);
    assert.match(stdout, /\[orphan\]/);
  });

  it('corrects the name of the source', async () => {
    const { text, stderr } = await fix(sideFile('source: 2.txt\n', entry('a', long, '1:1-1:13')));
    assert.match(text, /^source: 1\.txt$/m);
    assert.match(stderr, /name of the source corrected/);
  });

  it('gives the second of two annotations with one id an id of its own, always the same; drops a repetition', async () => {
    const twins = entry('a', long, '1:1-1:13') + entry('a', '做好备份，守住安全', '2:1-2:10');
    const first = await fix(sideFile('', twins));
    const { annotations, issues } = parseSideFile(file, first.text);
    assert.deepEqual(issues, []);
    assert.deepEqual(
      annotations.map(({ quote }) => quote),
      [long, '做好备份，守住安全'],
    );
    assert.equal((await fix(sideFile('', twins))).text, first.text);
    const repeated = await fix(sideFile('', entry('a', long, '1:1-1:13') + entry('a', long, '1:1-1:13')));
    assert.equal(repeated.text, sideFile('', entry('a', long, '1:1-1:13')));
  });

  it('makes one annotation of a coding that stands there twice, with the memos of both', async () => {
    const plain = (id: string, codes: string, rest = '') =>
      `  - id: ${id}\n    codes: [${codes}]\n    quote: ${long}\n    at: 1:1-1:13\n${rest}`;
    const twice = sideFile(
      '',
      plain('a', 'safety', '    memo: 甲\n') + plain('b', 'safety', '    memo: 乙\n'),
    );
    const { text, stderr } = await fix(twice);
    assert.equal(text, sideFile('', plain('a', 'safety', '    memo: |-\n      甲\n      乙\n')));
    assert.match(stderr, /b was removed/);
    // Some of its codes are said elsewhere.
    const some = await fix(
      sideFile('', plain('a', 'digital, safety') + plain('b', 'safety, 旧', '    memo: 乙\n')),
    );
    assert.equal(some.text, sideFile('', plain('a', 'digital, safety') + plain('b', '旧', '    memo: 乙\n')));
    // What another coder says and what others wrote into it stay, and two labels are two findings.
    for (const rest of ['    coder: z\n', '    x-own: 1\n', '    # 手记\n    created: 2026-01-01\n']) {
      const kept = sideFile('', plain('a', 'safety') + plain('b', 'safety', rest));
      assert.equal((await fix(kept)).text, kept, rest);
    }
    const labels = sideFile(
      '',
      plain('a', 'safety', '    label: 一\n') + plain('b', 'safety', '    label: 二\n'),
    );
    const { text: same, stdout } = await fix(labels);
    assert.equal(same, labels);
    assert.equal(stdout, 'No issues.\n');
  });

  it('makes one annotation of two in two side files', async () => {
    const one = `  - id: a\n    codes: [safety]\n    quote: ${long}\n    at: 1:1-1:13\n    coder: k\n    memo: 甲\n`;
    const folder = makeFolder({
      ...smallProject,
      'corpus.yaml': 'version: 1\ncoders: [k]\n',
      [file]: sideFile('', one),
      'plans/1.txt.k.codes.yaml': sideFile('', one.replace('id: a', 'id: b').replace('甲', '乙')),
    });
    const { stderr } = await run(['check', folder, '--fix']);
    assert.match(stderr, /b was removed/);
    const now = [file, 'plans/1.txt.k.codes.yaml'].map(path => readFileSync(join(folder, path), 'utf8'));
    assert.deepEqual(
      now.flatMap((text, i) => parseSideFile(String(i), text).annotations.map(({ id, memo }) => [id, memo])),
      [['a', '甲\n乙']],
    );
  });

  it('is done the second time', async () => {
    const first = await fix(sideFile('source: x\nhash: sha256:00\n', entry('a', long, '7:1-7:13')));
    const again = await run(['check', first.folder, '--fix']);
    assert.equal(again.stderr, '');
    assert.equal(readFileSync(join(first.folder, file), 'utf8'), first.text);
  });

  it('fails for errors only, if asked to', async () => {
    const folder = makeFolder({ ...smallProject, 'plans/1.txt': '别的。\n' });
    assert.equal((await run(['check', folder])).code, 1);
    const { code, stdout } = await run(['check', folder, '--errors']);
    assert.equal(code, 0);
    assert.match(stdout, /\[orphan\]/);
    writeFileSync(join(folder, file), 'annotations: [');
    assert.equal((await run(['check', folder, '--errors'])).code, 1);
  });
});
