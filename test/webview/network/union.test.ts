import assert from 'node:assert/strict';
import type { ComparedEdge } from '../../../src/protocol';
import { edgeKey } from '../../../src/webview/network/marks';
import { unionOf } from '../../../src/webview/network/union';
import { networkOf } from '../../core/network/networkOf';

const whole = networkOf({
  nodes: [
    { id: 'a', x: 1, y: 2 },
    { id: 'b', x: 3, y: 4 },
    { id: 'c', x: 5, y: 6 },
  ],
  edges: [['a', 'b', 9]],
});
const edge = (
  source: string,
  target: string,
  change: ComparedEdge['change'],
  weight: ComparedEdge['weight'],
  units: ComparedEdge['units'],
): ComparedEdge => ({ source, target, change, weight, units, share: [0, 0], logLikelihood: null, q: null });
const comparison = {
  nodes: ['a', 'b', 'c', 'd'].map(id => ({ id, label: id, frequency: [1, 1] as const })),
  edges: [
    edge('b', 'c', 'appears', [null, 0.5], [1, 4]),
    edge('c', 'd', 'appears', [null, 0.7], [0, 2]),
    edge('a', 'b', 'weakens', [0.9, 0.2], [6, 7]),
    edge('a', 'c', 'vanishes', [0.3, null], [3, 8]),
  ],
};

describe('the union of two networks', () => {
  it('has the edges of either between the nodes of the whole, with what the heavier side has', () => {
    const { network, marks } = unionOf(whole, comparison);
    assert.deepEqual(network.nodes, whole.nodes);
    assert.deepEqual(network.edges, [
      { source: 'b', target: 'c', weight: 0.5, units: 4 },
      { source: 'a', target: 'b', weight: 0.9, units: 6 },
      { source: 'a', target: 'c', weight: 0.3, units: 3 },
    ]);
    assert.deepEqual(
      [...marks],
      [
        [edgeKey('b', 'c'), 'appears'],
        [edgeKey('a', 'b'), 'weakens'],
        [edgeKey('a', 'c'), 'vanishes'],
      ],
    );
  });

  it('counts what the whole network has no place for, whatever is filtered', () => {
    assert.deepEqual(unionOf(whole, comparison).left, { nodes: 1, edges: 1 });
    assert.deepEqual(unionOf(whole, comparison, 'weakens').left, { nodes: 1, edges: 1 });
  });

  it('has the edges of one change only, where that is asked for', () => {
    const { network, marks } = unionOf(whole, comparison, 'vanishes');
    assert.deepEqual(
      network.edges.map(({ source, target }) => [source, target]),
      [['a', 'c']],
    );
    assert.deepEqual([...marks.values()], ['vanishes']);
  });
});
