import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { finish } from '../../../src/core/base/steps';
import { writeEvidenceJsonl } from '../../../src/core/report/evidence/evidenceJsonl';
import { codedMarks, type TableOptions } from '../../../src/core/report/method/tableOptions';
import { writeMethodCsv } from '../../../src/core/report/overview/methodCsv';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { writeTableDocx } from '../../../src/core/report/table/tableDocx';
import { writeTableLatex } from '../../../src/core/report/table/tableLatex';
import { writeTableMarkdown } from '../../../src/core/report/table/tableMarkdown';
import { writeTableTsv } from '../../../src/core/report/table/tableTsv';
import { writeTableXlsx } from '../../../src/core/report/table/tableXlsx';
import { readDocx, readXlsx } from '../../support/office';
import { corpusOf } from '../../support/project';
import { readLatexTable, readMarkdownTable } from '../../support/tables';
import { unzip } from '../../support/zip';
import { parseCsv } from './parseCsv';

/** Names that each format would take for markup, a formula, an end of a cell or a row. */
const hostile = [
  '=HYPERLINK("http://x.example","点")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '＝１',
  '\\input{/etc/passwd} & 50% $x$ #1 a_b ~ ^',
  '[可选] * `code` | a \\| b',
  '*星',
  '<script>alert(1)</script> &amp; <!-- x -->',
  '](javascript:alert(1)) ![x](y)',
  '_x000D_ 与 _x0041_',
  '两\n行\r\n三行',
  '表情 😀 与生僻字 𠮷',
  '--- 与 << 与 ``',
  '"引号',
];
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

const corpus = corpusOf({
  'codebook.yaml': JSON.stringify({
    version: 1,
    title: '<标题> & 100% \\end{longtable}\u0001',
    themes: [
      ...hostile.map((name, i) => ({ id: `t${i}`, name, short: name, keywords: [`备份${i}`] })),
      { id: 'own', name: '特色', kind: 'text' },
    ],
  }),
  'corpus.yaml': JSON.stringify({
    version: 1,
    attributes: { '=1+1.txt': { '=头': '=值', 专项: true, 年: -5 } },
  }),
  '=1+1.txt': '备份甲，备份乙。',
  '=1+1.txt.codes.yaml': JSON.stringify({
    version: 1,
    annotations: hostile.map((label, i) => ({
      id: `a${i}`,
      codes: [`t${i}`, 'own'],
      quote: '备份甲',
      at: '1:1-1:4',
      label,
      memo: label,
      coder: '=编码员',
      created: `2026-01-${String(i + 10)}`,
    })),
  }),
});
const overview = buildOverview(corpus, english);
const names = hostile.map(name => overview.themes.find(theme => flat(theme.name) === flat(name))!.name);
const labels = overview.coverage.rows[0]!.texts[0]!.labels.join('；');

describe('exports of hostile names', () => {
  it('reach XLSX as texts, never as formulas, and stay texts when edited', async () => {
    const sheets = readXlsx(finish(await writeTableXlsx(corpus, overview, codedMarks, english)));
    const [table, , evidence] = sheets;
    assert.deepEqual(
      sheets.map(({ formulas }) => formulas),
      [0, 0, 0, 0],
    );
    assert.deepEqual(table!.rows[0], ['Source', ...names, '特色', '=头', '专项', '年']);
    assert.deepEqual(table!.rows[1], ['=1+1', ...names.map(() => '√'), labels, '=值', true, -5]);
    assert.ok(table!.quoted.has('A2'));
    const memos = new Set(evidence!.rows.slice(1).map(row => row[7]));
    for (const { annotation } of corpus.sources[0]!.annotations) assert.ok(memos.has(annotation.memo));
  });

  it('reach DOCX, Markdown and LaTeX as the text they are, on one line', async () => {
    const expected = [
      ['Source', ...names.map(flat), '特色'],
      ['=1+1', ...names.map(() => '√'), flat(labels)],
      ['Total', ...names.map(() => '1'), '1'],
    ];
    const { tables, paragraphs } = readDocx(
      finish(await writeTableDocx(overview, codedMarks, english, 'en')),
    );
    const squeezed = (rows: readonly (readonly string[])[]) => rows.map(row => row.map(flat));
    assert.deepEqual(squeezed(tables[0]!), expected);
    assert.equal(paragraphs[0], '<标题> & 100% \\end{longtable}');
    assert.deepEqual(readMarkdownTable(writeTableMarkdown(overview, codedMarks, english)), expected);
    const latex = writeTableLatex(overview, codedMarks, english);
    assert.deepEqual(readLatexTable(latex), expected);
    assert.equal(latex.split('\\end{longtable}').length, 2);
  });

  it('are no formulas and no cells of their own on the clipboard', () => {
    const rows = writeTableTsv(overview, codedMarks, english)
      .split('\n')
      .map(row => row.split('\t'));
    assert.deepEqual(
      rows.map(row => row.length),
      [18, 18, 18],
    );
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@"＝]/);
  });

  it('are plain text in the CSV of the method', () => {
    const rows = new Map(
      parseCsv(writeMethodCsv(overview, english).slice(1)).map(([key, value]) => [key, value]),
    );
    assert.equal(rows.get('coder'), "'=编码员");
    assert.equal(rows.get('basis'), 'coded passages, keyword hits');
    assert.equal(rows.get('annotations.newest'), '2026-01-25');
  });

  it('are themselves in JSON Lines, below the method', () => {
    const [head, ...lines] = finish(writeEvidenceJsonl(corpus, overview, 'coded'))
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    assert.deepEqual(
      [head.kind, head.basis, head.codebook, head.corpus],
      ['method', 'coded', overview.method.codebook, overview.method.corpus],
    );
    assert.equal(lines.length, 2 * hostile.length);
    assert.deepEqual(lines[0], {
      kind: 'evidence',
      finding: 'coded',
      source: '=1+1.txt',
      theme: 't0',
      themeName: hostile[0],
      code: 't0',
      codeName: hostile[0],
      quote: '备份甲',
      at: '1:1-1:4',
      coder: '=编码员',
      memo: hostile[0],
      label: hostile[0],
      created: '2026-01-10',
      id: 'a0',
    });
  });

  it('cut what Excel refuses to read, and say so', async () => {
    const long = '长'.repeat(40_000);
    const corpus = corpusOf({
      'codebook.yaml': '{version: 1, themes: [{id: a, name: 甲}]}',
      '1.txt': `${long}。`,
      '1.txt.codes.yaml': `{version: 1, annotations: [{id: x, codes: [a], quote: ${long}, at: "1:1-1:40001"}]}`,
    });
    const [, , evidence] = readXlsx(
      finish(await writeTableXlsx(corpus, buildOverview(corpus, english), codedMarks, english)),
    );
    const quote = String(evidence!.rows[1]![4]);
    assert.equal(quote.length, 32_767);
    assert.ok(quote.endsWith('长 … [40000]'));
  });
});

