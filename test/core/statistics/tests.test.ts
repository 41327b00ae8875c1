import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import { chiSquareApplies, chiSquareTest } from '../../../src/core/statistics/chiSquare';
import { chiSquareUpperTail } from '../../../src/core/statistics/chiSquareDistribution';
import { cramersV } from '../../../src/core/statistics/cramersV';
import { fisherExact as fisherExactInSteps } from '../../../src/core/statistics/fisher';
import { holm } from '../../../src/core/statistics/holm';
import { testIndependence as testIndependenceInSteps } from '../../../src/core/statistics/independence';
import { adjustedResiduals } from '../../../src/core/statistics/residuals';
import { type CountTable, marginsOf } from '../../../src/core/statistics/table';

const fisherExact = (...given: Parameters<typeof fisherExactInSteps>) => finish(fisherExactInSteps(...given));
const testIndependence = (...given: Parameters<typeof testIndependenceInSteps>) =>
  finish(testIndependenceInSteps(...given));

function near(actual: number | undefined, expected: number, tolerance = 1e-9): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) <= tolerance * Math.max(Math.abs(expected), 1e-300),
    `${actual} is not ${expected}`,
  );
}

/** Party identification by gender: Agresti (2007), p. 39, the example of R's chisq.test. */
const party: CountTable = [
  [762, 327, 468],
  [484, 239, 477],
];
/** The lady tasting tea: Fisher (1935), the example of R's fisher.test. */
const tea: CountTable = [
  [3, 1],
  [1, 3],
];
/** Convictions of like-sex twins: Fisher (1962), Table 1, the example of R's fisher.test. */
const convictions: CountTable = [
  [2, 15],
  [10, 3],
];

describe('the chi-square distribution', () => {
  it('gives the published critical values', () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
    const rows: readonly (readonly [df: number, at5: number, at1: number, at01: number])[] = [
      [1, 3.841, 6.635, 10.828],
      [2, 5.991, 9.21, 13.816],
      [5, 11.07, 15.086, 20.515],
      [10, 18.307, 23.209, 29.588],
      [30, 43.773, 50.892, 59.703],
      [100, 124.342, 135.807, 149.449],
    ];
    for (const [df, at5, at1, at01] of rows) {
      near(chiSquareUpperTail(at5, df), 0.05, 1e-3);
      near(chiSquareUpperTail(at1, df), 0.01, 1e-3);
      near(chiSquareUpperTail(at01, df), 0.001, 1e-3);
    }
  });

  it('agrees with scipy 1.17 to ten digits, far out and near 0', () => {
    near(chiSquareUpperTail(0.5, 1), 0.47950012218695337, 1e-10);
    near(chiSquareUpperTail(10, 3), 0.01856613546304325, 1e-10);
    near(chiSquareUpperTail(30, 12), 0.0027924293327009145, 1e-10);
    near(chiSquareUpperTail(80, 40), 0.0001763028977385677, 1e-10);
    near(chiSquareUpperTail(100, 7), 1.0787979671702833e-18, 1e-10);
    near(chiSquareUpperTail(0.001, 5), 0.9999999983185123, 1e-10);
    assert.equal(chiSquareUpperTail(0, 3), 1);
  });

  it('is exp(-x/2) for two degrees of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 600, noNaN: true }), x => {
        near(chiSquareUpperTail(x, 2), Math.exp(-x / 2), 1e-9);
      }),
    );
  });
});

describe('the chi-square test', () => {
  it('gives what R gives: X-squared = 30.07, df = 2, p-value = 2.954e-07', () => {
    const { statistic, df, p } = chiSquareTest(party);
    near(statistic, 30.070149095754672);
    assert.equal(df, 2);
    near(p, 2.9535891832117595e-7);
  });

  it('applies by the rule of Cochran', () => {
    assert.equal(chiSquareApplies(party), true);
    assert.equal(chiSquareApplies(tea), false);
    // Expected: 5 everywhere.
    assert.equal(
      chiSquareApplies([
        [10, 0],
        [0, 10],
      ]),
      true,
    );
    assert.equal(
      chiSquareApplies([
        [9, 0],
        [0, 10],
      ]),
      false,
    );
    // One of ten expected counts is below 5, but not below 1.
    assert.equal(
      chiSquareApplies([
        [2, 2],
        [20, 20],
        [20, 20],
        [20, 20],
        [20, 20],
      ]),
      true,
    );
    // Below 1.
    assert.equal(
      chiSquareApplies([
        [1, 0],
        [20, 20],
        [20, 20],
        [20, 20],
        [20, 20],
      ]),
      false,
    );
  });
});

