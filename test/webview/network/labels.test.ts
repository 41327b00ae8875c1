import assert from 'node:assert/strict';
import { initialLook } from '../../../src/core/report/view/networkLook';
import { visibleOf } from '../../../src/core/report/view/visible';
import { isCrowded, labelsAt, wholeAt } from '../../../src/webview/network/labels';
import { sceneOf } from '../../../src/webview/network/scene';
import { networkOf } from '../../core/network/networkOf';

describe('labels on the screen', () => {
  const network = networkOf({
    nodes: Array.from({ length: 12 }, (_, i) => ({
      id: `关键词${i}`,
      x: (i % 3) * 150,
      y: Math.floor(i / 3) * 60,
    })),
    edges: [['关键词0', '关键词4', 1]],
  });
  const { nodes } = sceneOf(network, visibleOf(network, initialLook), initialLook);
  const crowded = (fontSize: number) =>
    [...labelsAt(nodes, fontSize)].filter(([, place]) => isCrowded(place)).map(([id]) => id);

  it('all find room where they are small against the picture', () => {
    assert.deepEqual(crowded(10), []);
  });

  it('wait for room where they are large', () => {
    const waiting = crowded(60);
    assert.ok(waiting.length > 0 && waiting.length < 12, String(waiting));
  });

  it('are in sight as a whole when the network is', () => {
    const whole = wholeAt(nodes, { width: 300, height: 300 }, 13);
    const unit = Math.max(whole.width, whole.height) / 300;
    for (const [id, { box, ...place }] of labelsAt(nodes, 13 * unit)) {
      if (isCrowded({ box, ...place })) continue;
      assert.ok(box.left >= whole.left && box.right <= whole.left + whole.width, id);
      assert.ok(box.top >= whole.top && box.bottom <= whole.top + whole.height, id);
    }
  });
});
