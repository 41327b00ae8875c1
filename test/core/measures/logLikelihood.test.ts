import assert from 'node:assert/strict';
import { logLikelihoodRatio } from '../../../src/core/measures/logLikelihood';

describe('log-likelihood', () => {
  it('is worked out from the four cells', () => {
    // 10 cases, 4 with A, 5 with B, 4 with both: cells 4, 0, 1, 5; expected 2, 2, 3, 3.
    const byHand = 2 * (4 * Math.log(4 / 2) + 1 * Math.log(1 / 3) + 5 * Math.log(5 / 3));
    assert.ok(Math.abs(logLikelihoodRatio(4, 4, 5, 10) - byHand) < 1e-12);
  });

  it('is 0 for what chance has, negated for what avoids each other', () => {
    assert.equal(logLikelihoodRatio(2, 4, 5, 10), 0);
    // Cells 0, 4, 5, 1; expected 2, 2, 3, 3.
    const byHand = 2 * (4 * Math.log(4 / 2) + 5 * Math.log(5 / 3) + 1 * Math.log(1 / 3));
    assert.ok(Math.abs(logLikelihoodRatio(0, 4, 5, 10) + byHand) < 1e-12);
  });

  it('is a number at the edges', () => {
    assert.equal(logLikelihoodRatio(0, 0, 0, 5), 0);
    assert.equal(logLikelihoodRatio(5, 5, 5, 5), 0);
    assert.equal(logLikelihoodRatio(0, 0, 3, 5), 0);
  });
});
