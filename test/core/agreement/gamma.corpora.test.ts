import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  type Dissimilarity,
  dissimilarity,
  positional,
  usualDissimilarity,
} from '../../../src/core/agreement/unitizing/gamma/dissimilarity';
import { disordersOf, gammaOf, usualGammaRules } from '../../../src/core/agreement/unitizing/gamma/gamma';
import { finish } from '../../../src/core/base/steps';
import { runs } from '../../support/long';
import { agreesTo, continuumOf, type Oracle, type OracleSegment, oracles, readOracles } from './oracles';

function rulesOf({ data: { parameters = {} } }: Oracle): Dissimilarity {
  const { alpha = 3, beta = 1, deltaEmpty = 1, categories, categoryMatrix } = parameters;
  const names = categories as readonly string[] | undefined;
  const matrix = categoryMatrix as readonly (readonly number[])[] | undefined;
  return {
    alpha: alpha as number,
    beta: beta as number,
    empty: deltaEmpty as number,
    ofCodes: (a, b) =>
      names && matrix ? matrix[names.indexOf(a)]![names.indexOf(b)]! : usualDissimilarity.ofCodes(a, b),
  };
}

interface Pair {
  readonly a: readonly [coder: string, index: number];
  readonly b: readonly [coder: string, index: number];
  readonly positional: number;
  readonly combined: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
/** What they print are single-precision numbers. */
const isNear = (is: number, should: number) => Math.abs(is - should) < 1e-5 * Math.max(1, should);

describe('gammas that are known (needs ../shared)', () => {
  let cases: readonly Oracle[] = [];
  before(function () {
    if (!existsSync(oracles)) {
      console.log('      skipped: ../shared/oracles is absent');
      this.skip();
    }
    cases = readOracles().filter(({ kind, data }) => kind === 'unitizing' && data.segments);
  });

  const textOf = ({ coders, data }: Oracle, segments: readonly OracleSegment[]) =>
    continuumOf(coders, { start: 0, end: data.continuum!.end }, segments);
  const disordersIn = (oracle: Oracle, segments: readonly OracleSegment[], rules = rulesOf(oracle)) => {
    const { length, coders } = textOf(oracle, segments);
    const found = finish(disordersOf([{ length, coders: coders.map(each => each ?? []) }], rules));
    assert.ok(found);
    return found;
  };

  it('have the disorder of their best alignment', () => {
    const wrong: string[] = [];
    let right = 0;
    for (const oracle of cases) {
      const told: readonly (readonly [string, unknown, number | null])[] = [
        ...Object.entries(oracle.expected).map(([name, e]) => [name, e.value, e.digits] as const),
        ...Object.entries(oracle.computed ?? {}).map(([name, value]) => [name, value, 9] as const),
      ];
      for (const [name, value, digits] of told) {
        const weights = /^gamma\.disorder(?:\.alpha([\d.]+)\.beta([\d.]+))?$/.exec(name);
        if (!weights) continue;
        const [, alpha, beta] = weights;
        const given = alpha && beta ? { alpha: Number(alpha), beta: Number(beta) } : {};
        const is = disordersIn(oracle, oracle.data.segments!, { ...rulesOf(oracle), ...given });
        if (is.isExact && agreesTo(is.all, value, Math.min(6, digits ?? 6))) right++;
        else wrong.push(`${oracle.id} ${name}: ${is.all}, expected ${value}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.equal(right, 69);
  });

  it('have the dissimilarity of every pair', () => {
    let pairs = 0;
    for (const oracle of cases) {
      const { coders } = textOf(oracle, oracle.data.segments!);
      const rules = rulesOf(oracle);
      for (const { a, b, positional: place, combined } of (oracle.data.pairs ?? []) as readonly Pair[]) {
        const [one, other] = [a, b].map(([coder, i]) => coders[oracle.coders.indexOf(coder)]![i]!);
        assert.ok(one && other && isNear(positional(one, other, rules), place), oracle.id);
        assert.ok(isNear(dissimilarity(one, other, rules), combined), oracle.id);
        pairs++;
      }
    }
    assert.ok(pairs > 300);
  });

  it('are what they are against given texts by chance', () => {
    const sampled = cases.filter(({ data }) => data.samples);
    assert.equal(sampled.length, 6);
    for (const oracle of sampled) {
      const found = oracle.data.samples!.map(({ segments, disorder }) => {
        const { all } = disordersIn(oracle, segments);
        assert.ok(isNear(all, disorder), oracle.id);
        return all;
      });
      const value = 1 - disordersIn(oracle, oracle.data.segments!).all / mean(found);
      assert.ok(agreesTo(value, oracle.expected['gamma.givenSamples']!.value, 6), oracle.id);
    }
  });

  it('are where others find them against texts that we draw', () => {
    const found = new Map<string, number>();
    for (const oracle of cases) {
      const { expected, data } = oracle;
      if (!Array.isArray(expected.gamma?.value)) continue;
      const text = continuumOf(oracle.coders, data.continuum!, data.segments!);
      const { gamma, gammaCat, isExact } = gammaOf([text], {
        ...usualGammaRules,
        dissimilarity: rulesOf(oracle),
        // The large ones take longest, and vary least.
        ...(data.segments!.length > 100
          ? { fewest: runs(8, 30), most: runs(8, 30) }
          : { fewest: 200, most: 200 }),
      });
      const [low, high] = expected.gamma.value as [number, number];
      assert.ok(
        isExact && gamma.value! >= low - 0.06 && gamma.value! <= high + 0.06,
        `${oracle.id} ${gamma.value}`,
      );
      // Another way of drawing: theirs keeps no distance.
      const code = expected['gammaCat.Mathet2017'];
      if (code) assert.ok(Math.abs(gammaCat.value! - Number(code.value)) < 0.03, `${gammaCat.value}`);
      found.set(oracle.id, gamma.value!);
    }
    assert.equal(found.size, 3);
  });
});
