import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compareFractions,
  formatFraction,
  fractionOf,
  plus,
  toNumber,
} from '../../../src/core/base/fraction';
import { usualBands } from '../../../src/core/corpus/indexSettings';
import { type IndicatorValue, meanResult, pmcIndex, surfaceOf } from '../../../src/core/pmc/pmc';
import { runs } from '../../support/long';

const grading = { scale: 10, bands: usualBands };
const only = (variables: readonly (readonly IndicatorValue[])[]) => pmcIndex([variables], grading)[0]!;

describe('PMC index', () => {
  it('is the sum of the means of the indicators, exactly: a value on a limit is in the band that begins there', () => {
    const thirds = [
      ...Array.from({ length: 6 }, () => [1, 1, 0]),
      ...Array.from({ length: 3 }, () => [1, 0, 0]),
      [0],
    ];
    const { index, band } = only(thirds);
    assert.equal(formatFraction(index.lower), '5');
    assert.equal(band.lower.name, 'acceptable');
    assert.equal(
      formatFraction(only(Array.from({ length: 10 }, () => [1, ...Array(9).fill(0)])).index.lower),
      '1',
    );
    assert.equal(
      formatFraction(only([[1], [1, 0], [1, 0, 0], [1, 0, 0, 0], [1, ...Array(9).fill(0)]]).index.lower),
      '131/60',
    );
  });

  it('is a range where indicators are open, also in grade and rank', () => {
    const { variables, index, open, depression, band } = only([[1, undefined, 0], [1, 1], [undefined]]);
    assert.deepEqual(
      [
        variables[0]!.lower,
        variables[0]!.upper,
        index.lower,
        index.upper,
        depression.lower,
        depression.upper,
      ].map(formatFraction),
      ['1/3', '2/3', '4/3', '8/3', '1/3', '5/3'],
    );
    assert.equal(open, 2);
    assert.deepEqual([band.lower.name, band.upper.name], ['poor', 'excellent']);
    const ranks = pmcIndex([[[1, 1]], [[1, undefined]], [[0, 0]], [[0, 0]]], grading).map(({ rank }) => rank);
    assert.deepEqual(ranks, [
      { best: 1, worst: 1 },
      { best: 1, worst: 2 },
      { best: 3, worst: 3 },
      { best: 3, worst: 3 },
    ]);
  });

  it('leaves out a variable without indicators, and lowers full marks', () => {
    const { variables, index, depression } = only([[1, 1], [], [0, 1]]);
    assert.equal(variables[1], undefined);
    assert.equal(formatFraction(index.lower), '3/2');
    assert.equal(formatFraction(depression.lower), '1/2');
  });

  it('has a range that filling the open indicators one by one reaches, and never leaves', () => {
    const value = fc.constantFrom<IndicatorValue>(0, 1, undefined);
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        variables => {
          const { index, open } = only(variables);
          if (open > 12) return;
          let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
          for (let filling = 0; filling < 2 ** open; filling++) {
            let bit = 0;
            const filled = variables.map(each => each.map(known => known ?? (filling >> bit++) & 1));
            const exact = filled
              .map(each => each.reduce((sum, one) => sum + one, 0) / each.length)
              .reduce((sum, one) => sum + one, 0);
            [least, most] = [Math.min(least, exact), Math.max(most, exact)];
          }
          assert.ok(Math.abs(toNumber(index.lower) - least) < 1e-12);
          assert.ok(Math.abs(toNumber(index.upper) - most) < 1e-12);
        },
      ),
      { seed: 20_261_201, numRuns: runs(60, 2000) },
    );
  });

  it('has a mean over sources, and a square surface with room at its end', () => {
    const mean = meanResult(
      pmcIndex(
        [
          [[1, 0], [1]],
          [[1, 1], [undefined]],
        ],
        grading,
      ),
    );
    assert.deepEqual([mean.index.lower, mean.index.upper].map(formatFraction), ['5/4', '7/4']);
    assert.deepEqual(surfaceOf([1, 2, 3, 4, 5]), [
      [1, 2, 3],
      [4, 5, undefined],
      [undefined, undefined, undefined],
    ]);
  });
});

describe('fractions', () => {
  it('read decimals as they are written', () => {
    assert.equal(formatFraction(fractionOf(0.1)), '1/10');
    assert.equal(formatFraction(fractionOf(-2.5)), '-5/2');
    assert.equal(formatFraction(fractionOf(1e-7)), '1/10000000');
    assert.equal(formatFraction(fractionOf(1e21)), '1000000000000000000000');
    assert.equal(formatFraction(plus(fractionOf(0.1), fractionOf(0.2))), '3/10');
    assert.ok(compareFractions(fractionOf(0.3), fractionOf(0.31)) < 0);
  });
});
