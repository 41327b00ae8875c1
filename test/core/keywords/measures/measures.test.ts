import assert from 'node:assert/strict';
import { finish } from '../../../../src/core/base/steps';
import { logLikelihoodRatio } from '../../../../src/core/measures/logLikelihood';
import { collocates } from '../../../../src/core/terms/collocates';
import { textRank } from '../../../../src/core/terms/textRank';
import { tfidf } from '../../../../src/core/terms/tfidf';
import { typical } from '../../../../src/core/terms/typical';

const near = (actual: number | undefined, expected: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-4, `${actual} is not ${expected}`);

describe('tfidf', () => {
  it('sums (1 + ln tf) · ln((N + 1) / df) over sources', () => {
    const scores = finish(tfidf([['甲', '甲', '乙'], ['乙'], []]));
    near(scores.get('甲'), (1 + Math.log(2)) * Math.log(4 / 1));
    near(scores.get('乙'), 2 * Math.log(4 / 2));
  });

  it('orders by frequency where there is one source', () => {
    const scores = finish(tfidf([['甲', '甲', '甲', '乙', '乙', '丙']]));
    assert.deepEqual(
      [...scores].sort(([, a], [, b]) => b - a).map(([term]) => term),
      ['甲', '乙', '丙'],
    );
  });
});

describe('textRank', () => {
  it('gives the stationary weights of a path: 甲 – 乙 – 丙', () => {
    // m = 0.15 + 0.85 · 2e and e = 0.15 + 0.85 · m / 2 for the middle and the ends.
    const m = (0.15 + 0.85 * 2 * 0.15) / (1 - 0.85 ** 2);
    const e = 0.15 + (0.85 * m) / 2;
    const scores = finish(textRank([['甲', '乙', '丙']], 2));
    near(scores.get('乙'), m);
    near(scores.get('甲'), e);
    near(scores.get('丙'), e);
  });

  it('weighs how often terms stand together, and does not join a term with itself', () => {
    const scores = finish(
      textRank(
        [
          ['甲', '乙'],
          ['甲', '乙'],
          ['甲', '丙'],
          ['丁', '丁'],
        ],
        2,
      ),
    );
    assert.ok(scores.get('乙')! > scores.get('丙')!);
    near(scores.get('丁'), 0.15);
  });

  it('joins what stands within the window', () => {
    const ends = (window: number) => finish(textRank([['甲', '乙', '丙']], window)).get('甲')!;
    near(ends(3), 1);
    assert.ok(ends(2) < 1);
  });
});

describe('collocates', () => {
  it('count units, each once, by G²', () => {
    const units = [['甲', '甲', '丁'], ['甲'], ['乙', '丁'], ['乙'], ['乙', '丙'], ['丙']];
    const scores = finish(collocates(units, [true, true, false, false, true, false]));
    // 甲: in 2 units, both marked; 3 of 6 are marked.
    near(scores.get('甲'), logLikelihoodRatio(2, 3, 2, 6));
    assert.deepEqual([...scores.keys()], ['甲'], '乙, 丙 and 丁 are with a keyword once');
  });

  it('leave out what avoids the keywords', () => {
    const units = [['乙'], ['乙'], ['乙'], ['乙'], ['乙'], []];
    assert.equal(finish(collocates(units, [true, true, false, false, false, true])).has('乙'), false);
  });
});

describe('typical', () => {
  it('compares occurrences in passages and in the rest by G²', () => {
    const scores = finish(typical([['甲', '甲', '乙']], [['甲', '乙', '乙', '丙', '丙']]));
    // 甲: 2 of 3 in the passages, 1 of 5 in the rest.
    near(scores.get('甲'), logLikelihoodRatio(2, 3, 3, 8));
    assert.deepEqual([...scores.keys()], ['甲']);
  });
});
