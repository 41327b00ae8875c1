import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import schema from '../../schemas/agreement.schema.json';
import { makeFolder, removeFolders, run } from './cli';

/** Two coders: one has read the first text for all themes; nobody has opened the third. */
const project: Readonly<Record<string, string>> = {
  'codebook.yaml': `version: 1
title: 两人试编码
themes:
  - { id: safety, name: 档案安全, keywords: [安全], codes: [{ id: backup, name: 备份 }] }
  - { id: digital, name: 信息化, keywords: [数字] }
`,
  'corpus.yaml': `version: 1
coders: [甲, 乙]
attributes:
  plans/1.txt: { 地区: 东 }
  plans/2.txt: { 地区: 西 }
`,
  'plans/1.txt': '建设数字档案馆，确保安全。\n做好备份，守住安全。\n加强领导。扩大开放。服务群众。\n',
  'plans/2.txt': '数字档案要备份。其他工作。再说一句。\n',
  'plans/3.txt': '谁也没编。\n',
  'plans/1.txt.甲.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: a1, codes: [digital], quote: 建设数字档案馆, at: "1:1-1:8" }
  - { id: a2, codes: [safety], quote: 确保安全, at: "1:9-1:13" }
  - { id: a3, codes: [safety/backup], quote: 做好备份，守住安全, at: "2:1-2:10" }
`,
  'plans/1.txt.乙.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: b1, codes: [safety], quote: 做好备份, at: "2:1-2:5" }
reviewed:
  - { code: '*' }
`,
  'plans/2.txt.甲.codes.yaml': `version: 1
source: 2.txt
annotations:
  - { id: a1, codes: [digital], quote: 数字档案, at: "1:1-1:5" }
`,
  'plans/2.txt.乙.codes.yaml': `version: 1
source: 2.txt
annotations:
  - { id: b1, codes: [digital], quote: 数字档案要备份, at: "1:1-1:8" }
`,
};

