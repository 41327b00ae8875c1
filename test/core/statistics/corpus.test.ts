import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe as describeTarget } from '../../../src/core/annotations/anchor';
import { spreadOf } from '../../../src/core/base/spread';
import { finish } from '../../../src/core/base/steps';
import { isoDate, readDate } from '../../../src/core/corpus/attributeKinds';
import { isPlaced } from '../../../src/core/corpus/corpus';
import {
  dictionaryAgreement as dictionaryAgreementInSteps,
  type Retrieval,
} from '../../../src/core/statistics/agreement';
import { corpusStatistics as corpusStatisticsInSteps } from '../../../src/core/statistics/corpusStatistics';
import { crossTable as crossTableInSteps, groupingAttributes } from '../../../src/core/statistics/crossTable';
import { readSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';
import { codebookOf, corpusOf, inShort } from '../../support/project';
import { shared } from '../../support/root';
import { readSample } from '../../support/sample';

const corpusStatistics = (...given: Parameters<typeof corpusStatisticsInSteps>) =>
  finish(corpusStatisticsInSteps(...given));
const crossTable = (...given: Parameters<typeof crossTableInSteps>) => finish(crossTableInSteps(...given));
const dictionaryAgreement = (...given: Parameters<typeof dictionaryAgreementInSteps>) =>
  finish(dictionaryAgreementInSteps(...given));

const sample = corpusOf(readSample());

describe('basic statistics', () => {
  const statistics = corpusStatistics(sample);
  const attribute = (name: string) => statistics.attributes.find(each => each.name === name)!;

  it('give the figures of the founding paper for the sample: 16 of 31 with special projects', () => {
    assert.deepEqual(attribute('专项工程').values, [
      { value: true, sources: 16, share: 16 / 31 },
      { value: false, sources: 15, share: 15 / 31 },
    ]);
    assert.deepEqual(attribute('印发日期').earliest!.sources, ['plans/陕西省.txt']);
  });

  it('count dates by month, in order; every source once', () => {
    const { kind, values } = attribute('印发日期');
    assert.equal(kind, 'date');
    const months = values.map(({ value }) => String(value));
    assert.deepEqual(months, [...months].sort());
    assert.equal(
      values.reduce((sum, each) => sum + each.sources, 0),
      31,
    );
  });

  it('count joint issuing bodies as they stand, and each body by itself', () => {
    const { values, members } = attribute('印发部门');
    const count = (list: typeof values, name: string) => list.find(({ value }) => value === name)?.sources;
    assert.equal(count(values, '省档案局'), 8);
    assert.equal(count(values, '省发展改革委、省档案局'), 8);
    assert.equal(count(members, '省档案局'), 16);
  });

  it('measure lengths as the overview does', () => {
    const { lengths } = statistics;
    const all = sample.sources.map(({ source }) => source.text.length);
    assert.equal(
      lengths!.total,
      all.reduce((sum, each) => sum + each, 0),
    );
    assert.equal(lengths!.max, Math.max(...all));
    const longest = sample.sources.find(({ source }) => source.path === lengths!.longest)!;
    assert.equal(longest.source.text.length, lengths!.max);
  });

  it('count headings by level', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebookOf({ a: ['甲'] }),
      'a.txt': '一、总则\n（一）目标\n文。\n（二）原则\n',
      'b.txt': '一、总则\n文。\n',
    });
    assert.deepEqual(
      corpusStatistics(corpus).headings.map(({ example, total, sources, mean }) => [
        example,
        total,
        sources,
        mean,
      ]),
      [
        ['一、', 2, 2, 1],
        ['（一）', 2, 1, 1],
      ],
    );
  });

  it('name levels by how their headings begin: as plans do, or as Markdown does', () => {
    const corpus = corpusOf({
      'codebook.yaml': codebookOf({ a: ['甲'] }),
      'a.txt': '第一章 总则\n一、目标\n文。\n',
      'b.md': '# 规划\n## 总则\n文。\n',
    });
    assert.deepEqual(
      corpusStatistics(corpus).headings.map(({ example }) => example),
      ['#', '##', '第一章', '一、'],
    );
  });

  it('say nothing of a corpus without sources', () => {
    assert.deepEqual(corpusStatistics(corpusOf({ 'codebook.yaml': codebookOf({ a: ['甲'] }) })), {
      sources: 0,
      lengths: null,
      headings: [],
      attributes: [],
    });
  });

  it('read dates as people write them', () => {
    const iso = (text: string) => {
      const date = readDate(text);
      return date && isoDate(date);
    };
    for (const text of ['2021-05-31', '2021/5/31', '2021.5.31', '2021年5月31日'])
      assert.equal(iso(text), '2021-05-31');
    assert.equal(iso('2021年5月'), '2021-05');
    assert.equal(iso('2021年'), '2021');
    for (const text of [
      '2021-05-31 00:00:00',
      '2021-05-31T08:30:00Z',
      '2021-05-31T08:30:00.000+08:00',
      '2021-05-31 8:30 AM',
      '2021年5月31日 00:00',
      '２０２１年５月３１日',
      '２０２１－０５－３１',
      ' 2021 年 5 月 31 日 ',
      '二〇二一年五月三十一日',
      '二○二一年五月三十一日',
      '2021/05/31 0:00:00',
    ]) {
      assert.equal(iso(text), '2021-05-31', text);
    }
    assert.equal(iso('二零二一年十二月'), '2021-12');
    assert.equal(iso('二〇二一年十月二十日'), '2021-10-20');
    assert.equal(iso('２０２１年'), '2021');
    for (const text of ['2021', '20210531', '2021-05-31 x', '2021-05-32', '31/5/2021', '00:00:00']) {
      assert.equal(iso(text), undefined, text);
    }
    for (const text of ['2021-13-01', '5/31', '省档案局', '20215']) assert.equal(iso(text), undefined);
  });

  it('keep dates dates though one is none', () => {
    for (const odd of ['待定', '44256', '3/1/2021']) {
      const values = ['2021-03-01 00:00:00', '2021年5月', odd, '20220102', '2022'];
      const corpus = corpusOf({
        'codebook.yaml': codebookOf({ a: ['甲'] }),
        ...Object.fromEntries(values.map((_, i) => [`${i}.txt`, '甲。\n'])),
        'corpus.yaml': JSON.stringify({
          version: 1,
          attributes: Object.fromEntries(values.map((value, i) => [`${i}.txt`, { 日: value }])),
        }),
      });
      const [{ kind, values: found, earliest, latest } = {}] = corpusStatistics(corpus).attributes;
      assert.deepEqual([kind, earliest?.date, latest?.date], ['date', '2021-03-01', '2022-01-02']);
      assert.ok(found?.some(({ value, sources }) => value === odd && sources === 1));
      const table = crossTable(corpus, '日', 'keywords');
      assert.deepEqual(
        table?.groups.map(({ value, sources }) => `${value} ${sources}`).sort(),
        ['2021 2', '2022 2', `${odd} 1`].sort(),
      );
      assert.deepEqual(inShort(corpus.issues).filter(each => each.includes('attribute')).length, 1);
    }
  });

  it('take the mean of the two in the middle as the median', () => {
    assert.deepEqual(spreadOf([4, 1, 3, 2]), { min: 1, median: 2.5, mean: 2.5, max: 4 });
    assert.equal(spreadOf([5, 1, 3])!.median, 3);
  });
});

