import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overview } from '../../src/core';
import { isLong } from '../support/long';
import { cpuSeconds } from '../support/work';
import { makeFolder, removeFolders, run, smallProject } from './cli';

type Issue = Overview['issues'][number];

/** The issues of a project, as `check --json` tells them, in short; the exit code must fit them. */
async function issuesOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const { code, stdout } = await run(['check', makeFolder(files), '--json']);
  const issues: readonly Issue[] = JSON.parse(stdout);
  assert.equal(code, issues.some(({ severity }) => severity !== 'info') ? 1 : 0);
  return issues.map(each => `${each.severity} ${each.source}:${each.line}:${each.column} ${each.code}`);
}

/** The small project with some files changed. */
const changed = (files: Readonly<Record<string, string | Uint8Array>>) => ({ ...smallProject, ...files });

/** The small project with other themes. */
const themes = (...lines: string[]) =>
  changed({
    'codebook.yaml': `version: 1\nthemes:\n${lines.join('\n')}\n`,
    'plans/1.txt.codes.yaml': 'version: 1\n',
    'plans/2.txt.codes.yaml': 'version: 1\n',
  });

describe('policy-coder with bad input', () => {
  after(removeFolders);

  it('finds nothing wrong with the small project', async () => {
    assert.deepEqual(await issuesOf(smallProject), []);
  });

  it('says where codebook.yaml is broken, and goes on', async () => {
    const folder = makeFolder(changed({ 'codebook.yaml': 'version: 1\nthemes:\n  - id: [a\n  - id: b\n' }));
    const { code, stdout } = await run(['check', folder]);
    assert.equal(code, 1);
    assert.match(stdout, /^codebook\.yaml:4:3: error: Cannot read this YAML: .+ \[yaml-syntax\]$/m);
    const report = await run(['report', folder, '--json']);
    assert.equal(report.code, 1);
    assert.equal((JSON.parse(report.stdout) as Overview).coverage.rows.length, 2);
  });

  it('says where corpus.yaml is broken, and counts by the defaults', async () => {
    const folder = makeFolder(changed({ 'corpus.yaml': 'version: 1\nunit: "sentence\nsources: [a]\n' }));
    const { code, stdout } = await run(['report', folder, '--json']);
    const { issues, corpus } = JSON.parse(stdout) as Overview;
    assert.deepEqual([code, corpus.sources, corpus.matches], [1, 2, 6]);
    assert.deepEqual(
      issues.map(each => [each.code, each.source]),
      [['yaml-syntax', 'corpus.yaml']],
    );
    assert.ok(issues[0]!.line >= 2);
  });

  it('says where a side file is broken, and writes nothing to it', async () => {
    const broken = 'version: 1\nannotations:\n  - id: a1\n   codes: [safety]\n';
    const folder = makeFolder(changed({ 'plans/1.txt.codes.yaml': broken }));
    const { code, stdout } = await run(['check', folder]);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^plans\/1\.txt\.codes\.yaml:4:\d+: error: Cannot read this YAML: .+ \[yaml-syntax\]$/m,
    );
    assert.equal(readFileSync(join(folder, 'plans/1.txt.codes.yaml'), 'utf8'), broken);
  });

  it('finds merge-conflict markers', async () => {
    const conflict =
      'version: 1\nannotations:\n<<<<<<< ours\n  - id: a1\n=======\n  - id: a2\n>>>>>>> theirs\n';
    assert.deepEqual(await issuesOf(changed({ 'plans/1.txt.codes.yaml': conflict })), [
      'error plans/1.txt.codes.yaml:3:1 merge-conflict',
    ]);
  });

  it('finds an unknown code', async () => {
    const side = smallProject['plans/1.txt.codes.yaml']!.replace('[safety, own]', '[safety, sftey]');
    assert.deepEqual(await issuesOf(changed({ 'plans/1.txt.codes.yaml': side })), [
      'error plans/1.txt.codes.yaml:5:21 unknown-code',
    ]);
  });

  it('leaves out sources that are no text, and tells each', async () => {
    assert.deepEqual(
      await issuesOf(
        changed({
          'corpus.yaml': 'version: 1\nsources: ["plans/*.txt", gone.txt]\n',
          'plans/binary.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13),
          'plans/blank.txt': ' \n\t\n',
          'plans/empty.txt': '',
          'plans/garbled.txt': Uint8Array.of(0x61, 0xff, 0xff, 0x61),
        }),
      ),
      [
        'warning corpus.yaml:2:26 missing-source',
        'warning plans/binary.txt:1:1 binary-source',
        'warning plans/blank.txt:1:1 empty-source',
        'warning plans/empty.txt:1:1 empty-source',
        'warning plans/garbled.txt:1:1 undecodable-source',
      ],
    );
  });

  it('finds a side file without its source', async () => {
    assert.deepEqual(await issuesOf(changed({ 'plans/3.txt.codes.yaml': 'version: 1\n' })), [
      'warning plans/3.txt.codes.yaml:1:1 missing-source',
    ]);
  });

  // Five megabytes in the long run; a fifth of it shows just as well what takes the square of it.
  const times = (count: number) => (isLong ? count : count / 5);
  const long: Readonly<Record<string, string>> = {
    'one line': '数字档案馆要安全可靠'.repeat(times(170_000)),
    'a sentence a line': '数字档案馆要安全可靠。\n'.repeat(times(140_000)),
    'headings only': '（一）数字档案馆\n1. 安全\n'.repeat(times(100_000)),
    'hard-wrapped': `${'各级档案部门统筹推进数字档案馆和安全备份工作'.slice(0, 20)}\n`.repeat(times(80_000)),
    'line feeds only': '\n'.repeat(times(5_000_000)),
  };
  for (const [what, text] of Object.entries(long)) {
    it(`reads a very long source: ${what}`, async () => {
      const folder = makeFolder({ 'codebook.yaml': smallProject['codebook.yaml']!, 'x.txt': text });
      let stdout = '';
      const seconds = await cpuSeconds(async () => {
        stdout = (await run(['report', folder, '--json'])).stdout;
      });
      assert.ok(seconds < 60, `${seconds} s`);
      assert.equal((JSON.parse(stdout) as Overview).corpus.characters, text.length);
    });
  }

  it('leaves out empty and blank keywords', async () => {
    const files = themes('  - id: a', '    name: 甲', '    keywords: [安全, "", " ", ~]');
    assert.deepEqual(await issuesOf(files), [
      'error codebook.yaml:5:20 empty-keyword',
      'error codebook.yaml:5:24 empty-keyword',
      'error codebook.yaml:5:29 empty-keyword',
    ]);
    assert.equal(JSON.parse((await run(['keywords', makeFolder(files), '--json'])).stdout).length, 2);
  });

  it('bears a theme without keywords', async () => {
    assert.deepEqual(await issuesOf(themes('  - id: a', '    name: 甲')), [
      'info codebook.yaml:3:9 theme-without-keywords',
    ]);
  });

  it('takes the first of two themes with one id', async () => {
    const files = themes(
      '  - { id: a, name: 甲, keywords: [安全] }',
      '  - { id: a, name: 乙, keywords: [备份] }',
    );
    assert.deepEqual(await issuesOf(files), ['error codebook.yaml:4:11 duplicate-id']);
    const { themes: taken, corpus } = JSON.parse(
      (await run(['report', makeFolder(files), '--json'])).stdout,
    ) as Overview;
    assert.deepEqual([taken.map(theme => theme.name), corpus.matches], [['甲'], 2]);
  });

  it('bears a project without sources, in every output', async () => {
    const folder = makeFolder({ 'codebook.yaml': smallProject['codebook.yaml']! });
    assert.deepEqual(await issuesOf({ 'codebook.yaml': smallProject['codebook.yaml']! }), [
      'warning codebook.yaml:1:1 no-sources',
    ]);
    const { code, stdout, stderr } = await run(['report', folder, '--out', join(folder, 'out')]);
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /^0 sources, 0 characters, 0 annotations, 0 keyword hits$/m);
    assert.match(readFileSync(join(folder, 'out/network.svg'), 'utf8'), /^<svg .*<\/svg>\n$/s);
  });

  it('bears an empty codebook, and files of the wrong shape', async () => {
    assert.deepEqual(await issuesOf({ 'codebook.yaml': 'version: 1\nthemes: []\n', 'x.txt': '安全' }), [
      'warning codebook.yaml:1:1 no-themes',
    ]);
    for (const shape of [
      '',
      '[]',
      '1',
      'null',
      '- a\n- b',
      'version: 1\nthemes: 3',
      'version: 1\nthemes: [3, ~, [a]]',
    ]) {
      const { code, stderr } = await run(['report', makeFolder({ 'codebook.yaml': shape, 'x.txt': '安全' })]);
      assert.deepEqual([code, stderr], [1, ''], shape);
    }
  });

  it('needs no more than a codebook and texts', async () => {
    const folder = makeFolder({
      'codebook.yaml': smallProject['codebook.yaml']!,
      '甲.txt': '守住安全。',
      '乙/丙.md': '# 一、备份\n\n做好备份。',
    });
    const { code, stdout } = await run(['report', folder, '--json']);
    const { coverage } = JSON.parse(stdout) as Overview;
    assert.equal(code, 0);
    assert.deepEqual(
      coverage.rows.map(row => [row.source, row.label, row.cells[0]!.matches]),
      [
        ['乙/丙.md', '丙', 2],
        ['甲.txt', '甲', 1],
      ],
    );
  });
});