describe('policy-coder agreement', () => {
  let validate: ValidateFunction;
  before(() => {
    validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  });
  after(removeFolders);

  const jsonOf = async (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const { stdout } = await run(['agreement', makeFolder(files), '--json', ...args]);
    const value = JSON.parse(stdout);
    validate(value);
    assert.deepEqual(validate.errors ?? [], []);
    return value;
  };

  it('prints JSON with tables, figures, what is left out and why, the same in every language', async () => {
    const folder = makeFolder(project);
    const { code, stdout } = await run(['agreement', folder, '--json']);
    assert.equal(code, 0);
    assert.equal((await run(['agreement', folder, '--json', '--lang', 'zh-cn'])).stdout, stdout);
    const { coders, unit, themes, overall, unitizing, pairs, sources, method } = JSON.parse(stdout);
    assert.deepEqual([coders, unit], [['甲', '乙'], 'sentence']);
    const [safety] = themes;
    assert.deepEqual(safety.table, [
      [1, 1],
      [0, 3],
    ]);
    // Po = 4/5; kappa's Pe = (2/5 1/5 + 3/5 4/5) = 14/25.
    assert.deepEqual(
      [safety.units, safety.leftOut, safety.percent, safety.cohenKappa],
      [5, 4, 0.8, 0.5454545455],
    );
    assert.deepEqual(safety.leftOutBecause, { nobody: 4, oneCoder: 0, waiting: 0, unread: 0 });
    assert.equal(overall.units, 8);
    assert.equal(unitizing.cuAlpha, 1);
    assert.deepEqual(
      pairs.map((each: { coders: unknown }) => each.coders),
      [['甲', '乙']],
    );
    assert.deepEqual(
      sources.map((each: { units: number }) => each.units),
      [5, 3, 0],
    );
    assert.equal(sources[2].percent, null);
    assert.match(sources[2].reasons.percent, /^no unit was judged/);
    assert.deepEqual(method.agreement.coders, ['甲', '乙']);
  });

  it('fits its schema, by every unit, for three coders, and where nothing can be compared', async () => {
    for (const unit of ['sentence', 'paragraph', 'section', 'document', 'passage'])
      assert.equal((await jsonOf(project, '--unit', unit)).unit, unit);
    const third = { ...project, 'plans/1.txt.丙.codes.yaml': "version: 1\nreviewed:\n  - { code: '*' }\n" };
    const { themes, pairs, notes, groups } = await jsonOf(third, '--by', '地区');
    assert.equal(themes[0].cohenKappa, null);
    assert.match(themes[0].reasons.cohenKappa, /two coders/);
    assert.equal(pairs.length, 3);
    assert.deepEqual(notes, ['丙 is not among the coders of corpus.yaml.']);
    assert.deepEqual(
      groups.map((each: { value: unknown }) => each.value),
      ['东', '西', null],
    );
    const alone = await jsonOf(project, '--coders', '甲');
    assert.deepEqual(alone.notes, ['There is one coder, 甲: agreement takes two.']);
    assert.equal(alone.themes[0].percent, null);
    const { notes: none } = await jsonOf({ 'codebook.yaml': 'version: 1\nthemes: []\n' });
    assert.match(none[0], /^Nobody has coded/);
  });

  it('prints tables for people in both languages, and as Markdown', async () => {
    const folder = makeFolder(project);
    const { stdout } = await run(['agreement', folder]);
    assert.match(stdout, /^Coders: 甲, 乙\. Unit: sentence\. Sources compared: 2 of 3\. Seed: 1\.$/m);
    assert.match(stdout, /^Units left out of 档案安全: judged by nobody: 4\.$/m);
    assert.match(stdout, /^档案安全 +5 +4 +1 +1 +0 +3 +0\.800 +0\.667 +0\.545 /m);
    const chinese = await run(['agreement', folder, '--lang', 'zh-cn']);
    assert.match(chinese.stdout, /^编码员：甲，乙。单元：句。/m);
    assert.doesNotMatch(chinese.stdout, /[a-z]{4,} [a-z]{3,}/);
    const markdown = await run(['agreement', folder, '--markdown']);
    assert.match(markdown.stdout, /^\| 档案安全 \| 5 \| 4 \| 1 \| 1 \| 0 \| 3 \| 0\.800 \|/m);
  });

  it('takes coders by name, and says who there is where one is not', async () => {
    const folder = makeFolder(project);
    const unknown = await run(['agreement', folder, '--coders', '甲,丁']);
    assert.deepEqual(
      [unknown.code, unknown.stderr],
      [2, 'policy-coder: Nobody has coded as 丁; there are: 甲, 乙.\n'],
    );
    assert.equal((await run(['agreement', folder, '--unit', 'word'])).code, 2);
    assert.equal((await run(['agreement', folder, '--by', '年'])).code, 2);
    const { stdout } = await run(['agreement', folder, '--coders', '乙，甲', '--json']);
    assert.deepEqual(JSON.parse(stdout).themes[0].table, [
      [1, 0],
      [1, 3],
    ]);
  });

  it('writes the tables as CSV, XLSX, DOCX and Markdown, with the method', async () => {
    const out = join(makeFolder({}), 'out');
    const { code } = await run(['agreement', makeFolder(project), '--out', out, '--format', 'all']);
    assert.equal(code, 0);
    const files = readdirSync(out);
    for (const name of ['agreement.docx', 'agreement.markdown', 'agreement.xlsx', 'method.csv'])
      assert.ok(files.includes(name), files.join());
    assert.match(readFileSync(join(out, 'method.csv'), 'utf8'), /^agreement\.coders,/m);
    const word = strFromU8(unzipSync(readFileSync(join(out, 'agreement.docx')))['word/document.xml']!);
    assert.match(word, /档案安全/);
  });

  it('takes who has read a text for all themes for reviewed, everywhere', async () => {
    const folder = makeFolder(project);
    const { stdout } = await run(['report', folder, '--json']);
    const { coverage } = JSON.parse(stdout);
    const states = coverage.rows.map((row: { cells: readonly { state: string }[] }) =>
      row.cells.map(({ state }) => state),
    );
    assert.deepEqual(states, [
      ['coded', 'coded'],
      ['unreviewed', 'coded'],
      ['unreviewed', 'unreviewed'],
    ]);
    const read = makeFolder({
      ...project,
      'plans/3.txt.乙.codes.yaml': "version: 1\nsource: 3.txt\nreviewed:\n  - { code: '*', memo: 通读 }\n",
    });
    const gaps = JSON.parse((await run(['gaps', read, '--json'])).stdout).gaps;
    assert.deepEqual(
      gaps.map((gap: { source: string }) => gap.source),
      ['plans/2.txt'],
    );
    const check = await run(['check', read]);
    assert.equal(check.code, 0, check.stdout);
    const out = join(makeFolder({}), 'out');
    await run(['report', read, '--out', out, '--format', 'jsonl']);
    const evidence = readdirSync(out)
      .map(name => readFileSync(join(out, name), 'utf8'))
      .join('');
    assert.match(
      evidence,
      /"finding":"absent","source":"plans\/3\.txt","theme":"safety".*"coder":"乙","memo":"通读"/,
    );
  });

  it('writes units by coders for R and Python, as many of each kind as the figures say', async () => {
    const [folder, out] = [makeFolder(project), makeFolder()];
    const { code } = await run(['agreement', folder, '--out', out, '--format', 'units', '--json']);
    const { stdout } = await run(['agreement', folder, '--json']);
    assert.notEqual(code, 2);
    const { themes } = JSON.parse(stdout) as {
      themes: readonly { theme: string; units: number; table: readonly (readonly number[])[] }[];
    };
    assert.deepEqual(readdirSync(out), ['units.csv']);
    const [head, ...rows] = readFileSync(join(out, 'units.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map(line => line.split(','));
    assert.deepEqual(head, ['theme', 'source', 'unit', '甲', '乙']);
    for (const { theme, units, table } of themes) {
      const own = rows.filter(row => row[0] === theme).map(row => row.slice(3).join(' '));
      const times = (values: string) => own.filter(each => each === values).length;
      assert.deepEqual(
        [
          [times('1 1'), times('1 0')],
          [times('0 1'), times('0 0')],
        ],
        table,
      );
      assert.equal(own.filter(each => /^[01] [01]$/.test(each)).length, units);
      // A unit that one coder has judged has an empty place for the other.
      assert.ok(own.every(each => /^[01]? [01]?$/.test(each)));
    }
  });
});
