import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import schema from '../../schemas/cross.schema.json';
import { parseXml } from '../support/xml';
import { makeFolder, removeFolders, run } from './cli';

const project: Readonly<Record<string, string>> = {
  'codebook.yaml': `version: 1
title: 工具与目标
themes:
  - { id: tool, name: 政策工具, codes: [{ id: supply, name: 供给型 }, { id: demand, name: 需求型 }] }
  - { id: goal, name: 政策目标, codes: [{ id: open, name: 开放 }, { id: safe, name: 安全 }] }
  - { id: bare, name: 无子编码 }
`,
  'corpus.yaml': `version: 1
attributes:
  plans/1.txt: { 年份: 2020 }
  plans/2.txt: { 年份: 2021 }
`,
  'plans/1.txt': '培养人才，扩大开放。\n保障安全。\n',
  'plans/1.txt.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: a1, codes: [tool/supply, goal/open], quote: 培养人才，扩大开放, at: "1:1-1:10" }
  - { id: a2, codes: [goal/safe], quote: 保障安全, at: "2:1-2:5" }
`,
  'plans/2.txt': '采购服务，守住底线。\n',
  'plans/2.txt.codes.yaml': `version: 1
source: 2.txt
annotations:
  - { id: b1, codes: [tool/demand, goal/safe], quote: 采购服务，守住底线, at: "1:1-1:10" }
`,
};

describe('policy-coder cross', () => {
  let validate: ValidateFunction;
  before(() => {
    validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  });
  after(removeFolders);

  it('prints the table, and what is in a column but in no row', async () => {
    const { code, stdout } = await run(['cross', makeFolder(project), '--rows', 'tool', '--columns', 'goal']);
    assert.equal(code, 0);
    assert.match(stdout, /^政策工具 × 政策目标$/m);
    assert.match(stdout, /^In a column but in no row: 安全 1\.$/m);
    assert.match(stdout, /^供给型 +1 +0 +1$/m);
    assert.match(stdout, /^Total +1 +1 +2$/m);
  });

  it('prints JSON with every passage behind the counts, the same in every language', async () => {
    const folder = makeFolder(project);
    for (const extra of [
      [],
      ['--layers', '年份'],
      ['--together', 'overlap'],
      ['--together', 'unit', '--count', 'characters'],
    ]) {
      const args = ['cross', folder, '--rows', 'tool', '--columns', 'goal', '--json', ...extra];
      const { stdout } = await run(args);
      assert.equal((await run([...args, '--lang', 'zh-cn'])).stdout, stdout);
      validate(JSON.parse(stdout));
      assert.deepEqual(validate.errors ?? [], []);
    }
    const { stdout } = await run(['cross', folder, '--rows', 'tool', '--columns', '年份', '--json']);
    const { passages, method } = JSON.parse(stdout);
    assert.deepEqual(passages[1], {
      source: 'plans/2.txt',
      at: '1:1-1:10',
      text: '采购服务，守住底线',
      rows: ['tool/demand'],
      columns: ['2021'],
      annotations: [{ file: 'plans/2.txt.codes.yaml', id: 'b1' }],
    });
    assert.equal(method.cross.columns, '年份');
  });

  it('writes the tables and a picture', async () => {
    const folder = makeFolder(project);
    const out = join(folder, 'out');
    const args = ['--rows', 'tool', '--columns', 'goal', '--layers', '年份'];
    const { code, stderr } = await run([
      'cross',
      folder,
      ...args,
      ...['--out', out, '--format', 'all', '--figures', out, '--lang', 'zh-cn'],
    ]);
    assert.equal(code, 0, stderr);
    const files = readdirSync(out);
    for (const name of ['cross.docx', 'cross.svg', 'cross.xlsx', 'method.csv'])
      assert.ok(files.includes(name), name);
    const svg = readFileSync(join(out, 'cross.svg'), 'utf8');
    parseXml(svg);
    assert.match(svg, /年份: 2021/);
  });

  it('says what an axis can be, and which choices do not go together', async () => {
    const folder = makeFolder(project);
    const failure = async (...args: readonly string[]) => {
      const { code, stderr, stdout } = await run(['cross', folder, ...args]);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      return stderr;
    };
    assert.match(await failure('--rows', 'tool'), /--columns AXIS is required/);
    assert.match(
      await failure('--rows', 'nope', '--columns', 'goal'),
      /There are: themes, coders, tool, goal, bare, 年份\./,
    );
    assert.match(
      await failure('--rows', 'tool', '--columns', 'goal', '--together', 'unit', '--count', 'passages'),
      /--count must be units, sources or characters/,
    );
  });

  it('takes a code without sub-codes as one row', async () => {
    const { code, stdout } = await run(['cross', makeFolder(project), '--rows', 'bare', '--columns', 'goal']);
    assert.equal(code, 0);
    assert.match(stdout, /^无子编码 +0 +0 +0$/m);
  });
});
