import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareNaturally, compareText } from '../../../src/core/base/order';

describe('compareNaturally', () => {
  it('compares digits as numbers', () => {
    const sorted = [
      '1.txt',
      '02.txt',
      '2.txt',
      '10.txt',
      'a01b3',
      'a1b',
      'a1b2',
      'a2',
      '第2章',
      '第10章',
      '第10章a',
    ];
    assert.deepEqual([...sorted].reverse().sort(compareNaturally), sorted);
  });

  it('puts huge numbers in one order', () => {
    const [a, b] = ['9'.repeat(400), `${'9'.repeat(399)}8`];
    assert.ok(compareNaturally(a, b) > 0);
    assert.ok(compareNaturally(b, a) < 0);
  });

  it('is an order: sorting does not depend on where one begins', () => {
    const name = fc.string({ unit: fc.constantFrom(...'a浙0123.-') });
    fc.assert(
      fc.property(fc.array(name), names => {
        const sorted = [...names].sort(compareNaturally);
        assert.deepEqual([...names].reverse().sort(compareNaturally), sorted);
        assert.deepEqual([...names].sort(compareText).sort(compareNaturally), sorted);
      }),
      { seed: 1 },
    );
  });
});

describe('compareText', () => {
  it('orders by UTF-16 code units, whatever the locale', () => {
    assert.deepEqual(['é', 'z', 'Z', '𠮷', '\uffff', 'a'].sort(compareText), [
      'Z',
      'a',
      'z',
      'é',
      '𠮷',
      '\uffff',
    ]);
    assert.equal(compareText('a', 'a'), 0);
  });
});
