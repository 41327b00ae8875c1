import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import bundle from '../../../l10n/bundle.l10n.zh-cn.json';
import { english, translator } from '../../../src/core/base/l10n';
import { finish } from '../../../src/core/base/steps';
import { codedMarks } from '../../../src/core/report/method/tableOptions';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { writeCoverageCsv } from '../../../src/core/report/table/coverageCsv';
import { writeTableDocx } from '../../../src/core/report/table/tableDocx';
import { writeTableFragment, writeTableHtml } from '../../../src/core/report/table/tableHtml';
import { writeTableLatex } from '../../../src/core/report/table/tableLatex';
import { writeTableMarkdown } from '../../../src/core/report/table/tableMarkdown';
import { writeTableTsv } from '../../../src/core/report/table/tableTsv';
import { writeTableXlsx } from '../../../src/core/report/table/tableXlsx';
import { readDocx, readXlsx } from '../../support/office';
import { corpusOf } from '../../support/project';
import { shared } from '../../support/root';
import { readSample } from '../../support/sample';
import { readLatexTable, readMarkdownTable } from '../../support/tables';
import { parseCsv } from './parseCsv';

const paper = join(shared, 'paper');
const themes = 7;

describe('the exports of the sample', () => {
  const corpus = corpusOf(readSample());
  const overview = buildOverview(corpus, english);
  /** Region, seven marks, own tasks; straight from the snapshot's figures. */
  const expected = overview.coverage.rows.map(({ label, cells, texts }) => [
    label,
    ...cells.map(({ state }) => ({ coded: '√', absent: '—', unreviewed: '', unknown: '?' })[state]),
    texts[0]!.labels.join('；'),
  ]);
  const totals = ['Total', '30', '31', '31', '31', '31', '22', '29', '31'];
  const shorts = ['Source', '①', '②', '③', '④', '⑤', '⑥', '⑦', '个性主要任务'];
  const asText = (rows: readonly (readonly unknown[])[]) =>
    rows.map(row => row.slice(0, themes + 2).map(cell => String(cell ?? '')));

  it('are the table of the paper, cell by cell (needs ../shared)', function () {
    const file = join(paper, 'table1.csv');
    if (!existsSync(file)) {
      console.log('    skipped: the paper in ../shared is absent');
      this.skip();
    }
    const [, ...rows] = parseCsv(
      readFileSync(file, 'utf8')
        .replace(/^\ufeff/, '')
        .replace(/\r?\n/g, '\r\n'),
    );
    assert.deepEqual(
      expected,
      rows.map(row => row.map((cell, i) => (i >= 1 && i <= themes ? (cell === '1' ? '√' : '—') : cell))),
    );
  });

  it('say so in CSV', () => {
    const rows = parseCsv(writeCoverageCsv(overview, english).slice(1));
    const columns = ['label', ...overview.themes.map(theme => theme.name)];
    const places = columns.map(name => rows[0]!.indexOf(name));
    assert.deepEqual(
      rows.slice(1, -1).map(row => places.map(place => row[place])),
      expected,
    );
  });

  it('say so in Markdown', () => {
    assert.deepEqual(readMarkdownTable(writeTableMarkdown(overview, codedMarks, english)), [
      shorts,
      ...expected,
      totals,
    ]);
  });

  it('say so in LaTeX', () => {
    assert.deepEqual(readLatexTable(writeTableLatex(overview, codedMarks, english)), [
      shorts,
      ...expected,
      totals,
    ]);
  });

  it('say so in DOCX, with three rules, a repeated head, a key and the method', async () => {
    const { tables, paragraphs, document } = readDocx(
      finish(await writeTableDocx(overview, codedMarks, english, 'en')),
    );
    assert.deepEqual(tables[0], [shorts, ...expected, totals]);
    assert.ok(tables[1]!.some(([path, value]) => path === 'codebook' && value === overview.method.codebook));
    assert.equal(paragraphs[0], overview.corpus.title);
    assert.equal(paragraphs[1], 'Note: √ coded, — looked for and absent.');
    assert.match(paragraphs[2]!, /^① 档案治理体系建设, .*⑦ 档案人才培养$/);
    assert.match(paragraphs[3]!, /scope: everywhere; .* data of 2026-11-22\.$/);
    const count = (name: string) => JSON.stringify(document).split(`"name":"${name}"`).length - 1;
    assert.deepEqual(['w:tblHeader', 'w:insideH', 'w:insideV'].map(count), [2, 0, 0]);
  });

  it('say so in XLSX, with numbers that are numbers', async () => {
    const [table, counts] = readXlsx(finish(await writeTableXlsx(corpus, overview, codedMarks, english)));
    assert.deepEqual(table!.rows[0]!.slice(0, 9), ['Source', ...overview.themes.map(theme => theme.name)]);
    assert.deepEqual(asText(table!.rows.slice(1)), [...expected, totals]);
    assert.deepEqual(table!.rows.at(-1)!.slice(1), [30, 31, 31, 31, 31, 22, 29, 31]);
    const numbers = overview.coverage.rows.map(({ label, cells }) => [
      label,
      ...cells.flatMap(cell => [cell.annotations, cell.matches]),
    ]);
    assert.deepEqual(counts!.rows.slice(1, -1), numbers);
    for (const sheet of [table!, counts!]) {
      assert.deepEqual(sheet.frozen, [1, 1]);
      assert.deepEqual([sheet.bold[0], sheet.bold[1], sheet.bold.at(-1)], [true, false, true]);
    }
  });

  it('say so as an HTML table, alone on a page and on the clipboard', () => {
    const page = writeTableHtml(overview, codedMarks, english, 'en');
    const fragment = writeTableFragment(overview, codedMarks, english);
    for (const html of [page, fragment]) {
      const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
        [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell!),
      );
      assert.equal(rows.length, 33);
      assert.deepEqual(rows.find(([name]) => name === '四川省')!.slice(0, 3), ['四川省', '—', '√']);
      assert.deepEqual(rows.at(-1)!.slice(0, 8), ['Total', '30', '31', '31', '31', '31', '22', '29']);
    }
    assert.match(page, /<p>√ coded, — looked for and absent\.<\/p>/);
    assert.doesNotMatch(fragment, /<(?:script|style|html)/);
  });

  it('say so on the clipboard', () => {
    const rows = writeTableTsv(overview, codedMarks, english)
      .split('\n')
      .map(row => row.split('\t'));
    assert.deepEqual(rows.slice(1), [...expected, totals]);
  });

  it('hold every passage and every absence as evidence in XLSX', async () => {
    const [, , evidence, method] = readXlsx(
      finish(await writeTableXlsx(corpus, overview, codedMarks, english)),
    );
    const found = corpus.sources.flatMap(({ source, annotations, reviews }) => [
      ...annotations.flatMap(({ annotation }) => annotation.codes.map(() => [source.path, annotation.quote])),
      ...reviews.map(() => [source.path, undefined]),
    ]);
    assert.deepEqual(
      evidence!.rows.slice(1).map(row => [row[0], row[4]]),
      found,
    );
    assert.deepEqual(
      evidence!.rows.filter(row => row[3] === 'looked for and absent').length,
      overview.coverage.totals.reduce((sum, { absent }) => sum + absent, 0),
    );
    assert.deepEqual(evidence!.frozen, [1, 0]);
    const said = new Map(method!.rows.map(row => [row[0], row[1]]));
    assert.equal(said.get('corpus'), overview.method.corpus);
    assert.equal(said.get('annotations.newest'), '2026-11-22');
    assert.equal(said.get('basis'), 'coded passages');
  });

  it('are in the language of the reader', async () => {
    const chinese = translator(bundle);
    const [table] = readXlsx(
      finish(await writeTableXlsx(corpus, buildOverview(corpus, chinese), codedMarks, chinese)),
    );
    assert.equal(table!.name, '表格');
    assert.equal(table!.rows.at(-1)![0], '合计');
  });
});

