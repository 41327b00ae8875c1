import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatFraction, toNumber } from '../../../src/core/base/fraction';
import { usualBands } from '../../../src/core/corpus/indexSettings';
import { type IndicatorValue, meanResult, pmcIndex } from '../../../src/core/pmc/pmc';
import { shared } from '../../support/root';

const folder = join(shared, 'oracles/pmc');
const json = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const rowsOf = (path: string) =>
  readFileSync(join(folder, path), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','));

describe('published PMC indices (needs ../shared)', () => {
  before(function () {
    if (existsSync(folder)) return;
    console.log('      skipped: ../shared is absent');
    this.skip();
  });

  it('equal those of 22 policies and 49 indicators, exactly', () => {
    const expected = json('financial-inclusion-22/expected.json');
    const [head, ...lines] = rowsOf('financial-inclusion-22/matrix.csv');
    const names = head!.slice(2);
    const variables = [...new Set(names.map(name => name.split(':')[0]!))];
    const sources = lines.map(line =>
      variables.map(variable =>
        names.flatMap((name, k) => (name.startsWith(`${variable}:`) ? [Number(line[k + 2])] : [])),
      ),
    );
    const [acceptable, excellent, perfect] = expected.bands.thresholds as [number, number, number];
    // The study takes shares of the largest sum that was reached for limits of the index itself.
    const bands = [
      { name: 'poor', from: 0 },
      { name: 'acceptable', from: acceptable },
      { name: 'excellent', from: excellent },
      { name: 'perfect', from: perfect },
    ];
    const found = pmcIndex(sources, { scale: 9, bands });
    let values = 0;
    for (const [i, policy] of expected.policies.entries()) {
      const { variables: means, index, rank, band } = found[i]!;
      assert.deepEqual(
        means.map(each => formatFraction(each!.lower)),
        policy.main,
      );
      values += means.length;
      assert.equal(formatFraction(index.lower), policy.pmc);
      assert.equal(rank.best, policy.rank, policy.policy);
      assert.equal(band.lower.name, policy.bandByMps);
    }
    assert.equal(values, 198);
    const mean = meanResult(found);
    assert.equal(formatFraction(mean.index.lower), expected.means.pmcFraction);
    for (const { name } of bands)
      assert.equal(
        found.filter(({ band }) => band.lower.name === name).length,
        expected.bands.publishedCounts[name],
        name,
      );
    // Indicators are 0 or 1: the one cell of the publication that is neither can be told.
    const wrong = lines.flatMap((line, i) =>
      names.flatMap((name, k) => (/^[01]$/.test(line[k + 2]!) ? [] : [`${lines[i]![0]} ${name}`])),
    );
    assert.deepEqual(wrong, ['1_3 X5:5']);
  });

  it('are the ranges that were worked out by hand for open indicators', () => {
    const { policies } = json('hand-made/interval-10x40.json');
    const values: Readonly<Record<string, IndicatorValue>> = { '1': 1, '0': 0, '?': undefined };
    for (const policy of policies) {
      const states = policy.states.map((each: string) => [...each].map(state => values[state]));
      const { variables, index, band, open } = pmcIndex([states], { scale: 10, bands: usualBands })[0]!;
      assert.deepEqual(
        variables.map(each => formatFraction(each!.lower)),
        policy.mainLower,
      );
      assert.deepEqual(
        variables.map(each => formatFraction(each!.upper)),
        policy.mainUpper,
      );
      assert.equal(formatFraction(index.lower), policy.pmcLower);
      assert.equal(formatFraction(index.upper), policy.pmcUpper);
      assert.deepEqual([band.lower.name, band.upper.name], [policy.bandLower, policy.bandUpper]);
      assert.equal(open, policy.unreviewed);
    }
  });

  it('are right at the edges', () => {
    const grading = { scale: 10, bands: usualBands };
    for (const { name, rows, expected } of json('hand-made/edges.json').cases) {
      const cells = rows.map((row: readonly (number | null)[]) => row.map(each => each ?? undefined));
      if (typeof expected.pmc === 'string') {
        const { index } = pmcIndex([cells], grading)[0]!;
        assert.ok(Math.abs(toNumber(index.lower) - fraction(expected.pmc)) < 1e-12, name);
      }
      if (typeof expected.lower === 'string') {
        const { index } = pmcIndex([cells], grading)[0]!;
        assert.equal(formatFraction(index.lower), expected.lower);
        assert.equal(formatFraction(index.upper), expected.upper);
      }
    }
  });
});

function fraction(text: string): number {
  const [n, d = '1'] = text.split('/');
  return Number(n) / Number(d);
}
