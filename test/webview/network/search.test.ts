import assert from 'node:assert/strict';
import { findNodes, nextOf } from '../../../src/webview/network/search';
import { networkOf } from '../../core/network/networkOf';

describe('looking for a node', () => {
  const { nodes } = networkOf({
    nodes: ['数字档案馆', '档案', 'ＡＩ应用', '安全'].map((id, i) => ({ id, x: i * 50, y: 0 })),
    edges: [['数字档案馆', '安全', 1]],
  });

  it('finds part of a name, best-connected nodes first', () => {
    assert.deepEqual(findNodes(nodes, '档案'), ['数字档案馆', '档案']);
    assert.deepEqual(findNodes(nodes, ' 安 '), ['安全']);
    assert.deepEqual(findNodes(nodes, '没有'), []);
    assert.deepEqual(findNodes(nodes, '  '), []);
  });

  it('finds letters however wide or large they are', () => {
    assert.deepEqual(findNodes(nodes, 'ai'), ['ＡＩ应用']);
  });

  it('goes from one to the next and around the end, in both directions', () => {
    const found = ['a', 'b', 'c'];
    assert.equal(nextOf(found, undefined, 1), 'a');
    assert.equal(nextOf(found, undefined, -1), 'c');
    assert.equal(nextOf(found, 'c', 1), 'a');
    assert.equal(nextOf(found, 'a', -1), 'c');
    assert.equal(nextOf(found, 'gone', 1), 'a');
    assert.equal(nextOf([], 'a', 1), undefined);
  });
});