describe("the paper's table and its prose (needs ../shared)", () => {
  const file = join(paper, 'paper.txt');
  const overview = buildOverview(corpusOf(readSample()), english);
  const absentIn = (short: string) => {
    const { id } = overview.themes.find(theme => theme.short === short)!;
    return overview.coverage.rows
      .filter(({ cells }) => cells.some(cell => cell.theme === id && cell.state === 'absent'))
      .map(row => row.label)
      .sort();
  };

  for (const [short, section, next] of [
    ['⑥', '2.6', '2.7'],
    ['⑦', '2.7', '3基于'],
  ] as const) {
    it(`say the same of ${short}: absent is what section ${section} excepts, and nothing else`, function () {
      if (!existsSync(file)) {
        console.log('    skipped: the paper in ../shared is absent');
        this.skip();
      }
      // Out of a PDF: names are cut in two by line ends.
      const text = readFileSync(file, 'utf8').replace(/\s/g, '');
      const body = text.slice(text.indexOf(section), text.indexOf(next, text.indexOf(section)));
      const excepted = [...body.matchAll(/除了?([^，。]+?)未单列专题外/g)];
      assert.equal(excepted.length, 1);
      assert.deepEqual(excepted[0]![1]!.split(/[、和]/).sort(), absentIn(short));
    });
  }

  it('leave one more dash: 四川 in ①', () => {
    assert.deepEqual(['①', '②', '③', '④', '⑤'].map(absentIn), [['四川省'], [], [], [], []]);
  });
});
