import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readDocx } from '../support/office';
import { root } from '../support/root';
import { makeFolder, removeFolders, run } from './cli';

const text = '规划\n一、总体\n推进收集。\n推进利用。\n二、任务\n建设库房。\n开放档案。\n';
const coding = (id: string, code: string, quote: string, at: string, coder = '甲') =>
  `  - { id: ${id}, codes: [${code}], quote: ${quote}, at: "${at}", coder: ${coder} }\n`;

describe('policy-coder units', () => {
  after(removeFolders);

  const project = (more = '') =>
    makeFolder({
      'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: 资源 }, { id: b, name: 利用 }]\n',
      '东.txt': text,
      '西.txt': text,
      '东.txt.codes.yaml': `version: 1\nsource: 东.txt\nannotations:\n${coding('u1', 'b', '推进利用', '4:1-4:5')}${coding('u2', 'a', '建设库房', '6:1-6:5')}${coding('u3', 'b', '建设库房', '6:1-6:5', '乙')}${more}`,
      '西.txt.codes.yaml': `version: 1\nsource: 西.txt\nannotations:\n${coding('w1', 'b', '开放档案', '7:1-7:5')}`,
    });
  const numbers = async (folder: string, ...args: string[]) => {
    const { stdout } = await run(['units', folder, '--json', ...args]);
    return JSON.parse(stdout).map(
      ({ number, text, codes }: { number: string; text: string; codes: string[] }) =>
        `${number} ${text} ${codes.join()}`,
    );
  };

  it('numbers passages by document, chapter and place; a passage of two coders is one unit', async () => {
    assert.deepEqual(await numbers(project()), [
      '1-1-1 推进利用 b',
      '1-2-1 建设库房 a,b',
      '2-2-1 开放档案 b',
    ]);
  });

  it('gives others where a passage comes before, unless they are kept', async () => {
    const before = coding('u0', 'a', '推进收集', '3:1-3:5');
    assert.deepEqual(await numbers(project(before)), [
      '1-1-1 推进收集 a',
      '1-1-2 推进利用 b',
      '1-2-1 建设库房 a,b',
      '2-2-1 开放档案 b',
    ]);
    const folder = project();
    await run(['units', folder, '--keep']);
    const side = join(folder, '东.txt.codes.yaml');
    const kept = readFileSync(side, 'utf8');
    assert.deepEqual(
      parse(kept).annotations.map(({ number }: { number: string }) => number),
      ['1-1-1', '1-2-1', '1-2-1'],
    );
    writeFileSync(side, kept + before);
    assert.deepEqual(await numbers(folder), [
      '1-1-2 推进收集 a',
      '1-1-1 推进利用 b',
      '1-2-1 建设库房 a,b',
      '2-2-1 开放档案 b',
    ]);
    // Kept once more, nothing is given anew; a text that comes before the others is the third.
    await run(['units', folder, '--keep']);
    writeFileSync(join(folder, '中.txt'), text);
    writeFileSync(
      join(folder, '中.txt.codes.yaml'),
      `version: 1\nsource: 中.txt\nannotations:\n${coding('m1', 'a', '推进收集', '3:1-3:5')}`,
    );
    assert.deepEqual(
      (await numbers(folder)).filter((each: string) => each.startsWith('3')),
      ['3-1-1 推进收集 a'],
    );
    assert.equal((await run(['check', folder])).code, 0);
  });

  it('tells where two branches gave one number to two passages', async () => {
    const folder = project();
    const side = join(folder, '东.txt.codes.yaml');
    const twice = readFileSync(side, 'utf8')
      .replace('id: u1,', 'id: u1, number: 1-2-1,')
      .replace('id: u2,', 'id: u2, number: 1-2-1,');
    writeFileSync(side, twice);
    assert.deepEqual(await numbers(folder), ['1-2-1 推进利用 b', '1-2-2 建设库房 a,b', '2-2-1 开放档案 b']);
    const { stdout } = await run(['units', folder]);
    assert.match(stdout, /^1-2-1 is the number of two units; one of them is 1-2-2 here\.$/m);
  });

  it('writes the table of the sample for Word', async () => {
    const out = makeFolder({});
    await run([
      'units',
      join(root, 'samples/provincial-plans'),
      '--out',
      out,
      '--format',
      'docx',
      '--lang',
      'zh-cn',
    ]);
    const [table] = readDocx(readFileSync(join(out, 'units.docx'))).tables;
    assert.deepEqual(table![0], ['序号', '政策名称', '内容分析单元', '单元编号', '编码']);
    assert.equal(new Set(table!.slice(1).map(row => row[3])).size, table!.length - 1);
  });
});
