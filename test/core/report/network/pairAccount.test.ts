import assert from 'node:assert/strict';
import { english } from '../../../../src/core/base/l10n';
import { formulaWith, measures, weigh } from '../../../../src/core/measures/measures';
import { buildNetwork } from '../../../../src/core/network/network';
import { findPassages } from '../../../../src/core/report/evidence/passages';
import { accountForPair } from '../../../../src/core/report/network/pairAccount';
import { explainPair, pairTables } from '../../../../src/core/report/network/pairTables';
import { codebookOf, corpusOf } from '../../../support/project';

/** 备份 stands in 4 of 8 sentences, 安全 in 3, both in 2. */
const texts = {
  'codebook.yaml': codebookOf({ a: ['备份', '安全'], b: ['利用'] }),
  'one.txt': '备份与安全，备份。备份。安全。利用。无。',
  'two.txt': '备份安全。备份。无。',
};

function accountOf(network: object, pair = { source: '备份', target: '安全' }, unit: unknown = 'sentence') {
  const corpus = corpusOf({ ...texts, 'corpus.yaml': JSON.stringify({ version: 1, unit, network }) });
  const passages = findPassages(corpus, { of: 'edge', ...pair });
  return accountForPair(corpus, buildNetwork(corpus), pair, passages);
}

describe('the account of a pair', () => {
  it('has the weight, all that it is worked out from, and where that stands', () => {
    const account = accountOf({ measure: 'jaccard', minWeight: 0 })!;
    assert.deepEqual(account.counts, { both: 2, first: 4, second: 3, all: 8 });
    assert.equal(account.weight, 0.4);
    assert.deepEqual(account.measures[1], { measure: 'jaccard', formula: '2 / (4 + 3 − 2)', value: 0.4 });
    // Of 56 ways to choose 3 of 8 sentences, 4 × 1 + 6 × 4 leave 2 or more among the four with 备份.
    assert.deepEqual(
      { ...account.table, p: Math.round(account.table!.p * 56) },
      { both: 2, onlyFirst: 2, onlySecond: 1, neither: 3, expected: 1.5, p: 28 },
    );
    assert.deepEqual(account.sources, [
      { source: 'one.txt', label: 'one', both: 1 },
      { source: 'two.txt', label: 'two', both: 1 },
    ]);
    assert.deepEqual([account.edge, account.q, account.window], [true, null, null]);
  });

  it('says so where the network leaves the pair out, or has not even its nodes', () => {
    const account = accountOf({ minWeight: 3 })!;
    assert.deepEqual([account.edge, account.weight], [false, 2]);
    assert.ok(
      explainPair(account, english).some(line => line.startsWith('The settings of the network exclude')),
    );
    assert.equal(accountOf({}, { source: '备份', target: '没有' }), undefined);
    assert.equal(accountOf({ without: ['b'] }, { source: '备份', target: '利用' }), undefined);
  });

  it('takes the false discovery rate from the test of the network', () => {
    const corpus = (significance: number) =>
      corpusOf({
        'codebook.yaml': codebookOf({ a: ['备份', '安全'] }),
        'corpus.yaml': JSON.stringify({ version: 1, network: { significance } }),
        'one.txt': '备份安全。无。无。无。',
      });
    const of = (significance: number) => {
      const [pair, given] = [{ source: '备份', target: '安全' }, corpus(significance)];
      return accountForPair(given, buildNetwork(given), pair, findPassages(given, { of: 'edge', ...pair }));
    };
    // The only pair that there is: one sentence of four.
    assert.deepEqual([of(0.3)?.q, of(0.3)?.edge], [0.25, true]);
    assert.deepEqual([of(0.2)?.q, of(0.2)?.edge], [null, false]);
  });

  it('tells pairs of hits from units: products in units, which have a table, and windows, which have none', () => {
    const products = accountOf({ counting: 'products' })!;
    assert.equal(products.counted, 'pairs in one unit');
    assert.deepEqual(products.counts, { both: 3, first: 3, second: 3, all: 6 });
    assert.equal(products.table?.both, 2);
    const window = accountOf({}, undefined, { window: 3 })!;
    assert.equal(window.counted, 'pairs in one window');
    assert.equal(window.table, null);
    assert.equal(window.window, 3);
    assert.ok(pairTables(window, english).every(({ title }) => !title.startsWith('Units')));
  });

  it('has none for a pair that never stands together, but formulas', () => {
    const { weight, measures: all } = accountOf({ measure: 'pmi' }, { source: '备份', target: '利用' })!;
    assert.equal(weight, 0);
    assert.equal(all.find(({ measure }) => measure === 'pmi')?.value, null);
    assert.equal(all.find(({ measure }) => measure === 'jaccard')?.value, 0);
  });

  it('is told in sentences and tables', () => {
    const account = accountOf({ measure: 'jaccard', minWeight: 0 })!;
    assert.equal(explainPair(account, english)[1], 'jaccard = 2 / (4 + 3 − 2) = 0.4');
    const [units, every] = pairTables(account, english);
    assert.deepEqual(units?.rows, [
      ['with "备份"', '2', '2', '4'],
      ['without "备份"', '1', '3', '4'],
      ['All', '3', '5', '8'],
    ]);
    assert.deepEqual(every?.rows[0], ['jaccard', '2 / (4 + 3 − 2)', '0.4']);
    assert.equal(every.rows.length, measures.length);
  });
});

describe('formulas with numbers', () => {
  /** The formula as arithmetic. */
  const evaluate = (formula: string): number =>
    Number(
      new Function(
        'ln',
        'log2',
        'min',
        'sqrt',
        `return ${formula
          .replaceAll('−', '-')
          .replaceAll('×', '*')
          .replaceAll('√', 'sqrt')
          .replace(/(\d) ln/g, '$1 * ln')}`,
      )(Math.log, Math.log2, Math.min, Math.sqrt),
    );

  for (const measure of measures) {
    it(`of ${measure} give its weight`, () => {
      for (const [both, first, second, all] of [
        [2, 4, 3, 8],
        [1, 9, 7, 30],
        [5, 5, 5, 9],
        [1, 6, 6, 12],
      ] as const) {
        const value = evaluate(formulaWith(measure, { both, first, second, all }));
        assert.ok(Math.abs(value - weigh(measure, { both, first, second, all })) < 1e-9, measure);
      }
    });
  }
});
