import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyChange, type CodingDiff, parseSideFile } from '../../src/core';
import { isLong } from '../support/long';
import { root } from '../support/root';
import { makeFolder, removeFolders, run, smallProject } from './cli';
import { Repository } from './gitProject';

const file = 'plans/1.txt.codes.yaml';
const diff = (folder: string, ...args: string[]) => run(['diff', folder, ...args]);
const json = async (folder: string, ...args: string[]) =>
  JSON.parse((await diff(folder, ...args, '--json')).stdout) as CodingDiff & { summary: string };

describe('diff', () => {
  after(removeFolders);

  it('says that nothing changed', async () => {
    const { folder } = new Repository();
    assert.deepEqual(await diff(folder), { code: 0, stdout: 'The coding is the same.\n', stderr: '' });
  });

  it('reads old texts in the encoding that corpus.yaml says', async () => {
    const big5 = execFileSync('iconv', ['-f', 'utf-8', '-t', 'big5'], { input: '檔案館藏開放與利用服務' });
    const { folder } = new Repository({
      'codebook.yaml': 'version: 1\nthemes: [{ id: use, name: 利用, keywords: [開放] }]\n',
      'corpus.yaml': 'encodings: { 甲.txt: big5 }\n',
      '甲.txt': big5,
      '甲.txt.codes.yaml': 'annotations:\n  - { id: a1, codes: [use], quote: 館藏開放與利用服務 }\n',
    });
    const { unreadable, cells } = await json(folder);
    assert.deepEqual([unreadable, cells], [[], []]);
    assert.deepEqual(await diff(folder), { code: 0, stdout: 'The coding is the same.\n', stderr: '' });
  });

  it('says that a folder is in no repository', async () => {
    const { code, stderr } = await diff(makeFolder(smallProject));
    assert.equal(code, 2);
    assert.match(stderr, /not a git repository/);
  });

  it('tells what was added, removed, recoded, moved, edited and reviewed, and what the table makes of it', async () => {
    const repository = new Repository();
    repository.edit(file, '[safety, own]', '[own]');
    repository.edit(file, '2:1-2:10', '2:2-2:11');
    repository.edit(file, '双备份', '两处');
    repository.write(
      file,
      `${repository.read(file)}    memo: 看附件\n  - id: b2\n    codes: [digital]\n    quote: 建设数字档案馆\n    at: 1:1-1:8\nreviewed:\n  - code: safety\n    absent: true\n`,
    );
    const { code, stdout } = await diff(repository.folder);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `annotations added: 1 · annotations changed: 1 · reviews changed: 1 · cells that got √: 1 · cells that lost √: 1

plans/1.txt
  ~ a1 “做好备份，守住安全” recoded: 档案安全, 特色 → 特色; moved: 2:1-2:10 → 2:2-2:11; label: "双备份" → "两处"; memo written
  + b2 “建设数字档案馆” 信息化
  + looked for and absent: 档案安全

Themes
  档案安全: +0 −1 annotations, √ in 1 → 0 sources
  信息化: +1 −0 annotations, √ in 0 → 1 sources

Coverage table
  plans/1.txt · 档案安全: √ → —
  plans/1.txt · 信息化: unreviewed → √
`,
    );
    const found = await json(repository.folder);
    assert.deepEqual(
      found.sources[0]?.annotations.map(({ id, aspects }) => [id, aspects]),
      [
        ['a1', ['codes', 'place', 'label', 'memo']],
        ['b2', []],
      ],
    );
  });

  it('compares with any commit, branch or tag, and refuses what is none', async () => {
    const repository = new Repository();
    repository.git('tag', 'start');
    repository.edit(file, /annotations:\n[\s\S]*/, 'annotations: []\n');
    repository.commit('emptied');
    assert.equal((await json(repository.folder)).sources.length, 0);
    const [source] = (await json(repository.folder, 'start')).sources;
    assert.equal(source?.annotations[0]?.before?.quote, '做好备份，守住安全');
    for (const ref of ['HEAD~1', 'main~1'])
      assert.equal((await json(repository.folder, ref)).sources.length, 1);
    for (const ref of ['nowhere', '--output=x']) {
      const { code, stderr } = await diff(repository.folder, '--', ref);
      assert.equal(code, 2);
      assert.match(stderr, /unknown revision/);
    }
  });

  it('sees new and renamed sources, in folders with any name', async () => {
    const repository = new Repository();
    mkdirSync(join(repository.folder, 'plans/新 "档"'));
    for (const path of ['1.txt', '1.txt.codes.yaml']) {
      repository.git('mv', `plans/${path}`, `plans/新 "档"/${path.replace('1', '一')}`);
    }
    repository.edit('plans/新 "档"/一.txt.codes.yaml', '双备份', '两处');
    repository.write('plans/3.txt', '备份。\n');
    repository.write(
      'plans/3.txt.codes.yaml',
      'version: 1\nannotations:\n  - {id: c, codes: [safety], quote: 备份}\n',
    );
    const { sources, cells } = await json(repository.folder);
    assert.deepEqual(
      sources.map(({ source, renamedFrom, annotations }) => [
        source,
        renamedFrom,
        annotations.map(({ id }) => id),
      ]),
      [
        ['plans/3.txt', undefined, ['c']],
        ['plans/新 "档"/一.txt', 'plans/1.txt', ['a1']],
      ],
    );
    // The renamed source keeps its check mark; the new one has none: two characters are too little to be sure of.
    assert.deepEqual(
      cells.filter(({ before }) => before === 'coded'),
      [],
    );
  });

  it('notices a check mark that went with the text', async () => {
    const repository = new Repository();
    repository.edit('plans/1.txt', '做好备份，守住安全', '另有安排');
    const { sources, cells } = await json(repository.folder);
    assert.deepEqual(sources, []);
    assert.deepEqual(cells, [
      { source: 'plans/1.txt', theme: 'safety', before: 'coded', after: 'unreviewed' },
    ]);
  });

  it('does not take a file that it cannot read for an empty one', async () => {
    const repository = new Repository();
    repository.edit(file, 'annotations:', 'annotations: [');
    const { code, stdout } = await diff(repository.folder);
    assert.equal(code, 1);
    assert.match(stdout, /plans\/1\.txt\.codes\.yaml cannot be read in one of the versions/);
    assert.ok(!stdout.includes('removed'), stdout);
  });

  it('writes a comment for a pull request, in both languages, that means nothing but what it says', async () => {
    const repository = new Repository();
    repository.edit(file, '双备份', '"@team #1 <img src=x> | `a` [x](http://y) **z**"');
    const english = (await diff(repository.folder, 'main', '--markdown')).stdout;
    assert.match(english, /^### Coding changes since main\n/);
    assert.match(english, /<details><summary>plans\/1\.txt \(1\)<\/summary>/);
    assert.match(english, /@<!-- -->team #<!-- -->1 &lt;img src=x&gt; \\\| \\`a\\` \\\[x\\\]/);
    assert.ok(!/<img|@team|http:\/\//.test(english));
    const chinese = (await diff(repository.folder, 'main', '--markdown', '--lang', 'zh-cn')).stdout;
    assert.match(chinese, /^### 自 main 以来编码的变化\n/);
    assert.match(chinese, /标签：“双备份”→/);
  });

  it('keeps the comment within what GitHub takes, and says what it leaves out', async () => {
    const plans = Object.fromEntries(
      Array.from({ length: 240 }, (_, i) => [
        `plans/p${i}.txt`,
        `第${i}个规划要做好备份，守住安全。\n`.repeat(8),
      ]),
    );
    const repository = new Repository({ ...smallProject, ...plans });
    for (let i = 0; i < 240; i++) {
      const entries = Array.from(
        { length: 8 },
        (_, k) =>
          `  - {id: x${k}, codes: [safety], quote: 第${i}个规划要做好备份，守住安全, at: "${k + 1}:1-${k + 1}:18"}\n`,
      );
      repository.write(`plans/p${i}.txt.codes.yaml`, `version: 1\nannotations:\n${entries.join('')}`);
    }
    const { stdout } = await diff(repository.folder, '--markdown');
    assert.ok(stdout.length < 65_536, String(stdout.length));
    assert.match(stdout, /annotations added: 1920/);
    assert.match(stdout, /and \d+ more sources/);
  });

  it('finds an empty git diff after a save that changes nothing, and one hunk after one new annotation', () => {
    const plans = join(root, 'samples/provincial-plans/plans');
    const files = readdirSync(plans)
      .filter(name => name.endsWith('.codes.yaml'))
      .filter((_, i) => isLong || i % 4 === 0);
    const repository = new Repository(
      Object.fromEntries(files.map(name => [name, readFileSync(join(plans, name), 'utf8')])),
    );
    for (const name of files) {
      const text = repository.read(name);
      const [first] = parseSideFile(name, text).annotations;
      const at = { line: 9, column: 1, endLine: 9, endColumn: 3 };
      for (const change of [
        { kind: 'annotation', ...(first && { before: first, after: first }) },
        { kind: 'annotation', after: { id: 'new000', codes: ['safety'], quote: '安全', at } },
      ] as const) {
        const made = applyChange(name, text, change);
        assert.ok(made.ok);
        repository.write(name, made.text);
        const hunks = repository.git('diff', '-U0', '--', name).match(/^@@ .*$/gm) ?? [];
        assert.equal(hunks.length, 'before' in change ? 0 : 1, name);
        assert.ok(
          hunks.every(hunk => /-\d+,0 /.test(hunk)),
          'lines are only added',
        );
      }
    }
  });

  it('says so outside of a repository', async () => {
    const { code, stderr } = await diff(makeFolder(smallProject));
    assert.equal(code, 2);
    assert.match(stderr, /git cannot give HEAD/);
  });

  it('reads a commit from before there was a project', async () => {
    const repository = new Repository({ 'readme.md': 'x' });
    mkdirSync(join(repository.folder, 'plans'));
    for (const [path, text] of Object.entries(smallProject)) repository.write(path, String(text));
    rmSync(join(repository.folder, 'readme.md'));
    assert.match((await json(repository.folder)).summary, /^annotations added: 1( ·|$)/);
  });
});
