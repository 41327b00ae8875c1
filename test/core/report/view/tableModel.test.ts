import assert from 'node:assert/strict';
import { english, translator } from '../../../../src/core/base/l10n';
import {
  type Display,
  initialTable,
  type TableBasis,
  type TableSettings,
} from '../../../../src/core/coverage/tableLook';
import { buildTable as build, type TableModel } from '../../../../src/core/report/view/tableModel';
import { move } from '../../../../src/webview/table/keys';
import { hostile, overviewOf } from '../../../webview/project';

const overview = overviewOf();

/** The whole of a model: heads and cells of all lines. */
function shown(model: TableModel) {
  const rows = model.lines.map((_, i) => ({
    ...model.head(i),
    cells: model.columns.map((_, k) => model.cell(i, k)),
  }));
  return { ...model, rows };
}

function buildTable(
  figures: typeof overview,
  basis: TableBasis,
  display: Display,
  t = english,
  settings: Partial<TableSettings> = {},
) {
  const request = { basis, display, settings: { ...initialTable, ...settings }, lines: () => undefined };
  return shown(build(figures, request, t));
}

const texts = (model: ReturnType<typeof buildTable>) =>
  model.rows.map(row => row.cells.map(cell => cell.text));

describe('the table as it is shown', () => {
  it('has a column for each theme in the order of the codebook, and a row for each source', () => {
    const { columns, rows } = buildTable(overview, 'coded', 'marks', english);
    assert.deepEqual(
      columns.map(({ id, short, name, of }) => [id, short, name, of]),
      [
        ['gov', '①', '治理体系', 'theme'],
        ['use', '②', '利用体系', 'theme'],
        ['own', '个性任务', '个性任务', 'text'],
      ],
    );
    assert.deepEqual(
      rows.map(row => [row.key, row.text]),
      [
        ['甲.txt', '甲'],
        ['乙.txt', '乙'],
      ],
    );
    assert.equal(rows[0]!.details, '甲.txt\n大区: 华东');
  });

  it('marks coded, absent and unreviewed cells with three different signs', () => {
    const model = buildTable(overview, 'coded', 'marks', english);
    assert.deepEqual(texts(model), [
      ['√', '·', '便民'],
      ['—', '·', ''],
    ]);
    assert.deepEqual(
      model.rows.map(row => row.cells.map(cell => cell.kind)),
      [
        ['coded', 'unreviewed', 'text'],
        ['absent', 'unreviewed', 'text'],
      ],
    );
  });

  it('counts annotations of people, and keeps the marks where there are none', () => {
    assert.deepEqual(texts(buildTable(overview, 'coded', 'counts', english)), [
      ['2', '·', '便民'],
      ['—', '·', ''],
    ]);
  });

  it('never shows what the machine found as coding: other signs, other kinds', () => {
    const marks = buildTable(overview, 'keywords', 'marks', english);
    assert.deepEqual(texts(marks), [
      ['●', '●', '便民'],
      ['·', '●', ''],
    ]);
    const kinds = marks.rows.flatMap(row => row.cells).map(cell => cell.kind);
    assert.ok(!kinds.includes('coded') && !kinds.includes('absent'));
    assert.deepEqual(texts(buildTable(overview, 'keywords', 'counts', english)), [
      ['3', '2', '便民'],
      ['·', '1', ''],
    ]);
  });

  it('sums up what the cells show', () => {
    const totals = (basis: 'coded' | 'keywords', display: 'marks' | 'counts') =>
      buildTable(overview, basis, display).totals[0]!.cells.map(cell => cell.text);
    assert.deepEqual(totals('coded', 'marks'), ['1', '0', '1']);
    assert.deepEqual(totals('coded', 'counts'), ['2', '0', '1']);
    assert.deepEqual(totals('keywords', 'marks'), ['1', '2', '1']);
    assert.deepEqual(totals('keywords', 'counts'), ['3', '3', '1']);
  });

  it('asks for the passages of a cell, a row, a column and the whole', () => {
    const { rows, totals } = buildTable(overview, 'keywords', 'marks', english);
    assert.deepEqual(rows[1]!.cells[1]!.query, {
      of: 'cell',
      basis: 'keywords',
      theme: 'use',
      source: '乙.txt',
    });
    assert.deepEqual(rows[1]!.query, { of: 'cell', basis: 'keywords', source: '乙.txt' });
    assert.deepEqual(totals[0]!.cells[0]!.query, { of: 'cell', basis: 'keywords', theme: 'gov' });
    assert.deepEqual(totals[0]!.query, { of: 'cell', basis: 'keywords' });
    // A text column shows labels of annotations, whatever the basis is.
    assert.deepEqual(rows[0]!.cells[2]!.query, {
      of: 'cell',
      basis: 'coded',
      theme: 'own',
      source: '甲.txt',
    });
  });

  it('says each cell in words, with its row and column, in the language of the user', () => {
    const labels = buildTable(overview, 'coded', 'marks', english).rows.map(row =>
      row.cells.map(cell => cell.label),
    );
    assert.deepEqual(labels, [
      ['甲, 治理体系: 2 coded passages', '甲, 利用体系: not reviewed yet', '甲, 个性任务: 便民'],
      ['乙, 治理体系: marked absent', '乙, 利用体系: not reviewed yet', '乙, 个性任务: nothing coded'],
    ]);
    const t = translator({
      'marked absent': '确认无',
      '{0}, {1}: {2}': '{0}，{1}：{2}',
      '{0}: {1}': '{0}：{1}',
      yes: '是',
    });
    const { rows } = buildTable(overview, 'coded', 'marks', t);
    assert.equal(rows[1]!.cells[0]!.label, '乙，治理体系：确认无');
    const settings = 'version: 1\nattributes: { 甲.txt: { 试点: true, 年: 2021 } }\n';
    const told = buildTable(overviewOf({ 'corpus.yaml': settings }), 'coded', 'marks', t);
    assert.equal(told.rows.find(row => row.text === '甲')!.details, '甲.txt\n试点：是\n年：2021');
  });

  it('explains the signs, with their numbers', () => {
    const key = (basis: 'coded' | 'keywords') =>
      buildTable(overview, basis, 'marks').summary.entries.map(({ mark, count }) => [mark, count]);
    assert.deepEqual(key('coded'), [
      ['√', 1],
      ['—', 1],
      ['·', 2],
    ]);
    assert.deepEqual(key('keywords'), [
      ['●', 3],
      ['·', 1],
    ]);
  });

  it('hands hostile names on unchanged: escaping is for those who write markup', () => {
    const codebook = JSON.stringify({ version: 1, themes: [{ id: 'x', name: hostile, short: hostile }] });
    const model = buildTable(overviewOf({ 'codebook.yaml': codebook }), 'coded', 'marks', english);
    assert.equal(model.columns[0]!.name, hostile);
    assert.equal(model.columns[0]!.short, hostile);
  });
});

