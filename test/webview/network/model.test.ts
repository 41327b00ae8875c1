import assert from 'node:assert/strict';
import {
  isCrowded,
  labelsAt,
  moveSight,
  neighboursOf,
  nodeTowards,
  partInSight,
  scaleOf,
  sightOn,
  weightSteps,
  wholeAt,
  wholeOf,
  zoomAt,
} from '../../../src/webview/network/model';
import { networkOf } from '../../core/network/networkOf';

const bounds = { left: 0, top: 0, width: 100, height: 50 };
const view = { width: 400, height: 400 };

describe('the part of the network in sight', () => {
  it('is all of it at first, in the middle, as large as it fits', () => {
    const sight = wholeOf(bounds);
    assert.equal(scaleOf(bounds, sight, view), 4);
    assert.deepEqual(partInSight(bounds, sight, view), { left: 0, top: -25, width: 100, height: 100 });
  });

  it('keeps the point below the pointer where it is when zooming', () => {
    const before = wholeOf(bounds);
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
    let sight = wholeOf(bounds);
    for (let i = 0; i < 50; i++) sight = zoomAt(sight, 2, { x: 80, y: 10 });
    const once = zoomAt(sight, 2, { x: 0, y: 0 });
    assert.deepEqual(once, sight);
    for (let i = 0; i < 50; i++) sight = zoomAt(sight, 0.5, { x: 80, y: 10 });
    assert.ok(sight.zoom > 0.1);
  });

  it('cannot be moved away from the picture', () => {
    const moved = moveSight(bounds, wholeOf(bounds), 1e6, -1e6);
    assert.deepEqual([moved.x, moved.y], [100, 0]);
  });

  it('moves to a node that is out of sight, and stays where the node is in sight', () => {
    const near = zoomAt(wholeOf(bounds), 4, { x: 10, y: 10 });
    assert.equal(sightOn(bounds, near, view, { x: 17, y: 13 }), near);
    assert.deepEqual(sightOn(bounds, near, view, { x: 90, y: 40 }), { ...near, x: 90, y: 40 });
  });
});

describe('labels on the screen', () => {
  const network = networkOf({
    nodes: Array.from({ length: 12 }, (_, i) => ({
      id: `关键词${i}`,
      x: (i % 3) * 150,
      y: Math.floor(i / 3) * 60,
    })),
    edges: [['关键词0', '关键词4', 1]],
  });
  const crowded = (fontSize: number) =>
    [...labelsAt(network, fontSize)].filter(([, place]) => isCrowded(place)).map(([id]) => id);

  it('all find room where they are small against the picture', () => {
    assert.deepEqual(crowded(10), []);
  });

  it('wait for room where they are large', () => {
    const waiting = crowded(60);
    assert.ok(waiting.length > 0 && waiting.length < 12, String(waiting));
  });

  it('are in sight as a whole when the network is', () => {
    const whole = wholeAt(network, { width: 300, height: 300 }, 13);
    const unit = Math.max(whole.width, whole.height) / 300;
    for (const [id, { box, ...place }] of labelsAt(network, 13 * unit)) {
      if (isCrowded({ box, ...place })) continue;
      assert.ok(box.left >= whole.left && box.right <= whole.left + whole.width, id);
      assert.ok(box.top >= whole.top && box.bottom <= whole.top + whole.height, id);
    }
  });
});

describe('neighbours', () => {
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

  it('come heaviest first, from both ends of an edge', () => {
    const found = neighboursOf(network, 0);
    assert.deepEqual(found.get('a'), [
      { node: 'c', weight: 5 },
      { node: 'b', weight: 1 },
    ]);
    assert.deepEqual(
      found.get('c')!.map(each => each.node),
      ['a', 'b'],
    );
    assert.deepEqual(found.get('d'), []);
  });

  it('are those by edges of the least weight at least', () => {
    assert.deepEqual(neighboursOf(network, 3).get('b'), [{ node: 'c', weight: 3 }]);
    assert.deepEqual(weightSteps(network), [1, 3, 5]);
  });

  it('are found in the direction of an arrow key, the nearest first', () => {
    const towards = (id: string, key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight') =>
      nodeTowards(network.nodes, network.nodes.find(node => node.id === id)!, key)?.id;
    assert.equal(towards('a', 'ArrowRight'), 'b');
    assert.equal(towards('a', 'ArrowDown'), 'c');
    assert.equal(towards('b', 'ArrowRight'), 'd');
    assert.equal(towards('b', 'ArrowLeft'), 'a');
    assert.equal(towards('a', 'ArrowLeft'), undefined);
    assert.equal(towards('c', 'ArrowDown'), undefined);
  });
});
