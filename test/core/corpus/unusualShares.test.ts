import assert from 'node:assert/strict';
import { unusualShares } from '../../../src/core/corpus/unusualShares';

const parts = (...parts: readonly number[]) => parts.map(part => ({ part, whole: 1000 }));
const kinds = (...shares: readonly number[]) =>
  unusualShares(parts(...shares)).map(each => each?.is ?? 'usual');

describe('shares that are not like the others', () => {
  it('are told in both directions, also close to nothing and close to all', () => {
    assert.deepEqual(kinds(400, 420, 380, 990), ['usual', 'usual', 'usual', 'large']);
    assert.deepEqual(kinds(400, 420, 380, 20), ['usual', 'usual', 'usual', 'small']);
    assert.deepEqual(kinds(400, 420, 380, 1000), ['usual', 'usual', 'usual', 'large']);
    assert.deepEqual(kinds(10, 12, 11, 200), ['usual', 'usual', 'usual', 'large']);
  });

  it('are measured against how far the others are apart', () => {
    assert.deepEqual(kinds(100, 300, 600, 850, 900), Array(5).fill('usual'));
    assert.deepEqual(kinds(300, 310, 305, 600), ['usual', 'usual', 'usual', 'large']);
    assert.deepEqual(kinds(300, 310, 305, 500), Array(4).fill('usual'));
  });

  it('need two others, and say what is usual among them', () => {
    assert.deepEqual(kinds(), []);
    assert.deepEqual(kinds(100, 900), ['usual', 'usual']);
    assert.deepEqual(unusualShares(parts(200, 800, 200))[1], { is: 'large', share: 0.8, usual: 0.2 });
  });
});