describe('exports', () => {
  it('give the same bytes on every run, whatever the clock says', async () => {
    const write = async () => [
      Buffer.from(finish(await writeTableXlsx(corpus, overview, codedMarks, english))),
      Buffer.from(finish(await writeTableDocx(overview, codedMarks, english, 'en'))),
    ];
    const { TZ } = process.env;
    const first = await write();
    process.env.TZ = 'Pacific/Kiritimati';
    const second = await write();
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
    assert.deepEqual(second, first);
    // The day in every local header: 1980-01-01, 12:00.
    for (const file of first) {
      assert.equal(file.readUInt32LE(10), ((1 << 5) | 1) * 0x10000 + (12 << 11));
      assert.ok(unzip(file).size > 4);
    }
  });

  const small = corpusOf({
    'codebook.yaml':
      '{version: 1, themes: [{id: a, name: 安全, keywords: [备份]}, {id: b, name: 利用, keywords: [征集]}]}',
    '1.txt': '备份又备份，然后征集。',
    '1.txt.codes.yaml':
      'version: 1\nannotations: [{id: x, codes: [a], quote: 备份, at: "1:1-1:3"}, {id: y, codes: [a], quote: 又备份, at: "1:3-1:6"}, {id: z, codes: [a], quote: 无此段落}]\nreviewed: [{code: b, absent: true, memo: 未见, coder: 乙}, {code: a, absent: false}]\n',
    '2.txt': '别的。',
  });
  const figures = buildOverview(small, english);
  const shown: readonly (readonly [TableOptions, readonly string[], string])[] = [
    [
      { basis: 'coded', cells: 'marks' },
      ['√—', '', '10'],
      '√ coded, — looked for and absent, empty: not reviewed.',
    ],
    [
      { basis: 'coded', cells: 'counts' },
      ['2—', '', '20'],
      'Numbers are coded passages, — looked for and absent, empty: not reviewed.',
    ],
    [{ basis: 'keywords', cells: 'marks' }, ['●●', '··', '11'], '● at least one keyword hit, · none.'],
    [{ basis: 'keywords', cells: 'counts' }, ['21', '··', '21'], 'Numbers are keyword hits, · none.'],
  ];
  for (const [options, cells, legend] of shown) {
    it(`show ${options.basis} as ${options.cells}, and say so`, async () => {
      const markdown = writeTableMarkdown(figures, options, english);
      assert.deepEqual(
        readMarkdownTable(markdown)
          .slice(1)
          .map(row => row.slice(1).join('')),
        cells,
      );
      assert.ok(markdown.includes(`\n${legend}\n`));
      assert.ok(
        markdown.includes(`| basis | ${options.basis === 'coded' ? 'coded passages' : 'keyword hits'} |`),
      );
      assert.ok(markdown.includes('The place of 1 annotation in the text is uncertain; it is not counted.'));
      assert.deepEqual(
        readLatexTable(writeTableLatex(figures, options, english)),
        readMarkdownTable(markdown),
      );
      const [table] = readXlsx(finish(await writeTableXlsx(small, figures, options, english)));
      assert.deepEqual(
        table!.rows.slice(1).map(row =>
          row
            .slice(1)
            .map(cell => cell ?? '')
            .join(''),
        ),
        cells,
      );
    });
  }

  it('say who looked, and leave out passages without a place', () => {
    const lines = (basis: TableOptions['basis']) =>
      finish(writeEvidenceJsonl(small, figures, basis))
        .trimEnd()
        .split('\n')
        .slice(1)
        .map(line => JSON.parse(line))
        .map(({ finding, theme, quote, at, memo, coder, keyword }) => [
          finding,
          theme,
          quote ?? memo,
          at ?? coder,
          keyword,
        ]);
    assert.deepEqual(lines('coded'), [
      ['coded', 'a', '备份', '1:1-1:3', undefined],
      ['coded', 'a', '又备份', '1:3-1:6', undefined],
      ['absent', 'b', '未见', '乙', undefined],
      ['found', 'a', undefined, undefined, undefined],
    ]);
    assert.deepEqual(lines('keywords'), [
      ['hit', 'a', '备份又备份，然后征集。', '1:1-1:3', '备份'],
      ['hit', 'a', '备份又备份，然后征集。', '1:4-1:6', '备份'],
      ['hit', 'b', '备份又备份，然后征集。', '1:9-1:11', '征集'],
    ]);
  });
});
