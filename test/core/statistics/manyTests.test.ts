import assert from 'node:assert/strict';
import fc from 'fast-check';
import { benjaminiHochberg } from '../../../src/core/statistics/benjaminiHochberg';
import { hypergeometricUpperTail } from '../../../src/core/statistics/hypergeometric';

/** Binomial coefficients in whole numbers. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let product = 1n;
  for (let i = 1; i <= k; i++) product = (product * BigInt(n - k + i)) / BigInt(i);
  return product;
}

function exactly(found: number, marked: number, drawn: number, all: number): number {
  let ways = 0n;
  for (let k = found; k <= Math.min(marked, drawn); k++)
    ways += choose(marked, k) * choose(all - marked, drawn - k);
  const scale = 10n ** 300n;
  return Number(`${(ways * scale) / choose(all, drawn)}e-300`);
}

describe('the hypergeometric test', () => {
  it('is what counting all draws gives, near and far from chance', () => {
    const cases = fc
      .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
      .chain(([marked, drawn, rest]) =>
        fc.tuple(
          fc.nat(Math.min(marked, drawn) + 1),
          fc.constant(marked),
          fc.constant(drawn),
          fc.constant(Math.max(marked, drawn) + rest),
        ),
      );
    fc.assert(
      fc.property(cases, ([found, marked, drawn, all]) => {
        const exact = exactly(found, marked, drawn, all);
        const p = hypergeometricUpperTail(found, marked, drawn, all);
        assert.ok(Math.abs(p - exact) <= 1e-11 + 1e-10 * exact, `${p} ${exact}`);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('is right where a single draw is too unlikely for a number', () => {
    assert.equal(hypergeometricUpperTail(1, 30_000, 30_000, 60_000), 1);
    assert.equal(hypergeometricUpperTail(30_000, 30_000, 30_000, 60_000), 0);
    // Fisher's lady tasting tea: 4 of 4 right.
    assert.ok(Math.abs(hypergeometricUpperTail(4, 4, 4, 8) - 1 / 70) < 1e-15);
  });
});

describe("Benjamini and Hochberg's control", () => {
  it('gives the adjusted values of their paper, and of R: p.adjust(p, "BH")', () => {
    // The 15 p of section 3.2 of the paper; of which the first four are found at a rate of 0.05.
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const qs = benjaminiHochberg(ps);
    assert.equal(qs.filter(q => q <= 0.05).length, 4);
    const expected = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571, 0.0638571, 0.0645, 0.0765, 0.486, 0.5811818,
      0.714875, 0.7532308, 0.8132143, 1,
    ];
    qs.forEach((q, i) => {
      assert.ok(Math.abs(q - expected[i]!) < 1e-6, `${i}: ${q}`);
    });
  });

  it('does not depend on the order, and counts tests whose p is 1 without being given', () => {
    const ps = [0.3, 0.001, 0.04, 0.04];
    assert.deepEqual(benjaminiHochberg([...ps].reverse()), [...benjaminiHochberg(ps)].reverse());
    assert.deepEqual(benjaminiHochberg([...ps, 1, 1, 1]).slice(0, 4), benjaminiHochberg(ps, 7));
    assert.deepEqual(benjaminiHochberg([]), []);
  });
});
