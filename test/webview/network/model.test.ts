import assert from 'node:assert/strict';
import { initialLook } from '../../../src/core/report/view/networkLook';
import { visibleOf } from '../../../src/core/report/view/visible';
import {
  moveSight,
  nodeTowards,
  partInSight,
  scaleOf,
  sightOfAll,
  sightOn,
  weightSteps,
  zoomAt,
} from '../../../src/webview/network/model';
import { sceneOf } from '../../../src/webview/network/scene';
import { networkOf } from '../../core/network/networkOf';

const bounds = { left: 0, top: 0, width: 100, height: 50 };
const view = { width: 400, height: 400 };

describe('the part of the network in sight', () => {
  it('is all of it at first, in the middle, as large as it fits', () => {
    const sight = sightOfAll(bounds);
    assert.equal(scaleOf(bounds, sight, view), 4);
    assert.deepEqual(partInSight(bounds, sight, view), { left: 0, top: -25, width: 100, height: 100 });
  });

  it('keeps the point below the pointer where it is when zooming', () => {
    const before = sightOfAll(bounds);
    const point = { x: 80, y: 10 };
    const after = zoomAt(before, 2, point);
    assert.equal(after.zoom, 2);
    const onScreen = (sight: typeof before) => {
      const part = partInSight(bounds, sight, view);
      return [(point.x - part.left) / part.width, (point.y - part.top) / part.height];
    };
    assert.deepEqual(onScreen(after), onScreen(before));
  });

  it('does not zoom beyond its limits, and does not drift there', () => {
    let sight = sightOfAll(bounds);
    for (let i = 0; i < 50; i++) sight = zoomAt(sight, 2, { x: 80, y: 10 });
    const once = zoomAt(sight, 2, { x: 0, y: 0 });
    assert.deepEqual(once, sight);
    for (let i = 0; i < 50; i++) sight = zoomAt(sight, 0.5, { x: 80, y: 10 });
    assert.ok(sight.zoom > 0.1);
  });

  it('cannot be moved away from the picture', () => {
    const moved = moveSight(bounds, sightOfAll(bounds), 1e6, -1e6);
    assert.deepEqual([moved.x, moved.y], [100, 0]);
  });

  it('moves to a node that is out of sight, and stays where the node is in sight', () => {
    const near = zoomAt(sightOfAll(bounds), 4, { x: 10, y: 10 });
    assert.equal(sightOn(bounds, near, view, { x: 17, y: 13 }), near);
    assert.deepEqual(sightOn(bounds, near, view, { x: 90, y: 40 }), { ...near, x: 90, y: 40 });
  });
});

describe('the steps of a filter, and of the arrow keys', () => {
  const network = networkOf({
    nodes: [
      { id: 'a', x: 0, y: 0 },
      { id: 'b', x: 10, y: 1 },
      { id: 'c', x: 4, y: 10 },
      { id: 'd', x: 100, y: -1 },
    ],
    edges: [
      ['a', 'b', 1],
      ['a', 'c', 5],
      ['b', 'c', 3],
    ],
  });

  it('are the weights that occur', () => {
    assert.deepEqual(weightSteps(network), [1, 3, 5]);
  });

  it('lead to the nearest node in the direction of an arrow key', () => {
    const { nodes, byId } = sceneOf(network, visibleOf(network, initialLook), initialLook);
    const towards = (id: string, key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight') =>
      nodeTowards(nodes, byId.get(id)!, key)?.node.id;
    assert.equal(towards('a', 'ArrowRight'), 'b');
    assert.equal(towards('a', 'ArrowDown'), 'c');
    assert.equal(towards('b', 'ArrowRight'), 'd');
    assert.equal(towards('b', 'ArrowLeft'), 'a');
    assert.equal(towards('a', 'ArrowLeft'), undefined);
    assert.equal(towards('c', 'ArrowDown'), undefined);
  });
});
