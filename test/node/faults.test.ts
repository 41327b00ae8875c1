import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileTrouble } from '../../src/core';
import { replaceFile, writeFileAtomically } from '../../src/node/writeFile';
import { makeFolder, removeFolders, run } from '../cli/cli';
import { Repository } from '../cli/gitProject';
import { withFault } from '../support/faults';

/** Faults that are tried at the first call, at the second, and so on, until there are no more. */
const faults = [
  { code: 'EIO', forGood: false },
  { code: 'ENOSPC', forGood: true },
] as const;

describe('a disk that fails', () => {
  after(removeFolders);

  it('at any call of a save leaves the old file or the new one, says which, and is in nobody’s way afterwards', async () => {
    const folder = makeFolder();
    const path = join(folder, 'plan.txt.codes.yaml');
    const [old, fresh] = ['old: text\n'.repeat(50), 'new: text\n'.repeat(60)];
    const trial = async (code: string, forGood: boolean, at: number) => {
      writeFileSync(path, old);
      const { value, error, calls } = await withFault({ code, at, forGood }, () =>
        replaceFile(path, old, fresh),
      );
      const where = `${code} at ${at} (${calls[at]}): ${String(error)}`;
      const isUnconfirmed = error instanceof FileTrouble && error.kind === 'unconfirmed';
      const found = readFileSync(path, 'utf8');
      // What is said is what is so.
      assert.equal(found, value === true || isUnconfirmed ? fresh : old, where);
      if (at < calls.length && calls[at] === 'rename') assert.ok(error, where);
      await writeFileAtomically(path, 'next\n');
      assert.equal(readFileSync(path, 'utf8'), 'next\n', where);
      assert.ok(!existsLock(folder), where);
      return calls.length;
    };
    for (const { code, forGood } of faults) {
      let at = 0;
      while ((await trial(code, forGood, at)) > at) at++;
      assert.ok(at > 15, `there must be calls to fail: ${at}`);
    }
  });

  it('is told of where a folder cannot be made sure of, but not where a drive cannot do that at all', async () => {
    const path = join(makeFolder({ a: 'a' }), 'a');
    const only = /sync/;
    const told = await withFault({ code: 'EIO', at: 1, only }, () => replaceFile(path, 'a', 'b'));
    assert.ok(told.error instanceof FileTrouble && told.error.kind === 'unconfirmed');
    const quiet = await withFault({ code: 'EINVAL', at: 1, only }, () => replaceFile(path, 'b', 'c'));
    assert.deepEqual([quiet.value, quiet.calls], [true, ['file.sync', 'file.sync']]);
    const full = await withFault({ code: 'ENOSPC', at: 0, only }, () => replaceFile(path, 'c', 'd'));
    assert.match(String(full.error), /ENOSPC/);
    assert.equal(readFileSync(path, 'utf8'), 'c');
  });

  const codings = [
    'source,quote,codes',
    ...[1, 2, 3].map(k => `p${k}.txt,推进档案${k}号工作落到实处,a`),
  ].join('\n');
  const project = () =>
    makeFolder({
      'codebook.yaml': 'version: 1\nthemes:\n  - { id: a, name: A, keywords: [档案] }\n',
      'c.csv': codings,
      ...Object.fromEntries(
        [1, 2, 3].map(k => [`p${k}.txt`, `第${k}份，推进档案${k}号工作落到实处并形成机制。\n`]),
      ),
    });
  const changedSince = (folder: string, before: ReadonlyMap<string, string>) =>
    sideFiles(folder)
      .filter(([name, text]) => before.get(name) !== text)
      .map(([name]) => name);

  it('in the middle of "import" and "check --fix" has them tell what they changed, and what not', async () => {
    for (const [only, places] of [
      [/rename/, [0, 1]],
      [/sync/, [1, 2, 5]],
    ] as const) {
      for (const at of places) {
        const folder = project();
        const imported = await withFault({ code: 'ENOSPC', at, only }, () =>
          run(['import', folder, join(folder, 'c.csv'), '--write']),
        );
        await expectHonest(imported.value!, changedSince(folder, new Map()), 3, `import ${only} ${at}`);
        await run(['import', folder, join(folder, 'c.csv'), '--write']);
        for (const k of [1, 2, 3]) {
          const path = join(folder, `p${k}.txt`);
          writeFileSync(path, `新的一行。\n${readFileSync(path, 'utf8')}`);
        }
        const before = new Map(sideFiles(folder));
        const fixed = await withFault({ code: 'ENOSPC', at, only }, () => run(['check', folder, '--fix']));
        await expectHonest(fixed.value!, changedSince(folder, before), 3, `check --fix ${only} ${at}`);
      }
    }
  });

  it('in the middle of "report --out" has it tell what it wrote', async () => {
    const folder = project();
    const { value } = await withFault({ code: 'EIO', at: 2, only: /rename/ }, () =>
      run(['report', folder, '--out', join(folder, 'out'), '--format', 'json,csv']),
    );
    assert.equal(value?.code, 2);
    assert.match(value!.stderr, /EIO/);
    assert.match(value!.stderr, /^Changed: .*overview\.json, .*coverage\.csv$/m);
    assert.match(value!.stderr, /^Not changed: .*nodes\.csv, .*edges\.csv, .*method\.csv$/m);
    assert.deepEqual(readdirSync(join(folder, 'out')).sort(), ['coverage.csv', 'overview.json']);
  });

  it('has "ingest" tell what it made', async () => {
    const folder = makeFolder({ 'a.txt': '甲', 'b.txt': '乙' });
    mkdirSync(join(folder, 'out'));
    const { value } = await withFault({ code: 'EIO', at: 3, only: /rename/ }, () =>
      run(['ingest', join(folder, 'a.txt'), join(folder, 'b.txt'), '--out', join(folder, 'out'), '--json']),
    );
    assert.equal(value?.code, 2);
    assert.match(value!.stderr, /^Changed: a\.txt, a\.txt\.source\.yaml, b\.txt$/m);
    assert.match(value!.stderr, /^Not changed: b\.txt\.source\.yaml$/m);
    const later = ['c.txt', 'd.txt', 'e.txt'].map(name => join(folder, name));
    for (const path of later) writeFileSync(path, '丙');
    const again = await withFault({ code: 'EIO', at: 2, only: /rename/ }, () =>
      run(['ingest', ...later, '--out', join(folder, 'out')]),
    );
    assert.match(again.value!.stderr, /^Changed: c\.txt, c\.txt\.source\.yaml$/m);
    assert.match(again.value!.stderr, /^Not changed: d\.txt, d\.txt\.source\.yaml, .*e\.txt$/m);
    assert.doesNotMatch(again.value!.stderr, /Nothing was changed/);
  });

  it('has "install-git" tell what it set up, at whatever file it fails', async () => {
    const files = [
      ...[
        '.gitattributes',
        '.git/config',
        '.git/policy-coder-run',
        '.git/info/attributes',
        '.git/info/exclude',
      ],
      ...['pre-commit', 'pre-merge-commit', 'post-commit', 'post-rewrite'].map(name => `.git/hooks/${name}`),
    ];
    const setupOf = (folder: string) =>
      files.map(name => {
        const path = join(folder, name);
        return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      });
    const expectTold = async (folder: string, at: number, ...args: readonly string[]) => {
      const before = setupOf(folder);
      const { value } = await withFault({ code: 'ENOSPC', at, only: /rename/ }, () =>
        run(['install-git', folder, ...args]),
      );
      assert.equal(value!.code, 2);
      assert.match(value!.stderr, /^policy-coder: Cannot write \/.*: .*ENOSPC/);
      const now = setupOf(folder);
      const changed = files.filter((_, i) => before[i] !== now[i]).map(name => join(folder, name));
      const told = /^Changed: (.*)$/m.exec(value!.stderr)?.[1]?.split(', ') ?? [];
      assert.deepEqual([...told].sort(), changed.sort(), value!.stderr);
    };
    for (const at of [0, 2, 5]) await expectTold(new Repository().folder, at);
    await expectTold((await Repository.installed()).folder, 0, '--uninstall');
  });

  async function expectHonest(
    { code, stderr }: { readonly code: number | null; readonly stderr: string },
    changed: readonly string[],
    all: number,
    where: string,
  ): Promise<void> {
    const told = /^Changed: (.*)$/m.exec(stderr)?.[1]?.split(', ') ?? [];
    if (code === 2) assert.deepEqual([...told].sort(), changed, `${where}: ${stderr}`);
    else assert.equal(changed.length, all, where);
    const left = /^Not changed: (.*)$/m.exec(stderr)?.[1]?.split(', ') ?? [];
    if (told.length > 0) assert.equal(told.length + left.length, all, `${where}: ${stderr}`);
  }
});

function sideFiles(folder: string): readonly (readonly [name: string, text: string])[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.codes.yaml'))
    .sort()
    .map(name => [name, readFileSync(join(folder, name), 'utf8')] as const);
}

function existsLock(folder: string): boolean {
  return readdirSync(folder).some(name => name.endsWith('.lock'));
}
