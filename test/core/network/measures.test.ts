import assert from 'node:assert/strict';
import fc from 'fast-check';
import { measures, weigh } from '../../../src/core/network/measures';

describe('weigh', () => {
  it('is what the literature says', () => {
    // Of 100 units, 20 hold a, 10 hold b, 5 hold both.
    const of = (measure: (typeof measures)[number]) => weigh(measure, 5, 20, 10, 100);
    assert.equal(of('count'), 5);
    assert.equal(of('jaccard'), 5 / 25);
    assert.equal(of('ochiai'), 5 / Math.sqrt(200));
    assert.equal(of('pmi'), Math.log2(2.5));
    assert.equal(of('association'), 2.5);
  });

  it('does not depend on which of the two comes first, and is 1 at most where it is a share', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(50), fc.nat(50))
      .map(([both, a, b, rest]) => [both, both + a, both + b, both + a + b + rest] as const);
    fc.assert(
      fc.property(counts, fc.constantFrom(...measures), ([both, a, b, total], measure) => {
        assert.equal(weigh(measure, both, a, b, total), weigh(measure, both, b, a, total));
        if (measure === 'jaccard' || measure === 'ochiai')
          assert.ok(weigh(measure, both, a, b, total) <= 1 + 1e-12);
      }),
      { seed: 1 },
    );
  });
});
