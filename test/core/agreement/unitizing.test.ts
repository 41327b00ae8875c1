import assert from 'node:assert/strict';
import { alphaU1995 } from '../../../src/core/agreement/unitizing/alphaU1995';
import { type Continuum, ofCode, whereCoded } from '../../../src/core/agreement/unitizing/continuum';
import { codedAlphas } from '../../../src/core/agreement/unitizing/cuAlpha';
import { bestAlignment } from '../../../src/core/agreement/unitizing/gamma/alignment';
import { usualDissimilarity } from '../../../src/core/agreement/unitizing/gamma/dissimilarity';
import { disordersOf, gammaOf } from '../../../src/core/agreement/unitizing/gamma/gamma';
import { characterF1, segmentF1 } from '../../../src/core/agreement/unitizing/segmentF1';
import { uAlpha } from '../../../src/core/agreement/unitizing/uAlpha';
import { finish } from '../../../src/core/base/steps';
import { seededRandom } from '../../../src/core/network/random';
import { runs } from '../../support/long';

type Passage = readonly [start: number, end: number, code: string];

function text(length: number, ...coders: readonly (readonly Passage[] | null)[]): Continuum {
  return {
    length,
    coders: coders.map(each =>
      each === null ? null : each.map(([start, end, code]) => ({ start, end, code })),
    ),
  };
}

const isNear = (value: number | null, should: number, digits = 3) =>
  assert.ok(
    value !== null && Math.abs(value - should) <= 0.5000001 * 10 ** -digits,
    `${value}, expected ${should}`,
  );

/** Three coders, twenty characters: an example that is printed with its figures. */
const printed = text(
  20,
  [
    [2, 5, '1'],
    [9, 11, '1'],
    [12, 20, '2'],
  ],
  [
    [2, 5, '1'],
    [7, 15, '2'],
  ],
  [
    [2, 5, '1'],
    [10, 15, '2'],
  ],
);

describe('figures of passages', () => {
  it('are those printed for three coders', () => {
    isNear(uAlpha([printed]).value, 0.474);
    isNear(uAlpha(whereCoded([printed])).value, 0.433);
    const { cuAlpha, kuAlpha, coverage } = codedAlphas([printed], ['1', '2']);
    isNear(cuAlpha.value, 0.779);
    isNear(coverage, 0.3833, 4);
    isNear(kuAlpha.get('1')!.value, 0.769);
    isNear(kuAlpha.get('2')!.value, 0.787);
  });

  it('are below zero, and no agreement on codes, where coders share no character', () => {
    const apart = [
      text(
        100,
        [
          [0, 10, 'x'],
          [40, 50, 'y'],
        ],
        [
          [20, 30, 'x'],
          [60, 70, 'y'],
        ],
      ),
    ];
    isNear(uAlpha(apart).value, -0.16, 6);
    isNear(uAlpha(whereCoded(apart)).value, -0.2325, 6);
    assert.equal(codedAlphas(apart, ['x', 'y']).cuAlpha.reason, 'nothing-shared');
    isNear(alphaU1995(apart, ['x', 'y']).value, -0.284695, 6);
    assert.equal(segmentF1(apart).value, 0);
    assert.equal(characterF1(apart).value, 0);
  });

  it('are not defined where one coder has passages of two codes on one another, but by code they are', () => {
    const overlapping = [
      text(
        30,
        [
          [0, 10, 'x'],
          [5, 15, 'y'],
        ],
        [
          [0, 10, 'x'],
          [6, 15, 'y'],
        ],
      ),
    ];
    assert.equal(uAlpha(overlapping).reason, 'overlap');
    assert.equal(codedAlphas(overlapping, ['x']).cuAlpha.reason, 'overlap');
    isNear(uAlpha(ofCode(overlapping, 'x')).value, 1, 9);
    isNear(characterF1(overlapping).value, 0.974359, 6);
    assert.equal(gammaOf(overlapping).gamma.reason, undefined);
  });

  it('add up over texts, and leave out what one coder has not judged', () => {
    const other = text(40, [[0, 40, '1']], null, null);
    assert.deepEqual(uAlpha([printed, other]), uAlpha([printed]));
    assert.deepEqual(alphaU1995([printed, other], ['1', '2']), alphaU1995([printed], ['1', '2']));
    assert.deepEqual(gammaOf([printed, other]), gammaOf([printed]));
    assert.equal(uAlpha([other]).reason, 'nothing-compared');
    assert.equal(uAlpha([text(9, [[0, 1, 'a']])]).reason, 'one-coder');
    isNear(uAlpha([printed, printed]).value, 0.474, 1);
  });

  it('count no passage without width', () => {
    const empty = text(
      20,
      [
        [0, 0, 'a'],
        [2, 7, 'a'],
      ],
      [[2, 7, 'a']],
    );
    for (const figure of [uAlpha([empty]), alphaU1995([empty], ['a']), gammaOf([empty]).gamma])
      isNear(figure.value, 1, 9);
    const nothing = text(20, [[3, 3, 'a']], [[9, 9, 'a']]);
    assert.equal(gammaOf([nothing]).gamma.reason, 'nothing-coded');
    assert.equal(uAlpha([nothing]).reason, 'no-variation');
  });
});

