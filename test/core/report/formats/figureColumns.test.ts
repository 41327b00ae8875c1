import assert from 'node:assert/strict';
import { figureColumns } from '../../../../src/core/report/formats/figureColumns';
import { markdownTable } from '../../../../src/core/report/formats/markdown';

describe('the columns of figures in a text table', () => {
  const of = (...cells: readonly string[]) =>
    figureColumns({ head: ['Name', 'x'], rows: cells.map(cell => ['a', cell]) })[1];

  it('are numbers, shares, both, and signs for what is missing', () => {
    for (const cells of [
      ['1', '23'],
      ['0.50', '-1.25', '·'],
      ['51.6%', '0.0%'],
      ['4 (80.0%)', '0 (·)', '3 (50.0%) (2?)'],
      ['< 0.001', '0.034'],
      ['', '12'],
      ['23\u202f473', '1'],
    ])
      assert.equal(of(...cells), true, cells.join(' | '));
  });

  it('are no words, no dates, no names that hold digits, and not the first column', () => {
    for (const cells of [
      ['1', 'two'],
      ['2021-05', '2021-06'],
      ['上海2', '3'],
      ['', ''],
      ['·', '·'],
      ['chi-square = 2.31, df = 4', '1'],
    ])
      assert.equal(of(...cells), false, cells.join(' | '));
    assert.deepEqual(figureColumns({ head: ['Year', 'n'], rows: [['2021', '4']] }), [false, true]);
  });

  it('stand at the right in Markdown', () => {
    assert.equal(
      markdownTable(['Theme', 'Sources'], [['a', '12']]),
      '| Theme | Sources |\n|---|--:|\n| a | 12 |',
    );
  });
});