describe("Fisher's exact test", () => {
  it('gives what R gives for its own examples', () => {
    near(fisherExact(tea), 34 / 70);
    near(fisherExact(convictions), 0.0005367241191434358);
    near(
      fisherExact([
        [8, 2],
        [1, 5],
      ]),
      0.034965034965034975,
    );
  });

  it('sums over all tables as a plain enumeration does', () => {
    fc.assert(
      fc.property(smallTable, counts => {
        near(fisherExact(counts), enumerated(counts), 1e-9);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('does not depend on the order of rows and columns, nor on which is which', () => {
    fc.assert(
      fc.property(smallTable, counts => {
        const p = fisherExact(counts)!;
        near(fisherExact([...counts].reverse()), p);
        near(fisherExact(counts.map(row => [...row].reverse())), p);
        near(fisherExact(counts[0]!.map((_, j) => counts.map(row => row[j]!))), p);
        assert.ok(p > 0 && p <= 1);
      }),
      { seed: 5 },
    );
  });

  it('gives 1 for the likeliest table', () => {
    assert.equal(
      fisherExact([
        [2, 2],
        [2, 2],
        [2, 2],
      ]),
      1,
    );
  });

  it('says of a large table that it is too large, soon', () => {
    // Job satisfaction by income: Agresti (2002), p. 57; R enumerates it with a large workspace.
    assert.equal(
      fisherExact([
        [1, 3, 10, 6],
        [2, 3, 10, 7],
        [1, 6, 14, 12],
        [0, 1, 9, 11],
      ]),
      undefined,
    );
  });

  it('is exact for a rare theme among thousands of sources', () => {
    // Three sources have it, all in a group of 100 of 5,000: 100·99·98 / (5000·4999·4998).
    near(
      fisherExact([
        [3, 97],
        [0, 4900],
      ]),
      (100 * 99 * 98) / (5000 * 4999 * 4998),
      1e-9,
    );
  });
});

describe('Cramér’s V', () => {
  it('is √(X²/n) in a table of two rows, 0 for independence, 1 for dependence', () => {
    near(cramersV(party), Math.sqrt(30.070149095754672 / 2757));
    near(
      cramersV([
        [10, 0],
        [0, 7],
      ]),
      1,
    );
    assert.equal(
      cramersV([
        [2, 4],
        [3, 6],
      ]) < 1e-7,
      true,
    );
  });
});

describe('adjusted residuals', () => {
  it('are those of Agresti (2007), Table 2.5: 4.50, 0.70, -5.32', () => {
    const [women, men] = adjustedResiduals(party);
    assert.deepEqual(
      women!.map(value => value.toFixed(2)),
      ['4.50', '0.70', '-5.32'],
    );
    assert.deepEqual(
      men!.map(value => value.toFixed(2)),
      ['-4.50', '-0.70', '5.32'],
    );
  });

  it('square to X² in a 2 x 2 table; nothing where a column holds everything', () => {
    const counts: CountTable = [
      [10, 20],
      [20, 10],
    ];
    near(adjustedResiduals(counts)[0]![0]! ** 2, chiSquareTest(counts).statistic);
    assert.deepEqual(
      adjustedResiduals([
        [3, 0],
        [4, 0],
      ]),
      [
        [0, 0],
        [0, 0],
      ],
    );
  });
});

describe('Holm’s correction', () => {
  it('gives what R’s p.adjust gives', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((value, i) => {
      near(adjusted[i], value);
    });
    assert.deepEqual(holm([0.9, 0.8]), [1, 1]);
    assert.deepEqual(holm([]), []);
  });
});

describe('the choice of a test', () => {
  it('takes chi-square where it may, Fisher where it may not, and says why there is none', () => {
    assert.equal(testIndependence(party).test, 'chi-square');
    assert.equal(testIndependence(tea).test, 'fisher');
    const reasonOf = (counts: CountTable) => {
      const found = testIndependence(counts);
      return found.test === 'none' ? found.reason : found.test;
    };
    assert.equal(
      reasonOf([
        [3, 1],
        [0, 0],
      ]),
      'one-group',
    );
    assert.equal(
      reasonOf([
        [3, 0],
        [4, 0],
      ]),
      'no-variation',
    );
    assert.equal(
      reasonOf([
        [0, 0],
        [0, 0],
      ]),
      'one-group',
    );
    assert.equal(
      reasonOf([
        [1, 0],
        [0, 1],
        [1, 0],
      ]),
      'single-sources',
    );
    assert.equal(
      reasonOf([
        [1, 3, 10, 6],
        [2, 3, 10, 7],
        [1, 6, 14, 12],
        [0, 1, 9, 11],
      ]),
      'too-large',
    );
  });
});

/** Tables without empty rows and columns. */
const smallTable = fc
  // The oracle tries every way to fill every row: what is larger takes it minutes.
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
  .chain(([r, c]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: c, maxLength: c }), {
      minLength: r,
      maxLength: r,
    }),
  )
  .filter(counts => {
    const { rows, columns } = marginsOf(counts);
    return [...rows, ...columns].every(sum => sum > 0);
  });

/** The oracle: every table with the same margins, cell by cell, with factorials as logarithms. */
function enumerated(counts: CountTable): number {
  const { rows, columns } = marginsOf(counts);
  const logFactorial = (n: number): number => (n < 2 ? 0 : Math.log(n) + logFactorial(n - 1));
  const weightOf = (cells: readonly number[]) =>
    Math.exp(-cells.reduce((sum, n) => sum + logFactorial(n), 0));
  const observed = weightOf(counts.flat());
  let all = 0;
  let extreme = 0;
  const visit = (cells: readonly number[]): void => {
    const [i, j] = [Math.floor(cells.length / columns.length), cells.length % columns.length];
    const rowLeft = (rows[i] ?? 0) - cells.slice(i * columns.length).reduce((sum, n) => sum + n, 0);
    if (i === rows.length) {
      if (
        columns.some(
          (sum, k) => cells.filter((_, at) => at % columns.length === k).reduce((a, b) => a + b, 0) !== sum,
        )
      )
        return;
      const weight = weightOf(cells);
      all += weight;
      if (weight <= observed * (1 + 1e-7)) extreme += weight;
      return;
    }
    for (let n = j === columns.length - 1 ? rowLeft : 0; n <= rowLeft; n++) visit([...cells, n]);
  };
  visit([]);
  return extreme / all;
}
