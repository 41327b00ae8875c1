import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish, type Steps, sortInSteps } from '../../../src/core/base/steps';

describe('steps', () => {
  it('are all done by finish', () => {
    function* count(): Steps<number> {
      let sum = 0;
      for (let i = 1; i <= 4; i++) {
        sum += i;
        yield;
      }
      return sum;
    }
    assert.equal(finish(count()), 10);
  });

  it('sort as toSorted does: stably, leaving the original as it is', () => {
    const item = fc.record({ key: fc.integer({ min: 0, max: 50 }), name: fc.integer() });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 9000, size: 'max' }), items => {
        const before = [...items];
        const sorted = finish(sortInSteps(items, (a, b) => a.key - b.key));
        assert.deepEqual(
          sorted,
          items.toSorted((a, b) => a.key - b.key),
        );
        assert.deepEqual(items, before);
      }),
      { numRuns: 20 },
    );
  });
});
