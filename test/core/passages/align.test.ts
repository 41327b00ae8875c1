import assert from 'node:assert/strict';
import fc from 'fast-check';
import { align } from '../../../src/core/passages/align';

/** The most letters in common runs of `least` or more, by trying every way. */
function most(a: string, b: string, least: number): number {
  const known = new Map<string, number>();
  const from = (i: number, j: number): number => {
    if (i >= a.length || j >= b.length) return 0;
    const key = `${i},${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let best = Math.max(from(i + 1, j), from(i, j + 1));
    for (
      let length = 1;
      a[i + length - 1] !== undefined && a[i + length - 1] === b[j + length - 1];
      length++
    ) {
      if (length >= least) best = Math.max(best, length + from(i + length, j + length));
    }
    known.set(key, best);
    return best;
  };
  return from(0, 0);
}

describe('alignment of two passages', () => {
  it('keeps runs of four letters or more, in the same order', () => {
    const { runs, same } = align('推进数字档案馆建设与开放', '全面推进智慧数字档案馆的建设与开放');
    assert.deepEqual(
      runs.map(({ a, b, length }) => [a, b, length]),
      [
        [2, 6, 5],
        [7, 12, 5],
      ],
    );
    assert.equal(same, 10);
  });

  it('finds nothing in common where only words of two characters are', () => {
    assert.equal(align('加强人才培养', '培养加强队伍').same, 0);
  });

  it('takes the whole of equal texts, and nothing of those too short to tell', () => {
    assert.equal(align('档案服务民生', '档案服务民生').same, 6);
    assert.equal(align('档案', '档案').same, 0);
  });

  it('has as many letters as the best of all alignments, and runs that hold', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 14 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 4 }), (a, b, least) => {
        const { runs, same } = align(a, b, least);
        assert.equal(same, most(a, b, least));
        assert.equal(
          runs.reduce((sum, { length }) => sum + length, 0),
          same,
        );
        let [i, j] = [0, 0];
        for (const run of runs) {
          assert.ok(run.length >= least && run.a >= i && run.b >= j);
          assert.equal(a.slice(run.a, run.a + run.length), b.slice(run.b, run.b + run.length));
          [i, j] = [run.a + run.length, run.b + run.length];
        }
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});
