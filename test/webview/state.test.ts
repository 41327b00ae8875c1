import assert from 'node:assert/strict';
import { initialState, restoreUiState, type UiState } from '../../src/webview/state';

describe('what the user has set', () => {
  const set: UiState = {
    tab: 'network',
    basis: 'keywords',
    display: 'counts',
    table: {
      expanded: ['theme:a'],
      hidden: ['theme:b'],
      attributes: ['大区'],
      order: ['theme:c', 'theme:a'],
      pinned: ['theme:a'],
      merged: [['b', 'c']],
      group: '大区',
      open: ['group:"华东"'],
      sort: { column: 'theme:a', descending: true },
      filter: { attributes: { 大区: ['华东', ''] }, state: 'unreviewed', search: '省' },
    },
    query: { of: 'edge', source: 'a', target: 'b' },
    networkMode: 'edges',
    sight: { x: 1, y: 2, zoom: 3 },
    network: {
      filter: {
        leastWeight: 2.5,
        most: 120,
        hiddenGroups: ['gov'],
        hiddenCommunities: [0, 3],
        hideIsolates: true,
        onlyBetween: true,
      },
      ego: { node: '备份', radius: 2 },
      size: 'frequency',
      color: 'theme',
    },
    compare: { form: 'asPicture', by: '大区', values: ['华东', '西南'], change: 'appears' },
    legend: false,
    agreement: {
      ask: { coders: ['a', 'b'], unit: 'paragraph', by: '大区' },
      part: 'pairs',
      turned: ['holsti'],
    },
    scroll: { table: { left: 3, top: 400 } },
  };

  it('comes back whole from what was kept', () => {
    assert.deepEqual(restoreUiState(JSON.parse(JSON.stringify(set))), set);
    for (const query of [
      { of: 'node', node: 'a' },
      { of: 'cell', basis: 'coded', theme: 't', source: 's' },
      { of: 'cell', basis: 'keywords' },
      { of: 'agreement', coders: ['a', 'b'], unit: 'sentence', code: 'c', field: 'onlyFirst' },
      { of: 'agreement', coders: ['a'], unit: 'passage', source: 's' },
      { of: 'cell', basis: 'coded', group: { name: '华东', sources: ['s'] } },
      undefined,
    ] as const) {
      assert.deepEqual(restoreUiState(JSON.parse(JSON.stringify({ ...set, query }))).query, query);
    }
  });

  it('is as at the start when nothing was kept', () => {
    for (const kept of [undefined, null, 1, 'x', [], {}])
      assert.deepEqual(restoreUiState(kept), initialState);
  });

  it('is as at the start wherever what was kept does not fit', () => {
    const odd = {
      tab: 'map',
      basis: 1,
      display: null,
      table: {
        expanded: 'a',
        merged: [['a'], 1],
        sort: { column: 3 },
        filter: { attributes: { a: 1 }, state: 'x' },
      },
      query: { of: 'edge', source: 'a' },
      sight: { x: 1, y: 2, zoom: 0 },
      leastWeight: Number.NaN,
      legend: 'yes',
      compare: { form: 'map', by: 3, values: '华东', change: null },
      scroll: { table: { left: '3', top: 4 }, issues: { left: 0, top: 9 } },
    };
    assert.deepEqual(restoreUiState(odd), { ...initialState, scroll: { issues: { left: 0, top: 9 } } });
    assert.equal(restoreUiState({ query: { of: 'cell', basis: 'guess', theme: 't' } }).query, undefined);
    assert.equal(restoreUiState({ query: { of: 'constructor' } }).query, undefined);
  });
});
