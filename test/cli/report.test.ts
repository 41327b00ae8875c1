import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overview } from '../../src/core';
import { tableFormatNames, tableFormats } from '../../src/core/report/table/tableFormats';
import { readDocx, readXlsx } from '../support/office';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const exports = [
  'coverage.csv',
  'edges.csv',
  'method.csv',
  'network.gexf',
  'network.svg',
  'nodes.csv',
  'overview.json',
  'report.html',
];

describe('policy-coder report', () => {
  after(removeFolders);

  it('groups sources, merges themes, and shows shares and evidence in the exported table', async () => {
    const folder = makeFolder({
      'codebook.yaml': `version: 1
themes:
  - { id: a, name: 甲, short: ①, keywords: [治档] }
  - { id: b, name: 乙, short: ②, keywords: [查档] }
  - { id: c, name: 丙, short: ③ }
`,
      'corpus.yaml':
        'version: 1\nattributes: { 1.txt: { 大区: 华东 }, 2.txt: { 大区: 华东 }, 3.txt: { 大区: 西南 } }\n',
      '1.txt': '依法治档。查档。',
      '1.txt.codes.yaml':
        'version: 1\nsource: 1.txt\nannotations:\n  - { id: x, codes: [a, b], quote: 依法治档, at: "1:1-1:5" }\n',
      '2.txt': '查档。',
      '3.txt': '无。',
    });
    const table = async (...options: readonly string[]) => {
      const out = join(folder, 'out');
      const { stderr } = await run(['report', folder, '--out', out, '--format', 'md', ...options]);
      assert.equal(stderr, '');
      const text = readFileSync(join(out, 'coverage.markdown'), 'utf8');
      return text.split('\n').filter(line => line.startsWith('|'));
    };
    const rows = async (...options: readonly string[]) =>
      (await table(...options)).slice(0, 6).filter(line => !line.includes('---'));
    assert.deepEqual((await rows('--group-by', '大区', '--merge', 'a+b')).slice(0, 4), [
      '| 大区 | ①+② | ③ |',
      '| 华东 | 1/2 | 0/2 |',
      '| 西南 | 0/1 | 0/1 |',
      '| Total | 1 | 0 |',
    ]);
    assert.deepEqual((await rows('--merge', 'a+b', '--cells', 'counts'))[1], '| 1 | 1 |  |');
    assert.deepEqual((await rows('--cells', 'share'))[1], '| 1 | 50.0% | 50.0% |  |');
    assert.deepEqual((await rows('--cells', 'units'))[1], '| 1 | 50.0% | 50.0% |  |');
    assert.deepEqual((await rows('--cells', 'units', '--basis', 'keywords'))[2], '| 2 | · | 100.0% | · |');
    assert.deepEqual((await rows('--cells', 'evidence'))[1], '| 1 | 依法治档 | 依法治档 |  |');
    for (const [option, value, message] of [
      ['--group-by', '省', 'No source has an attribute "省"; known: 大区.'],
      ['--merge', 'a', '--merge: "a" does not join different themes; known: a, b, c.'],
      ['--merge', 'a+x', '--merge: "a+x" does not join different themes; known: a, b, c.'],
      ['--merge', 'a+b,b+c', '--merge: "b+c" does not join different themes; known: a, b, c.'],
    ] as const) {
      const { code, stderr } = await run(['report', folder, option, value]);
      assert.equal(code, 2);
      assert.ok(stderr.includes(message), stderr);
    }
  });

  it('prints a summary with aligned tables', async () => {
    const { code, stdout, stderr } = await run(['report', makeFolder(smallProject)]);
    assert.equal(
      stdout,
      `试编码本
2 sources, 34 characters, 1 annotation, 6 keyword hits

Coverage table
√ coded, — looked for and absent, empty: not reviewed.
       ①  ②  特色
1      √     双备份
2      —
Total  1  0

Keyword hits
       ①  ②
1      3  1
2      1  1
Total  4  2

Co-occurrence network
4 nodes · 3 edges · 2 communities · modularity 0.167 · unit: sentence · measure: count
  备份 – 安全        1
  备份 – 数字档案    1
  安全 – 数字档案馆  1

Issues
No issues.
`,
    );
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('prints the overview as JSON', async () => {
    const { code, stdout } = await run(['report', makeFolder(smallProject), '--json']);
    const overview: Overview = JSON.parse(stdout);
    assert.equal(code, 0);
    assert.equal(stdout, `${JSON.stringify(overview, undefined, 2)}\n`);
    assert.deepEqual(
      overview.coverage.rows.map(row => row.cells.map(({ state, matches }) => [state, matches])),
      [
        [
          ['coded', 3],
          ['unreviewed', 1],
        ],
        [
          ['absent', 1],
          ['unreviewed', 1],
        ],
      ],
    );
  });

  it('writes all files with --out, the JSON being the one that --json prints', async () => {
    const folder = makeFolder(smallProject);
    const { code, stdout } = await run(['report', '.', '--out', 'results/today', '--json'], { cwd: folder });
    const out = join(folder, 'results/today');
    assert.equal(code, 0);
    assert.deepEqual(readdirSync(out).sort(), exports);
    assert.equal(readFileSync(join(out, 'overview.json'), 'utf8'), stdout);
    assert.ok(
      readFileSync(join(out, 'report.html'), 'utf8').includes(readFileSync(join(out, 'network.svg'), 'utf8')),
    );
  });

  it('says the same when its own results lie in the project folder, and replaces them', async () => {
    const folder = makeFolder(smallProject);
    const first = await run(['report', folder, '--out', join(folder, 'out')]);
    const files = exports.map(name => readFileSync(join(folder, 'out', name), 'utf8'));
    writeFileSync(join(folder, 'out/nodes.csv'), 'old');
    assert.deepEqual(await run(['report', folder, '--out', join(folder, 'out')]), first);
    assert.deepEqual(
      exports.map(name => readFileSync(join(folder, 'out', name), 'utf8')),
      files,
    );
  });

  it('ends with 1 when there are errors or warnings, and with 0 when there are only notes', async () => {
    const gb18030 = Buffer.from([0xb0, 0xb2, 0xc8, 0xab]);
    const notes = await run(['report', makeFolder({ ...smallProject, 'plans/3.txt': gb18030 })]);
    assert.equal(notes.code, 0);
    assert.match(notes.stdout, /^plans\/3\.txt:1:1: note: .*GB18030.* \[decoded-as\]$/m);
    const warnings = await run(['report', makeFolder({ ...smallProject, 'plans/3.txt': '' })]);
    assert.equal(warnings.code, 1);
    assert.match(
      warnings.stdout,
      /^plans\/3\.txt:1:1: warning: .* \[empty-source\]\n0 errors, 1 warning, 0 notes$/m,
    );
  });

  it('ends with 2 and leaves nothing behind when it cannot write', async () => {
    const folder = makeFolder({ ...smallProject, 'in-the-way': 'a file' });
    const beside = await run(['report', folder, '--out', join(folder, 'in-the-way')]);
    assert.equal(beside.code, 2);
    assert.match(
      beside.stderr,
      /^policy-coder: Cannot write into .*in-the-way: EEXIST: file already exists\n$/,
    );
    assert.equal(beside.stdout, '');
    mkdirSync(join(folder, 'out/overview.json'), { recursive: true });
    const within = await run(['report', folder, '--out', join(folder, 'out')]);
    assert.equal(within.code, 2);
    assert.match(within.stderr, /^policy-coder: Cannot write into .*out: EISDIR: .*\n$/);
    assert.deepEqual(readdirSync(join(folder, 'out')), ['overview.json']);
  });

  it('speaks Chinese when asked to, or when the environment does', async () => {
    const folder = makeFolder(smallProject);
    const asked = await run(['report', folder, '--lang', 'zh-cn', '--out', join(folder, 'out')]);
    assert.match(asked.stdout, /^2 篇文本，34 字符，1 条标注，6 处关键词命中$/m);
    assert.match(
      readFileSync(join(folder, 'out/coverage.csv'), 'utf8'),
      /^\ufeff文本,标签,档案安全,信息化,特色,档案安全 标注数/,
    );
    assert.match(readFileSync(join(folder, 'out/report.html'), 'utf8'), /<html lang="zh-cn">/);
    for (const env of [
      { LC_ALL: '', LANG: 'zh_CN.UTF-8' },
      { LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'C' },
    ]) {
      assert.equal((await run(['report', folder], { env })).stdout, asked.stdout);
    }
    // What scripts read is the same in every language.
    const wrong = makeFolder({ ...smallProject, 'plans/3.txt': '' });
    for (const command of ['report', 'check']) {
      const [here, there] = await Promise.all(
        ['en', 'zh-cn'].map(lang => run([command, wrong, '--json', '--lang', lang])),
      );
      assert.match(here!.stdout, /This source is empty\./);
      assert.deepEqual(there, here);
    }
    const both = ['en', 'zh-cn'].map(lang => join(wrong, lang));
    for (const lang of both)
      await run(['report', wrong, '--lang', lang.slice(wrong.length + 1), '--out', lang]);
    const [one, other] = both.map(out => readFileSync(join(out, 'overview.json'), 'utf8'));
    assert.equal(one, other);
    const english = await run(['report', folder, '--lang', 'en'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    assert.match(english.stdout, /^2 sources/m);
  });

  it('gives the same bytes whatever order the folder lists its files in', async () => {
    const names = ['b/10.txt', 'b/9.txt', 'a.txt', 'B.txt', '中.txt', '丁.txt'];
    const files = names.map((name, i) => [name, `数字档案馆${'安全。'.repeat(i + 1)}`] as const);
    const project = (list: typeof files) =>
      makeFolder({ 'codebook.yaml': smallProject['codebook.yaml']!, ...Object.fromEntries(list) });
    const outputs = await Promise.all(
      [files, files.toReversed()].map(async list => (await run(['report', project(list), '--json'])).stdout),
    );
    assert.equal(outputs[0], outputs[1]);
    assert.deepEqual(
      (JSON.parse(outputs[0]!) as Overview).coverage.rows.map(row => row.source),
      ['B.txt', 'a.txt', 'b/9.txt', 'b/10.txt', '丁.txt', '中.txt'],
    );
  });

  it('writes the formats asked for, the same bytes every time, and is not changed by them', async () => {
    const folder = makeFolder(smallProject);
    const out = join(folder, 'out');
    const options = ['--out', out, '--format', 'XLSX, docx,md,tex,jsonl', '--basis', 'keywords'];
    const first = await run(['report', folder, ...options]);
    assert.deepEqual([first.code, first.stderr], [0, '']);
    const names = ['coverage.docx', 'coverage.markdown', 'coverage.tex', 'coverage.xlsx', 'evidence.jsonl'];
    assert.deepEqual(readdirSync(out).sort(), names);
    const files = names.map(name => readFileSync(join(out, name)));
    assert.deepEqual(await run(['report', folder, ...options]), first);
    assert.deepEqual(
      names.map(name => readFileSync(join(out, name))),
      files,
    );
    const [table] = readXlsx(files[3]!);
    assert.deepEqual(table!.rows.slice(1), [
      ['1', '●', '●', '双备份'],
      ['2', '●', '●'],
      ['Total', 2, 2, 1],
    ]);
    assert.deepEqual(readDocx(files[0]!).tables[0]!.at(-1), ['Total', '2', '2', '1']);
    assert.match(files[4]!.toString(), /^\{"kind":"method","basis":"keywords",/);
  });

  it('writes every format with --format all, in the language of the reader', async () => {
    const folder = makeFolder(smallProject);
    const out = join(folder, 'all');
    const { code } = await run(['report', folder, '--out', out, '--format', 'all', '--lang', 'zh-cn']);
    assert.equal(code, 0);
    const tables = tableFormatNames.map(name => tableFormats[name].file);
    const networks = ['network.graphml', 'network.net', 'vosviewer.json'];
    const written = readdirSync(out);
    for (const name of [...exports, ...tables, ...networks]) assert.ok(written.includes(name), name);
    assert.match(readFileSync(join(out, 'coverage.markdown'), 'utf8'), /^\| 合计 \| 1 \| 0 \| 1 \|$/m);
    assert.match(readFileSync(join(out, 'method.csv'), 'utf8'), /^basis,已编码段落，关键词命中\r$/m);
  });

  it('refuses formats, bases and cells it does not know, before it reads anything', async () => {
    const out = ['--out', 'out'];
    for (const [args, message] of [
      [[...out, '--format', 'csv,pdf'], /^policy-coder: Unknown format "pdf"; known: json, .*, all\.\n$/],
      [['--format', 'csv'], /^policy-coder: --format needs --out\.\n$/],
      [[...out, '--basis', 'both'], /^policy-coder: --basis must be one of: coded, keywords\.\n$/],
      [
        [...out, '--cells', '√'],
        /^policy-coder: --cells must be one of: marks, counts, share, units, evidence\.\n$/,
      ],
    ] as const) {
      const { code, stdout, stderr } = await run(['report', 'no-such-folder', ...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    }
  });

  it('does not write without --out', async () => {
    const folder = makeFolder(smallProject);
    await run(['report', folder], { cwd: folder });
    for (const name of exports) assert.ok(!existsSync(join(folder, name)));
  });
});
