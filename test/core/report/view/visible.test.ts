import assert from 'node:assert/strict';
import { initialLook, type NetworkLook, noFilter } from '../../../../src/core/report/view/networkLook';
import { openingNodes, visibleOf } from '../../../../src/core/report/view/visible';
import { networkOf } from '../../network/networkOf';

/** A chain a – b – c – d with weights 1, 2, 3, and e that nothing leads to; a and e of one theme, in communities of their own. */
const sketch = networkOf({
  nodes: ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
    id,
    x: i * 100,
    y: 0,
    group: 'ae'.includes(id) ? 'g' : 'h',
  })),
  edges: [
    ['a', 'b', 1],
    ['b', 'c', 2],
    ['c', 'd', 3],
  ],
});
const network = {
  ...sketch,
  communities: 15,
  nodes: sketch.nodes.map(node => ({ ...node, community: node.id === 'e' ? 14 : node.id === 'd' ? 1 : 0 })),
};

const shown = (filter: Partial<NetworkLook['filter']>, ego?: NetworkLook['ego']) => {
  const { nodes, edges, filtered } = visibleOf(network, {
    ...initialLook,
    filter: { ...noFilter, ...filter },
    ego,
  });
  return {
    nodes: nodes.map(({ id }) => id).join(''),
    edges: edges.map(({ source, target }) => source + target),
    filtered,
  };
};

describe('what is shown of a network', () => {
  it('is all of it at first', () => {
    assert.deepEqual(shown({}), {
      nodes: 'abcde',
      edges: ['ab', 'bc', 'cd'],
      filtered: { nodes: 5, edges: 3 },
    });
  });

  it('are edges of the least weight, and without isolates the nodes that these join', () => {
    assert.deepEqual(shown({ leastWeight: 2 }).edges, ['bc', 'cd']);
    assert.equal(shown({ leastWeight: 2 }).nodes, 'abcde');
    assert.equal(shown({ leastWeight: 2, hideIsolates: true }).nodes, 'bcd');
  });

  it('are edges between themes only, where so wished; isolates are those without one that is shown', () => {
    assert.deepEqual(shown({ onlyBetween: true }).edges, ['ab']);
    assert.equal(shown({ onlyBetween: true }).nodes, 'abcde');
    assert.equal(shown({ onlyBetween: true, hideIsolates: true }).nodes, 'ab');
    assert.deepEqual(shown({ onlyBetween: true, leastWeight: 2 }).edges, []);
    assert.deepEqual(shown({ onlyBetween: true }, { node: 'b', radius: 2 }).edges, ['ab']);
  });

  it('leaves out themes and communities with their edges; small communities are one', () => {
    assert.deepEqual(shown({ hiddenGroups: ['g'] }), {
      nodes: 'bcd',
      edges: ['bc', 'cd'],
      filtered: { nodes: 3, edges: 2 },
    });
    assert.equal(shown({ hiddenCommunities: [1] }).nodes, 'abce');
    assert.equal(shown({ hiddenCommunities: [10] }).nodes, 'abcd');
  });

  it('are the best-connected nodes, heavier edges first, then by name', () => {
    assert.equal(shown({ most: 1 }).nodes, 'c');
    assert.equal(shown({ most: 3 }).nodes, 'bcd');
    assert.equal(shown({ most: 4 }).nodes, 'abcd');
    assert.equal(visibleOf(network, { ...initialLook, filter: { ...noFilter, most: 5 } }).most, undefined);
  });

  it('are the surroundings of a node within one or two edges, and all edges among these', () => {
    assert.deepEqual(shown({}, { node: 'a', radius: 1 }).nodes, 'ab');
    assert.deepEqual(shown({}, { node: 'a', radius: 2 }), {
      nodes: 'abc',
      edges: ['ab', 'bc'],
      filtered: { nodes: 5, edges: 3 },
    });
    // By edges that are shown; the node itself is there whatever is hidden, and the best-connected nodes are not all.
    assert.equal(shown({ leastWeight: 2, hiddenGroups: ['g'] }, { node: 'a', radius: 2 }).nodes, 'a');
    assert.equal(shown({ most: 1 }, { node: 'b', radius: 1 }).nodes, 'abc');
    assert.equal(shown({}, { node: 'gone', radius: 1 }).nodes, 'abcde');
  });

  it('is filtered from the beginning where the network is large, by a rule that gives the same nodes every time', () => {
    const many = networkOf({
      nodes: Array.from({ length: openingNodes + 20 }, (_, i) => ({ id: `n${i}`, x: i, y: 0 })),
      edges: Array.from({ length: 40 }, (_, i) => [`n${i}`, `n${i + 200}`, 1] as const),
    });
    const { nodes, most } = visibleOf(many, initialLook);
    assert.equal(most, openingNodes);
    assert.equal(nodes.length, openingNodes);
    assert.ok(nodes.some(({ id }) => id === 'n239'));
    const turned = { ...many, nodes: [...many.nodes].reverse() };
    assert.deepEqual(
      visibleOf(turned, initialLook)
        .nodes.map(({ id }) => id)
        .sort(),
      nodes.map(({ id }) => id).sort(),
    );
    assert.equal(visibleOf(many, { ...initialLook, filter: noFilter }).nodes.length, openingNodes + 20);
    const small = { ...many, nodes: many.nodes.slice(0, openingNodes), edges: [] };
    assert.equal(visibleOf(small, initialLook).nodes.length, openingNodes);
    assert.equal(visibleOf(small, initialLook).most, undefined);
  });
});
