import assert from 'node:assert/strict';
import { brennanPredigerS } from '../../../src/core/agreement/coefficients/brennanPredigerS';
import { cohenKappa } from '../../../src/core/agreement/coefficients/cohenKappa';
import { compositeReliability } from '../../../src/core/agreement/coefficients/compositeReliability';
import { jaccardDistance, masiDistance } from '../../../src/core/agreement/coefficients/distances';
import { f1 } from '../../../src/core/agreement/coefficients/f1';
import { fleissKappa } from '../../../src/core/agreement/coefficients/fleissKappa';
import { gwetAC1 } from '../../../src/core/agreement/coefficients/gwetAC1';
import { holsti } from '../../../src/core/agreement/coefficients/holsti';
import { krippendorffAlpha } from '../../../src/core/agreement/coefficients/krippendorffAlpha';
import { percent } from '../../../src/core/agreement/coefficients/percent';
import { scottPi } from '../../../src/core/agreement/coefficients/scottPi';
import { sharesOf } from '../../../src/core/agreement/paradox';
import type { Coefficient, Reliability } from '../../../src/core/agreement/reliability';

/** Judgements of two coders as a table: rows are the first's categories, columns the second's. */
function crossed(table: readonly (readonly number[])[]): Reliability {
  return {
    coders: 2,
    categories: table.length,
    rows: table.flatMap((counts, a) => counts.map((count, b) => ({ values: [a, b], count }))),
  };
}

/** Judgements by coder, one character a unit; a dot is none. */
function byCoder(categories: number, ...coders: readonly string[]): Reliability {
  const units = [...coders[0]!].map((_, i) => coders.map(coder => coder[i]!));
  return {
    coders: coders.length,
    categories,
    rows: units.map(unit => ({
      values: unit.map(each => (each === '.' ? null : Number(each) - 1)),
      count: 1,
    })),
  };
}

const isNear = ({ value }: Coefficient, should: number, digits = 3) =>
  assert.ok(
    value !== null && Math.abs(value - should) <= 0.5000001 * 10 ** -digits,
    `${value}, expected ${should}`,
  );

