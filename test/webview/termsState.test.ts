import assert from 'node:assert/strict';
import { termMeasures as known } from '../../src/core/terms/candidates';
import { concordanceOrders } from '../../src/core/terms/concordance';
import { offeredMeasures, orders, restoreTermsState, sameQuery } from '../../src/webview/terms/state';

describe('the state of the view of terms', () => {
  it('knows every measure and order of the engine', () => {
    assert.deepEqual(offeredMeasures, known);
    assert.deepEqual([...orders].sort(), [...concordanceOrders].sort());
  });

  it('is as it was kept', () => {
    for (const query of [
      { of: 'term', term: '档案' },
      { of: 'candidates', measure: 'typical', theme: 'a' },
      { of: 'candidates', measure: 'tfidf' },
    ]) {
      const kept = { query, open: '考核', order: 'left' };
      assert.deepEqual(restoreTermsState(JSON.parse(JSON.stringify(kept))), kept);
    }
  });

  it('is as at the start wherever what was kept does not fit', () => {
    const start = { query: undefined, open: undefined, order: 'right' };
    for (const kept of [
      undefined,
      null,
      7,
      'x',
      { query: { of: 'candidates', measure: 'gone' }, open: 3, order: 'up' },
      { query: { of: 'term', term: 5 } },
      { query: [] },
    ]) {
      assert.deepEqual(restoreTermsState(kept), start, JSON.stringify(kept));
    }
  });

  it('tells queries apart by what they ask for', () => {
    const candidates = { of: 'candidates', measure: 'tfidf' } as const;
    assert.ok(sameQuery(undefined, undefined));
    assert.ok(sameQuery({ ...candidates, theme: 'a' }, { ...candidates, theme: 'a' }));
    assert.ok(!sameQuery({ ...candidates, theme: 'a' }, candidates));
    assert.ok(!sameQuery({ of: 'term', term: 'a' }, { of: 'term', term: 'b' }));
    assert.ok(!sameQuery({ of: 'term', term: 'a' }, candidates));
    assert.ok(!sameQuery(candidates, undefined));
  });
});
