import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { finish } from '../../../src/core/base/steps';
import { figureColumns } from '../../../src/core/report/formats/figureColumns';
import { statisticsTables } from '../../../src/core/report/statistics/statisticsTables';
import { corpusStatistics } from '../../../src/core/statistics/corpusStatistics';
import { corpusOf } from '../../support/project';

describe('tables of the statistics', () => {
  it('have as many decimals in each row of a column, and are set as figures', () => {
    const corpus = corpusOf({
      'codebook.yaml': 'version: 1\nthemes: [{ id: a, keywords: [档案] }]\n',
      '1.txt': '一、总则\n（一）目标\n档案。\n（二）原则\n档案。\n二、任务\n档案。\n',
      '2.txt': '一、总则\n（一）目标\n档案。\n二、任务\n档案。\n三、保障\n档案。\n',
    });
    const table = statisticsTables(finish(corpusStatistics(corpus)), english).find(
      ({ title }) => title === 'Headings by level',
    )!;
    assert.equal(table.rows.length, 2);
    const decimals = (column: number) =>
      new Set(table.rows.map(row => row[column]!.split('.')[1]?.length ?? 0)).size;
    table.head.forEach((head, i) => {
      if (i > 0) assert.equal(decimals(i), 1, `${head}: ${table.rows.map(row => row[i])}`);
    });
    assert.ok(table.rows.some(row => row[4]!.includes('.')));
    assert.deepEqual(figureColumns(table), [false, true, true, true, true, true, true]);
  });
});
