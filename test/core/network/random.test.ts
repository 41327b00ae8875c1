import assert from 'node:assert/strict';
import { seededRandom, splitMix64 } from '../../../src/core/network/random';

describe('random numbers', () => {
  it('are those of SplitMix64, from whose numbers the generator starts', () => {
    const next = splitMix64(1_234_567);
    assert.deepEqual(
      [next(), next(), next()],
      [6_457_827_717_110_365_317n, 3_203_168_211_198_807_973n, 9_817_491_932_198_370_423n],
    );
  });

  it('are the same for the same seed, and others for the next, from the first number on', () => {
    const numbers = (seed: number) => {
      const random = seededRandom(seed);
      return [random(), random(), random()];
    };
    assert.deepEqual(numbers(-7), numbers(-7));
    for (const place of [0, 1, 2]) {
      // Of a hundred neighbouring seeds, each tenth of the range gets some, none more than a third.
      const tenths = new Map<number, number>();
      for (let seed = -50; seed < 50; seed++) {
        const tenth = Math.floor(numbers(seed)[place]! * 10);
        tenths.set(tenth, (tenths.get(tenth) ?? 0) + 1);
      }
      assert.equal(tenths.size, 10);
      assert.ok([...tenths.values()].every(count => count < 34));
    }
  });
});
