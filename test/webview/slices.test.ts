import assert from 'node:assert/strict';
import type { Steps } from '../../src/core/base/steps';
import { inSlices } from '../../src/editor/session/slices';

/** Steps that each keep the machine busy for some milliseconds. */
function* busy(steps: number, milliseconds: number, done: number[]): Steps<string> {
  for (let i = 0; i < steps; i++) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    done.push(i);
    yield;
  }
  return 'result';
}

describe('long work in slices', () => {
  it('gives its result, and lets others have their turn on the way', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const done: number[] = [];
    const result = await inSlices(busy(20, 5, done), { isCancelled: () => false });
    clearInterval(timer);
    assert.deepEqual([result, done.length], ['result', 20]);
    assert.ok(turns >= 4, `${turns} turns`);
  });

  it('does what is short at once', () => {
    const done: number[] = [];
    void inSlices(busy(3, 0, done), { isCancelled: () => false });
    assert.deepEqual(done, [0, 1, 2]);
  });

  it('leaves off when it is cancelled', async () => {
    const done: number[] = [];
    const result = await inSlices(busy(1000, 5, done), { isCancelled: () => true });
    assert.equal(result, undefined);
    assert.ok(done.length < 20, `${done.length} steps`);
  });
});