/** Plans of two regions; coded ones hold a passage, reviewed ones a note that there is none. */
function regions(north: string, south: string) {
  const files: Record<string, string> = {
    'codebook.yaml': codebookOf({ a: ['甲'] }),
  };
  const attributes: Record<string, object> = {};
  [...north]
    .map(state => ['北', state])
    .concat([...south].map(state => ['南', state]))
    .forEach(([region, state], i) => {
      const path = `${String(i).padStart(2, '0')}.txt`;
      files[path] = '甲乙。\n';
      attributes[path] = { 区: region };
      const annotations = state === '√' ? '[{ id: x, codes: [a], quote: 甲乙, at: "1:1-1:3" }]' : '[]';
      const reviewed = state === '—' ? '[{ code: a, absent: true }]' : '[]';
      files[`${path}.codes.yaml`] =
        `version: 1\nsource: ${path}\nannotations: ${annotations}\nreviewed: ${reviewed}\n`;
    });
  files['corpus.yaml'] = JSON.stringify({ version: 1, attributes });
  return corpusOf(files);
}

describe('a cross table', () => {
  it('counts by group, tests each theme by itself, and gives residuals', () => {
    const table = crossTable(regions('√√√—', '√———'), '区', 'coded')!;
    assert.deepEqual(table.groups, [
      { value: '北', sources: 4 },
      { value: '南', sources: 4 },
    ]);
    const [theme] = table.themes;
    assert.deepEqual(
      theme!.cells.map(({ sources, share }) => [sources, share]),
      [
        [3, 0.75],
        [1, 0.25],
      ],
    );
    assert.equal(theme!.independence.test, 'fisher');
    // The lady tasting tea.
    assert.ok(theme!.independence.test === 'fisher' && Math.abs(theme!.independence.p - 34 / 70) < 1e-12);
    assert.equal(theme!.cells[0]!.residual, -theme!.cells[1]!.residual!);
  });

  it('makes no test where a source is not reviewed: it may have the theme or not', () => {
    const [theme] = crossTable(regions('√√√ ', '√———'), '区', 'coded')!.themes;
    assert.deepEqual(theme!.independence, { test: 'none', reason: 'unreviewed' });
    assert.deepEqual(
      theme!.cells.map(each => [each.unreviewed, each.residual]),
      [
        [1, null],
        [0, null],
      ],
    );
    assert.equal(theme!.adjusted, null);
  });

  it('counts keyword hits whoever has reviewed what', () => {
    const [theme] = crossTable(regions('√√√ ', '√———'), '区', 'keywords')!.themes;
    assert.deepEqual(
      theme!.cells.map(each => each.sources),
      [4, 4],
    );
    assert.deepEqual(theme!.independence, { test: 'none', reason: 'no-variation' });
  });

  it('uses chi-square where there are enough sources', () => {
    const corpus = regions(`${'√'.repeat(10)}${'—'.repeat(20)}`, `${'√'.repeat(20)}${'—'.repeat(10)}`);
    const { independence } = crossTable(corpus, '区', 'coded')!.themes[0]!;
    assert.ok(independence.test === 'chi-square');
    assert.ok(Math.abs(independence.statistic - 20 / 3) < 1e-9);
    assert.ok(Math.abs(independence.p - 0.009823274507519235) < 1e-9);
    assert.ok(Math.abs(independence.v - 1 / 3) < 1e-9);
  });

  it('of the sample gives the column sums of Table 1, by groups and by year', () => {
    const byRegion = crossTable(sample, '大区', 'coded')!;
    const sums = byRegion.themes.map(({ cells }) => cells.reduce((sum, cell) => sum + cell.sources, 0));
    assert.deepEqual(sums, [30, 31, 31, 31, 31, 22, 29]);
    const byDate = crossTable(sample, '印发日期', 'coded')!;
    assert.equal(byDate.byYear, true);
    assert.equal(
      byDate.groups.reduce((sum, group) => sum + group.sources, 0),
      31,
    );
    assert.equal(crossTable(sample, '没有', 'coded'), undefined);
  });

  it('is offered by attributes that make groups, not by names of sources', () => {
    assert.deepEqual(groupingAttributes(sample), ['大区', '印发日期', '印发部门', '专项工程']);
  });
});

