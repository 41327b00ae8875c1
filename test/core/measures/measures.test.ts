import assert from 'node:assert/strict';
import fc from 'fast-check';
import { english } from '../../../src/core/base/l10n';
import { explainMeasure, type Measure, measures, weigh } from '../../../src/core/measures/measures';

describe('weigh', () => {
  it('is what the literature says', () => {
    // Of 100 units, 20 contain a, 10 contain b, 5 contain both.
    const byHand: Readonly<Record<Measure, number>> = {
      count: 5,
      jaccard: 5 / 25,
      ochiai: 5 / Math.sqrt(200),
      pmi: Math.log2(2.5),
      association: 2.5,
      dice: 10 / 30,
      inclusion: 5 / 10,
      // p = 0.05, 0.2 and 0.1.
      npmi: Math.log(2.5) / -Math.log(0.05),
      // The table 5 15 / 5 75, expected 2 18 / 8 72: as loglikelihood_ratio of nltk gives it.
      logLikelihood:
        2 * (5 * Math.log(2.5) + 15 * Math.log(15 / 18) + 5 * Math.log(5 / 8) + 75 * Math.log(75 / 72)),
    };
    for (const measure of measures) {
      const weight = weigh(measure, { both: 5, first: 20, second: 10, all: 100 });
      assert.ok(Math.abs(weight - byHand[measure]) < 1e-12, measure);
    }
  });

  it('does not depend on which of the two comes first, and is 1 at most where it is a share', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.nat(50), fc.nat(50))
      .map(([both, a, b, rest]) => [both, both + a, both + b, both + a + b + rest] as const);
    fc.assert(
      fc.property(counts, fc.constantFrom(...measures), ([both, first, second, all], measure) => {
        const weight = weigh(measure, { both, first, second, all });
        const other = weigh(measure, { both, first: second, second: first, all });
        assert.ok(Math.abs(weight - other) < 1e-9 && Number.isFinite(weight));
        if (['jaccard', 'ochiai', 'dice', 'inclusion', 'npmi'].includes(measure))
          assert.ok(weight <= 1 + 1e-12);
        if (measure === 'npmi') assert.ok(weight >= -1 - 1e-12);
      }),
      { seed: 1 },
    );
  });
});

describe('npmi', () => {
  it('is 1 where neither stands without the other, in every unit too', () => {
    assert.ok(Math.abs(weigh('npmi', { both: 5, first: 5, second: 5, all: 100 }) - 1) < 1e-12);
    assert.equal(weigh('npmi', { both: 9, first: 9, second: 9, all: 9 }), 1);
  });
});

describe('the formulas', () => {
  it('are told in a sentence each', () => {
    const sentences = measures.map(measure => explainMeasure(measure, english));
    assert.equal(new Set(sentences).size, measures.length);
    for (const sentence of sentences) assert.match(sentence, /^Weight: .+\.$/);
  });
});
