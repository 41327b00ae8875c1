import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { root } from '../support/root';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const sample = join(root, 'samples/provincial-plans');

describe('policy-coder stats', () => {
  after(removeFolders);

  it('describes the corpus', async () => {
    const { code, stdout } = await run(['stats', sample]);
    assert.equal(code, 0);
    assert.match(stdout, /^yes +16 +51\.6%$/m);
    assert.match(stdout, /^Earliest: 2021-05-18 \(plans\/陕西省\.txt\)\.$/m);
    assert.match(stdout, /^Every source has a different value\.$/m);
  });

  it('crosses themes with an attribute, and says which test was made or why none', async () => {
    const { code, stdout } = await run(['stats', sample, '--by', '大区']);
    assert.equal(code, 0);
    assert.match(stdout, /^西南 +5 +4 \(80\.0%\) +5 \(100\.0%\)/m);
    // The one plan without the theme may be any of 31; 24 of them are in groups of its size or smaller.
    assert.match(stdout, /^档案治理体系建设 +Fisher's exact test +0\.774 /m);
    assert.match(stdout, /^档案资源体系建设 +not tested: all sources have the theme, or none does$/m);
  });

  it('measures keyword hits by what is coded', async () => {
    const { code, stdout } = await run(['stats', sample, '--agreement', '--lang', 'zh-cn']);
    assert.equal(code, 0);
    assert.match(stdout, /^词典与编码员（按句）$/m);
    assert.match(stdout, /^档案安全体系建设 +31 +61 +15 +0 +0\.80 +1\.00 +0\.89$/m);
  });

  it('prints JSON, the same in every language', async () => {
    const json = async (...args: string[]) => (await run(['stats', sample, '--json', ...args])).stdout;
    const { sources, method } = JSON.parse(await json());
    assert.equal(sources, 31);
    assert.equal(method.tool.name, 'policy-coder');
    assert.equal(JSON.parse(await json('--by', '大区', '--basis', 'keywords')).basis, 'keywords');
    assert.equal(await json('--agreement'), await json('--agreement', '--lang', 'zh-cn'));
  });

  it('describes the corpus in words, and traces each figure to its texts', async () => {
    const folder = makeFolder({
      'codebook.yaml': 'version: 1\nthemes: [{id: a, name: 甲, keywords: [档案]}]\n',
      'corpus.yaml':
        'version: 1\nattributes:\n  甲.txt: {印发: 2021-03-01, 部门: 甲局、乙局}\n  乙.txt: {印发: 2022-05, 部门: 乙局}\n',
      '甲.txt': '档案事业。\n',
      '乙.txt': '档案工作。\n加强。\n',
      '丙.txt': '一、档案\n保管。\n二、利用\n开放。\n',
    });
    const { code, stdout } = await run(['stats', folder, '--prose']);
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^The corpus holds 3 texts with 34 characters in all; the shortest has 6 \(甲\), the longest 18 \(丙\), /m,
    );
    assert.match(
      stdout,
      / 印发: from 2021-03-01 \(甲\) to 2022-05 \(乙\); by year 2021 \(1, 50\.0%\), 2022 \(1, 50\.0%\)\./,
    );
    assert.match(stdout, / 印发 is known of 2 texts, and not of 1\. /);
    assert.match(stdout, / 部门: 乙局 \(2, 100\.0%\), 甲局 \(1, 50\.0%\)\. /);
    assert.match(stdout, /^2 +部门: 乙局 +(?:甲, 乙|乙, 甲)$/m);
    assert.match(stdout, /^1 +印发: not known +丙$/m);
    const chinese = await run(['stats', folder, '--prose', '--lang', 'zh-cn']);
    assert.match(chinese.stdout, /^语料共有 3 篇文本，合计 34 个字符；最短的有 6 个字符（甲）/m);
    const { sentences } = JSON.parse((await run(['stats', folder, '--prose', '--json'])).stdout);
    for (const { text, figures } of sentences)
      for (const { value } of figures) assert.ok(text.includes(value), `${value} is not in “${text}”`);
  });

  it('prints Markdown', async () => {
    const { stdout } = await run(['stats', sample, '--by', '大区', '--markdown']);
    assert.match(stdout, /^\| 西南 \| 5 \| 4 \(80\.0%\) \|/m);
  });

  it('reads attributes from the CSV file that corpus.yaml names, and complains of it', async () => {
    const folder = makeFolder({
      ...smallProject,
      'corpus.yaml': 'version: 1\nattributesFile: plans.csv\n',
      'plans.csv': '源,级\n1,省\nplans/2.txt,市\n3,县\n',
    });
    const { code, stdout, stderr } = await run(['stats', folder, '--by', '级']);
    assert.equal(code, 1);
    assert.match(stdout, /^省 +1 +1 \(100\.0%\)/m);
    assert.match(stderr, /^plans\.csv:4:1: warning: No source has the path or the label "3"\./m);
  });

  it('writes the tables as CSV, XLSX, Word and Markdown, numbers as numbers', async () => {
    const out = join(makeFolder({}), 'out');
    const { code } = await run(['stats', sample, '--out', out, '--format', 'csv,xlsx,docx,markdown']);
    assert.equal(code, 0);
    assert.deepEqual(readdirSync(out).sort(), [
      '1-Lengths_in_characters.csv',
      '2-Headings_by_level.csv',
      '3-地区.csv',
      '4-大区.csv',
      '5-印发日期.csv',
      '6-印发部门.csv',
      '7-专项工程.csv',
      'method.csv',
      'statistics.docx',
      'statistics.markdown',
      'statistics.xlsx',
    ]);
    assert.match(
      readFileSync(join(out, '7-专项工程.csv'), 'utf8'),
      /^\ufeffValue,Sources,Share\r\nyes,16,0\.516\r\n/,
    );
    const book = unzipSync(readFileSync(join(out, 'statistics.xlsx')));
    assert.match(strFromU8(book['xl/workbook.xml']!), /name="专项工程".*name="Notes".*name="Method"/);
    assert.match(strFromU8(book['xl/worksheets/sheet7.xml']!), /yes<.*<v>16<\/v>.*<v>0\.516<\/v>/);
  });

  it('takes the names of formats that report takes, and all', async () => {
    const filesOf = async (list: string) => {
      const out = join(makeFolder({}), 'out');
      assert.equal((await run(['stats', sample, '--out', out, '--format', list])).code, 0);
      return readdirSync(out).sort();
    };
    assert.deepEqual(await filesOf('all'), await filesOf('csv,Excel,Word,md,html'));
    assert.deepEqual(await filesOf('Markdown'), ['statistics.markdown']);
  });

  it('draws a figure for each statistic of the corpus, the same bytes each time', async () => {
    const [first, second] = [makeFolder({}), makeFolder({})];
    for (const folder of [first, second])
      await run(['stats', sample, '--figures', folder, '--lang', 'zh-cn']);
    const names = readdirSync(first).sort();
    assert.deepEqual(
      names,
      ['lengths.svg', 'headings.svg', '专项工程.svg', '印发日期.svg', '印发部门.svg', '大区.svg'].sort(),
    );
    for (const name of names)
      assert.deepEqual(readFileSync(join(first, name)), readFileSync(join(second, name)));
    const timeline = readFileSync(join(first, '印发日期.svg'), 'utf8');
    assert.match(timeline, /<desc>2021-05: 2; 2021-06: 1; .*2022-04: 1<\/desc>/);
    assert.match(timeline, />最早：2021-05-18（陕西省）。</);
  });

  it('refuses what makes no sense', async () => {
    const failure = async (...args: string[]) => {
      const { code, stderr } = await run(['stats', sample, ...args]);
      return [code, stderr];
    };
    assert.deepEqual(await failure('--by', '没有'), [
      2,
      'policy-coder: No source has the attribute 没有; there are: 大区, 印发日期, 印发部门, 专项工程.\n',
    ]);
    assert.deepEqual(await failure('--basis', 'keywords'), [2, 'policy-coder: --basis needs --by.\n']);
    assert.deepEqual(await failure('--format', 'csv'), [2, 'policy-coder: --format needs --out.\n']);
    assert.deepEqual(await failure('--format', 'csv,doc', '--out', 'x'), [
      2,
      'policy-coder: Unknown format "doc"; known: csv, xlsx, docx, md, html, all.\n',
    ]);
    assert.deepEqual(await failure('--by', '大区', '--figures', 'x'), [
      2,
      'policy-coder: Use either --by or --figures, not both.\n',
    ]);
    assert.deepEqual(await failure('--by', '大区', '--agreement'), [
      2,
      'policy-coder: Use either --by or --agreement, not both.\n',
    ]);
    assert.deepEqual(await failure('--by', '大区', '--basis', 'both'), [
      2,
      'policy-coder: --basis must be one of: coded, keywords.\n',
    ]);
  });
});