const countsOf = ({ both, onlyHits, onlyCoded }: Retrieval) => [both, onlyHits, onlyCoded];

describe('agreement of dictionary and coders', () => {
  const project = {
    'codebook.yaml': codebookOf({ a: ['甲'], b: ['乙'] }),
    // Sentences: 1 hit and coded, 2 hit only, 3 coded only, 4 neither.
    'p.txt': '甲一。甲二。三三。四四。\n',
    'p.txt.codes.yaml':
      'version: 1\nsource: p.txt\nannotations:\n' +
      '  - { id: x, codes: [a], quote: 甲一, at: "1:1-1:3" }\n' +
      '  - { id: y, codes: [a], quote: 三三, at: "1:7-1:9" }\n',
    'unseen.txt': '甲甲。甲。\n',
  };

  it('counts units with hits, coded ones, and both; leaves out sources nobody has reviewed', () => {
    const { unit, themes, all } = dictionaryAgreement(corpusOf(project));
    assert.equal(unit, 'sentence');
    assert.deepEqual(themes[0], {
      theme: 'a',
      name: '主题a',
      sources: 1,
      units: { both: 1, onlyHits: 1, onlyCoded: 1, precision: 0.5, recall: 0.5, f1: 0.5 },
      documents: { both: 1, onlyHits: 0, onlyCoded: 0, precision: 1, recall: 1, f1: 1 },
    });
    assert.deepEqual(themes[1]!.units, {
      both: 0,
      onlyHits: 0,
      onlyCoded: 0,
      precision: null,
      recall: null,
      f1: null,
    });
    assert.equal(all.units.f1, 0.5);
  });

  it('counts a passage over several units in each of them, and its blanks in none', () => {
    const corpus = corpusOf({
      ...project,
      'p.txt': '甲一。甲二。\n  三三。\n',
      'p.txt.codes.yaml':
        'version: 1\nsource: p.txt\nannotations:\n  - { id: x, codes: [a], quote: "甲一。甲二。\\n", at: "1:1-2:1" }\n',
    });
    assert.deepEqual(dictionaryAgreement(corpus).themes[0]!.units, {
      both: 2,
      onlyHits: 0,
      onlyCoded: 0,
      precision: 1,
      recall: 1,
      f1: 1,
    });
  });

  it('counts what is coded in the scope only, as hits are', () => {
    const corpus = corpusOf({
      ...project,
      'corpus.yaml': 'version: 1\nscope: { section: 任务 }\n',
      'p.txt': '一、背景\n三三。\n二、任务\n甲一。\n',
      'p.txt.codes.yaml':
        'version: 1\nsource: p.txt\nannotations:\n' +
        '  - { id: x, codes: [a], quote: 甲一, at: "4:1-4:3" }\n' +
        '  - { id: y, codes: [a], quote: 三三, at: "2:1-2:3" }\n',
    });
    const { both, onlyHits, onlyCoded } = dictionaryAgreement(corpus).themes[0]!.units;
    assert.deepEqual([both, onlyHits, onlyCoded], [1, 0, 0]);
    const elsewhere = corpusOf({
      ...project,
      'corpus.yaml': 'version: 1\nscope: { section: 附则 }\n',
      'p.txt': '甲一。甲二。三三。四四。\n一、附则\n五。\n',
    });
    // Nothing is coded there, in no unit and so not in the source; keywords could not have found it.
    const { sources, documents } = dictionaryAgreement(elsewhere).themes[0]!;
    assert.deepEqual([sources, documents.both, documents.onlyHits, documents.onlyCoded], [1, 0, 0, 0]);
  });

  it('counts a unit that is coded in the scope, also where the passage goes on behind it', () => {
    const corpus = corpusOf({
      ...project,
      'corpus.yaml': 'version: 1\nunit: document\nscope: { section: 任务 }\n',
      'p.txt': '一、任务\n甲一。\n二、附则\n三三。\n',
      'p.txt.codes.yaml':
        'version: 1\nsource: p.txt\nannotations:\n' +
        '  - { id: x, codes: [a], quote: "甲一。\\n二、附则", at: "2:1-3:5" }\n',
    });
    const { both, onlyHits, onlyCoded } = dictionaryAgreement(corpus).themes[0]!.units;
    assert.deepEqual([both, onlyHits, onlyCoded], [1, 0, 0]);
  });

  it('at the level of documents is what the two bases of the coverage table say', () => {
    for (const { documents, sources } of dictionaryAgreement(sample).themes) {
      assert.equal(sources, 31);
      assert.ok(documents.both + documents.onlyCoded <= 31);
    }
    const coded = dictionaryAgreement(sample).themes.map(
      ({ documents }) => documents.both + documents.onlyCoded,
    );
    assert.deepEqual(coded, [30, 31, 31, 31, 31, 22, 29]);
  });

  const yunnan = join(shared, 'corpora/yunnan-plan-coded');

  it('of a real plan with 131 coded passages in place: names of the themes as keywords', function () {
    if (!existsSync(yunnan)) {
      console.log(`        skipped: ${yunnan} is not there`);
      this.skip();
    }
    const text = new TextDecoder()
      .decode(readFileSync(join(yunnan, 'yunnan_10_5.txt')))
      .replace(/\r\n?/g, '\n');
    const source = createSource('y.txt', text);
    const reading = readSource(source);
    const rows = readFileSync(join(yunnan, 'coded_passages_multilabel.jsonl'), 'utf8').trim().split('\n');
    const codedBy = rows.map(row => JSON.parse(row) as { codes: string[]; start?: number; end?: number });
    const raw = [...new TextDecoder().decode(readFileSync(join(yunnan, 'yunnan_10_5.txt')))];
    const names = [...new Set(codedBy.flatMap(({ codes }) => codes))];
    // Offsets there count code points, CRLF as two.
    const place = (at: number) => raw.slice(0, at).join('').replace(/\r\n?/g, '\n').length;
    const annotations = codedBy.flatMap(({ codes, start, end }, i) => {
      if (start === undefined || end === undefined) return [];
      const target = describeTarget(source, reading, { start: place(start), end: place(end) });
      const { line, column, endLine, endColumn } = target!.at!;
      const at = `${line}:${column}-${endLine}:${endColumn}`;
      return [{ id: `y${i}`, codes: codes.map(code => `t${names.indexOf(code)}`), ...target, at }];
    });
    const themes = names.map((name, i) => ({ id: `t${i}`, name, keywords: [name] }));
    const corpus = corpusOf({
      'codebook.yaml': JSON.stringify({ version: 1, themes }),
      'y.txt': text,
      'y.txt.codes.yaml': JSON.stringify({ version: 1, source: 'y.txt', annotations }),
    });
    const { all, themes: found } = dictionaryAgreement(corpus);
    assert.equal(corpus.sources[0]!.annotations.filter(isPlaced).length, 131);
    // Pinned: what the names alone find. Coders mean much more by 农业 than the word.
    // Nine hits in its table of contents count nowhere.
    assert.deepEqual(countsOf(all.units), [70, 98, 356]);
    assert.deepEqual(countsOf(found.find(({ name }) => name === '农业')!.units), [28, 10, 39]);
    assert.equal(all.documents.onlyCoded + all.documents.both, names.length);
  });
});