describe('moving in the table by keys', () => {
  const size = { rows: 10, columns: 4, page: 3 };
  const from = { row: 5, column: 2 };
  const cases: readonly (readonly [
    key: string,
    ctrl: boolean,
    to: readonly [row: number, column: number],
  ])[] = [
    ['ArrowUp', false, [4, 2]],
    ['ArrowDown', false, [6, 2]],
    ['ArrowLeft', false, [5, 1]],
    ['ArrowRight', false, [5, 3]],
    ['ArrowUp', true, [0, 2]],
    ['ArrowDown', true, [9, 2]],
    ['ArrowLeft', true, [5, 0]],
    ['ArrowRight', true, [5, 3]],
    ['Home', false, [5, 0]],
    ['End', false, [5, 3]],
    ['Home', true, [0, 0]],
    ['End', true, [9, 3]],
    ['PageUp', false, [2, 2]],
    ['PageDown', false, [8, 2]],
  ];
  for (const [key, ctrl, [row, column]] of cases) {
    it(`${ctrl ? 'Ctrl+' : ''}${key}`, () => assert.deepEqual(move(from, key, ctrl, size), { row, column }));
  }

  it('stays inside', () => {
    assert.deepEqual(move({ row: -1, column: 0 }, 'ArrowUp', false, size), { row: -1, column: 0 });
    assert.deepEqual(move({ row: 0, column: 0 }, 'ArrowLeft', false, size), { row: 0, column: 0 });
    assert.deepEqual(move({ row: 9, column: 3 }, 'PageDown', false, size), { row: 9, column: 3 });
  });

  it('leaves other keys alone', () => {
    assert.equal(move(from, 'a', false, size), undefined);
    assert.equal(move(from, 'Tab', false, size), undefined);
  });
});