describe('gamma', () => {
  it('aligns what is nearest, and leaves alone what is far from all', () => {
    const coders = [
      [
        { start: 4, end: 14, code: 'A' },
        { start: 20, end: 30, code: 'B' },
      ],
      [
        { start: 4, end: 14, code: 'A' },
        { start: 20, end: 25, code: 'B' },
      ],
      [
        { start: 14, end: 24, code: 'A' },
        { start: 40, end: 44, code: 'B' },
      ],
    ];
    const { unitary, isBest } = bestAlignment(coders, usualDissimilarity) ?? {};
    assert.ok(isBest && unitary);
    assert.equal(unitary.flat().filter(Boolean).length, 6);
    isNear(finish(disordersOf([{ length: 44, coders }], usualDissimilarity))!.all, 1.185185, 6);
  });

  it('is the least of all alignments, tried one by one', () => {
    const random = seededRandom(7);
    for (let round = 0; round < runs(24, 400); round++) {
      const coders = Array.from({ length: 2 + (round % 3) }, () =>
        Array.from({ length: 1 + Math.floor(random() * (4 - (round % 3))) }, () => {
          const start = Math.floor(random() * 30);
          return { start, end: start + 1 + Math.floor(random() * 12), code: random() < 0.5 ? 'a' : 'b' };
        }),
      );
      const { disorder, isBest } = bestAlignment(coders, usualDissimilarity)!;
      assert.ok(isBest);
      isNear(disorder, leastDisorder(coders), 9);
    }
  });

  it('is 1 for perfect copies, about 0 for coders who code by chance, the same for the same seed', () => {
    const random = seededRandom(3);
    const coded = (): readonly Passage[] =>
      Array.from({ length: 40 }, () => {
        const start = Math.floor(random() * 2000);
        return [start, start + 5 + Math.floor(random() * 20), 'abc'[Math.floor(random() * 3)]!] as const;
      });
    const own = coded();
    isNear(gammaOf([text(2100, own, own)]).gamma.value, 1, 9);
    const chance = text(2100, own, coded());
    assert.ok(Math.abs(gammaOf([chance]).gamma.value!) < 0.15);
    assert.deepEqual(gammaOf([chance]), gammaOf([chance]));
  });
});

/** The least disorder by trying every way to put passages together. */
function leastDisorder(
  coders: readonly (readonly { readonly start: number; readonly end: number; readonly code: string }[])[],
): number {
  const all = coders.flatMap((list, coder) => list.map(segment => ({ coder, segment })));
  const pairs = (coders.length * (coders.length - 1)) / 2;
  const costOf = (group: readonly (typeof all)[number][]) => {
    let [sum, real] = [0, 0];
    group.forEach(({ segment: a }, i) => {
      for (const { segment: b } of group.slice(i + 1)) {
        const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
        sum += (apart / (a.end - a.start + b.end - b.start)) ** 2 + (a.code === b.code ? 0 : 1);
        real++;
      }
    });
    return (sum + pairs - real) / pairs;
  };
  const search = (at: number, groups: readonly (typeof all)[]): number => {
    if (at === all.length) return groups.reduce((sum, group) => sum + costOf(group), 0);
    const next = all[at]!;
    const options = groups.flatMap((group, i) =>
      group.some(({ coder }) => coder === next.coder)
        ? []
        : [search(at + 1, groups.with(i, [...group, next]))],
    );
    return Math.min(search(at + 1, [...groups, [next]]), ...options);
  };
  return search(0, []);
}
