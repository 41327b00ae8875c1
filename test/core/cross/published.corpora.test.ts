import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shareOf } from '../../../src/core/coverage/shares';
import { chiSquareTest } from '../../../src/core/statistics/chiSquare';
import { cramersV } from '../../../src/core/statistics/cramersV';
import { adjustedResiduals } from '../../../src/core/statistics/residuals';
import { marginsOf } from '../../../src/core/statistics/table';
import { shared } from '../../support/root';

const folder = join(shared, 'oracles/pmc/instruments');

describe('published tables of policy instruments by level (needs ../shared)', () => {
  before(function () {
    if (existsSync(folder)) return;
    console.log('      skipped: ../shared is absent');
    this.skip();
  });

  it('give the statistic, residuals and shares that scipy gives', () => {
    const expected = JSON.parse(readFileSync(join(folder, 'jmir-e47197-table7.expected.json'), 'utf8'));
    for (const table of [expected.full18x3, expected.byType3x3]) {
      const counts = table.counts as readonly (readonly number[])[];
      const { rows, columns, total } = marginsOf(counts);
      const { statistic, df, p } = chiSquareTest(counts);
      assert.equal(total, 1929);
      assert.equal(df, table.df);
      assertNear([[statistic]], [[table.chi2]]);
      assertNear([[p]], [[table.p]]);
      assertNear([[cramersV(counts)]], [[table.cramersV]]);
      assertNear(adjustedResiduals(counts), table.residualAdjusted);
      const percent = (whole: (i: number, j: number) => number) =>
        counts.map((row, i) => row.map((count, j) => 100 * shareOf(count, whole(i, j))));
      assertNear(
        percent(i => rows[i]!),
        table.rowPercent,
      );
      assertNear(
        percent((_, j) => columns[j]!),
        table.columnPercent,
      );
      assertNear(
        percent(() => total),
        table.totalPercent,
      );
    }
  });

  it('show the one share that is misprinted', () => {
    const [, ...lines] = readFileSync(join(folder, 'jmir-e47197-table7.csv'), 'utf8').trim().split(/\r?\n/);
    const wrong = lines.flatMap(line => {
      const [, name, n, ...cells] = line.split(',');
      return [0, 1, 2].flatMap(k => {
        const share = 100 * shareOf(Number(cells[2 * k]), Number(n));
        const printed = Number(cells[2 * k + 1]);
        return Math.abs(share - printed) > 0.00501
          ? [`${name}: ${share.toFixed(2)}, printed ${printed}`]
          : [];
      });
    });
    assert.deepEqual(wrong, ['Medical insurance payment: 83.56, printed 84.56']);
  });
});

/** To the six decimals that are printed. */
function assertNear(found: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): void {
  for (const [i, row] of wanted.entries()) {
    for (const [j, value] of row.entries()) {
      const difference = Math.abs(found[i]![j]! - value);
      assert.ok(difference <= 6e-7, `${i}, ${j}: ${found[i]![j]} instead of ${value}`);
    }
  }
}
