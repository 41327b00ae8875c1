import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import { align, leastRun } from '../../../src/core/passages/align';
import { containment, findCounterpart } from '../../../src/core/passages/counterparts';
import { ShingleIndex } from '../../../src/core/passages/shingles';

/** Few letters, so that texts meet often. */
const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), minLength: 1, maxLength: 24 });

describe('index of shingles', () => {
  it('tells which letters each text has in rows of four, as comparing every pair does', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, wanted) => {
        const index = finish(ShingleIndex.of(texts));
        const expected = texts.flatMap((each, number) => {
          const covered = new Set<number>();
          for (let at = 0; at + leastRun <= wanted.length; at++) {
            if (!each.includes(wanted.slice(at, at + leastRun))) continue;
            for (let k = 0; k < leastRun; k++) covered.add(at + k);
          }
          return covered.size > 0 ? [[number, covered.size] as const] : [];
        });
        assert.deepEqual(
          [...index.shared(wanted)].sort(([a], [b]) => a - b),
          expected,
        );
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('counterpart of a passage', () => {
  it('holds the sentence that is most alike of all, and only grows from there', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), text, (texts, wanted) => {
        const index = finish(ShingleIndex.of(texts));
        const range = { from: 0, to: texts.length };
        const found = findCounterpart(wanted, index, index.shared(wanted), range, 0.3);
        const alone = texts.map(each => align(wanted, each).same);
        const most = Math.max(...alone);
        if (!found) {
          assert.ok(most < 0.3 * wanted.length, `${most} of ${wanted.length}`);
          return;
        }
        const best = alone.indexOf(most);
        assert.ok(found.first <= best && best <= found.last);
        const stretch = texts.slice(found.first, found.last + 1).join('');
        assert.equal(found.alignment.same, align(wanted, stretch).same);
        assert.equal(found.letters, stretch.length);
        assert.ok(found.alignment.same >= most && containment(found, wanted) >= 0.3);
      }),
      { seed: 12, numRuns: 1000 },
    );
  });

  it('looks only where it is told to', () => {
    const texts = ['数字档案馆建设加快推进', '数字档案馆建设', '别的一句话'];
    const index = finish(ShingleIndex.of(texts));
    const shared = index.shared(texts[0]!);
    assert.equal(findCounterpart(texts[0]!, index, shared, { from: 1, to: 3 }, 0.5)?.first, 1);
    assert.equal(findCounterpart(texts[0]!, index, shared, { from: 2, to: 3 }, 0.1), undefined);
  });

  it('puts sentences in a row together where one plan says in two what another says in one', () => {
    const texts = ['无关的话', '组织开展档案征集', '办好专题档案展陈', '另外的话'];
    const index = finish(ShingleIndex.of(texts));
    const passage = '组织开展档案征集并办好专题档案展陈';
    const found = findCounterpart(passage, index, index.shared(passage), { from: 0, to: 4 }, 0.5);
    assert.deepEqual([found?.first, found?.last, found?.alignment.same], [1, 2, 16]);
  });
});