describe('coefficients of agreement, against published values', () => {
  it("Cohen 1960, p. 45: kappa; Gwet's AC1 of the same table", () => {
    const table = crossed([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    isNear(cohenKappa(table), 0.492);
    isNear(percent(table), 0.7);
    isNear(gwetAC1(table), 0.576);
  });

  it('Zwick 1988, p. 376: S, pi and kappa part where the shares of the coders do', () => {
    const table = crossed([
      [20, 5, 5, 10],
      [0, 10, 5, 5],
      [0, 5, 10, 5],
      [0, 0, 0, 20],
    ]);
    isNear(percent(table), 0.6);
    isNear(brennanPredigerS(table), 0.467);
    isNear(scottPi(table), 0.46, 2);
    isNear(cohenKappa(table), 0.474);
  });

  it('Artstein & Poesio 2008, p. 558: S, pi, kappa', () => {
    const table = crossed([
      [20, 20],
      [10, 50],
    ]);
    isNear(brennanPredigerS(table), 0.4);
    isNear(scottPi(table), 0.341);
    isNear(cohenKappa(table), 0.348);
  });

  it('Krippendorff 2004, p. 227 and 230: alpha, with judgements missing', () => {
    isNear(krippendorffAlpha(byCoder(3, '112222233333', '122222333333')), 0.734);
    isNear(
      krippendorffAlpha(byCoder(5, '123321412...', '1233224125.3', '.3332342251.', '12332441251.')),
      0.743,
    );
  });

  it('Randolph 2005, p. 17: free and fixed margins of the same cases', () => {
    const cases = byCoder(2, '1122', '1122', '1212');
    isNear(percent(cases), 0.667);
    isNear(fleissKappa(cases), 0.333);
    isNear(brennanPredigerS(cases), 0.333);
  });
});

describe('coefficients of agreement', () => {
  it('are the same for perfect copies, and below zero where all is at odds', () => {
    const perfect = byCoder(2, '1212', '1212', '1212');
    for (const each of [percent, fleissKappa, krippendorffAlpha, brennanPredigerS, gwetAC1])
      isNear(each(perfect), 1, 9);
    const opposed = crossed([
      [0, 5],
      [5, 0],
    ]);
    for (const each of [cohenKappa, scottPi, brennanPredigerS, gwetAC1]) isNear(each(opposed), -1, 9);
    isNear(krippendorffAlpha(opposed), -0.9, 9);
  });

  it('are not defined, with the reason, where nothing can be compared or nothing varies', () => {
    const none = { coders: 2, categories: 2, rows: [] };
    const alone = byCoder(2, '1212');
    const apart = byCoder(2, '12..', '..12');
    const codes = (category: number) => (category === 1 ? ['code'] : []);
    for (const each of [
      percent,
      cohenKappa,
      scottPi,
      fleissKappa,
      krippendorffAlpha,
      brennanPredigerS,
      gwetAC1,
    ]) {
      assert.deepEqual(each(none), { value: null, reason: 'nothing-compared' });
      assert.deepEqual(each(alone), { value: null, reason: 'one-coder' });
      assert.deepEqual(each(apart), { value: null, reason: 'nothing-compared' });
    }
    for (const each of [holsti, f1]) {
      assert.deepEqual(each(none, codes), { value: null, reason: 'nothing-compared' });
      assert.deepEqual(each(byCoder(2, '11', '11'), codes), { value: null, reason: 'nothing-coded' });
    }
    const same = byCoder(2, '1111', '1111');
    for (const each of [cohenKappa, scottPi, fleissKappa, krippendorffAlpha])
      assert.equal(each(same).reason, 'no-variation');
    isNear(gwetAC1(same), 1, 9);
    for (const each of [brennanPredigerS, gwetAC1])
      assert.equal(each({ ...same, categories: 1 }).reason, 'one-category');
    const three = byCoder(2, '12.', '1212'.slice(0, 3), '122');
    for (const each of [cohenKappa, scottPi]) assert.equal(each(three).reason, 'two-coders-only');
    assert.equal(fleissKappa(three).reason, 'uneven');
  });

  it('take what was not judged for no judgement, and what was not found for one', () => {
    const missing = byCoder(2, '12.', '122');
    const empty = byCoder(2, '121', '122');
    isNear(percent(missing), 1, 9);
    isNear(percent(empty), 0.667);
  });

  it('of sets: distances, Holsti, F1, composite reliability', () => {
    assert.equal(jaccardDistance([], []), 0);
    isNear({ value: jaccardDistance(['a', 'b'], ['b', 'c']) }, 2 / 3, 9);
    assert.equal(masiDistance(['a'], ['a']), 0);
    isNear({ value: masiDistance(['a', 'b'], ['a']) }, 1 - (1 / 2) * (2 / 3), 9);
    isNear({ value: masiDistance(['a', 'b'], ['b', 'c']) }, 1 - (1 / 3) * (1 / 3), 9);
    assert.equal(masiDistance(['a'], []), 1);
    const sets = [[], ['a'], ['a', 'b']];
    const data: Reliability = {
      coders: 2,
      categories: 3,
      rows: [
        { values: [2, 1], count: 3 },
        { values: [0, 1], count: 1 },
        { values: [0, 0], count: 9 },
      ],
    };
    // Seven codes of the first with three of them, four of the second: 2 * 3 / (6 + 4).
    isNear(
      holsti(data, each => sets[each]!),
      0.6,
      9,
    );
    isNear(
      f1(data, each => sets[each]!),
      0.6,
      9,
    );
    isNear(compositeReliability(2, { value: 0.6 }), 0.75, 9);
    isNear(compositeReliability(3, { value: 0.6 }), 1.8 / 2.2, 9);
  });

  it('tell where kappa misleads', () => {
    const rare = crossed([
      [95, 3],
      [2, 0],
    ]);
    assert.equal(sharesOf(rare)?.paradox, 'prevalence');
    assert.equal(sharesOf(rare)?.prevalence, 0.95);
    const uneven = crossed([
      [20, 0],
      [30, 50],
    ]);
    assert.deepEqual(sharesOf(uneven), { prevalence: 0.3, bias: 0.3, paradox: 'bias' });
    assert.equal(
      sharesOf(
        crossed([
          [40, 10],
          [10, 40],
        ]),
      )?.paradox,
      null,
    );
  });
});
