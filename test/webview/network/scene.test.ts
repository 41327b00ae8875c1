import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { colorings, drawNetwork, printStyle } from '../../../src/core/network/picture';
import { initialLook, type NetworkLook, noFilter } from '../../../src/core/report/view/networkLook';
import { visibleOf } from '../../../src/core/report/view/visible';
import { edgeKey } from '../../../src/webview/network/marks';
import { edgeAt, paper, type Scene, sceneOf } from '../../../src/webview/network/scene';
import { networkOf } from '../../core/network/networkOf';
import { allElements, parseXml } from '../../support/xml';

const shapes = ['circle', 'square', 'triangle', 'pentagon', 'ring', 'hexagon', 'diamond', 'star'] as const;
const sketch = networkOf({
  groups: shapes.map((shape, i) => ({ id: shape, name: shape, shape, color: `#00000${i}`, themes: [shape] })),
  nodes: shapes.map((shape, i) => ({ id: `n${i}`, x: i * 100, y: (i % 2) * 80, group: shape })),
  edges: [
    ['n0', 'n1', 1],
    ['n0', 'n2', 9],
    ['n1', 'n2', 4],
    ['n3', 'n4', 2],
  ],
});
const network = {
  ...sketch,
  nodes: sketch.nodes.map((node, i) => ({ ...node, community: i < 3 ? 0 : i, frequency: 100 - 10 * i })),
};
const draw = (look: Partial<NetworkLook> = {}): Scene => {
  const all = { ...initialLook, filter: noFilter, ...look };
  return sceneOf(network, visibleOf(network, all), all);
};

describe('the scene of a network', () => {
  for (const color of colorings) {
    it(`is what core draws to files: the same shapes, sizes, colours by ${color}, widths and order`, () => {
      const { nodes, edges } = draw({ color });
      const style = { ...printStyle, colorBy: color, title: '' };
      const elements = allElements(parseXml(drawNetwork(network, style, english)));
      const ofClass = (name: string) => elements.filter(({ attributes }) => attributes.class === name);
      const colorOf = (paint: string) => (paint === paper ? printStyle.paper : paint);
      const fixed = (value: number) => String(Math.round(value * 100) / 100);
      assert.deepEqual(
        nodes.map(({ node, sign }) => [
          node.id,
          colorOf(sign.fill),
          colorOf(sign.stroke),
          fixed(sign.strokeWidth),
        ]),
        ofClass('node').map(({ attributes: a }) => [a['data-node'], a.fill, a.stroke, a['stroke-width']]),
      );
      // The outline around the origin, moved to where the node is.
      const there = ofClass('node').map(({ attributes }) => attributes.d!.replace(/[\d.-]+/g, '').length);
      assert.deepEqual(
        nodes.map(({ sign }) => sign.path.replace(/[\d.-]+/g, '').length),
        there,
      );
      assert.deepEqual(
        edges.map(({ edge, width, opacity, color }) => [
          edge.source,
          edge.target,
          fixed(width),
          fixed(opacity),
          color ?? printStyle.edge,
        ]),
        ofClass('edge').map(({ attributes: a }) => [
          a['data-source'],
          a['data-target'],
          a['stroke-width'],
          a['stroke-opacity'],
          a.stroke,
        ]),
      );
    });
  }

  it('colours small communities as core does: one colour, but an edge between two of them belongs to neither', () => {
    const base = networkOf({
      nodes: Array.from({ length: 14 }, (_, i) => ({ id: `n${i}`, x: i * 100, y: 0 })),
      edges: [
        ['n10', 'n11', 1],
        ['n12', 'n13', 2],
        ['n0', 'n1', 3],
      ],
    });
    const many = {
      ...base,
      communities: 13,
      nodes: base.nodes.map((node, i) => ({ ...node, community: Math.min(i, 12) })),
    };
    const look = { ...initialLook, filter: noFilter, color: 'community' } as const;
    const { nodes, edges } = sceneOf(many, visibleOf(many, look), look);
    const elements = allElements(
      parseXml(drawNetwork(many, { ...printStyle, colorBy: 'community', title: '' }, english)),
    );
    const attributesOf = (name: string) =>
      elements.filter(({ attributes }) => attributes.class === name).map(({ attributes }) => attributes);
    assert.deepEqual(
      nodes.map(({ color }) => color),
      attributesOf('node').map(({ fill }) => fill),
    );
    assert.deepEqual(
      edges.map(({ color }) => color ?? printStyle.edge),
      attributesOf('edge').map(({ stroke }) => stroke),
    );
    assert.equal(edges.find(({ edge }) => edge.source === 'n10')!.color, undefined);
    assert.ok(edges.find(({ edge }) => edge.source === 'n12')!.color);
  });

  it('gives nodes the size and colour that one chooses', () => {
    const { byId } = draw({ size: 'frequency', color: 'theme' });
    assert.ok(byId.get('n0')!.radius > byId.get('n7')!.radius);
    assert.equal(byId.get('n1')!.color, '#000001');
    assert.equal(draw({ color: 'theme' }).edges.find(({ edge }) => edge.target === 'n1')!.color, undefined);
  });

  it('keeps sizes and widths while one filters, and fades what has lost all its edges', () => {
    const whole = draw();
    const part = draw({ filter: { ...noFilter, leastWeight: 4 } });
    assert.equal(part.byId.get('n3')!.radius, whole.byId.get('n3')!.radius);
    assert.equal(part.byId.get('n3')!.lonely, true);
    assert.equal(part.byId.get('n2')!.lonely, false);
    // Never had one: that is no loss.
    assert.equal(part.byId.get('n6')!.lonely, false);
    assert.deepEqual(
      part.edges.map(({ width }) => width),
      whole.edges.filter(({ edge }) => edge.weight >= 4).map(({ width }) => width),
    );
  });

  it('puts moved nodes where they are now, and says what became of edges', () => {
    const visible = visibleOf(network, initialLook);
    const marks = new Map([[edgeKey('n0', 'n2'), 'vanishes' as const]]);
    const { byId, edges } = sceneOf(network, visible, initialLook, new Map([['n0', { x: -5, y: 7 }]]), marks);
    const moved = byId.get('n0')!;
    assert.deepEqual([moved.x, moved.y, moved.pinned], [-5, 7, true]);
    assert.equal(byId.get('n1')!.pinned, false);
    assert.deepEqual(
      edges.map(({ change }) => change),
      [undefined, undefined, undefined, 'vanishes'],
    );
  });

  it('knows the edge near a point: the nearest, and none that is too far', () => {
    const scene = draw();
    const at = (x: number, y: number) => edgeAt(scene, { x, y }, 5)?.edge.target;
    assert.equal(at(50, 40), 'n1');
    assert.equal(at(50, 47), 'n1');
    assert.equal(at(50, 60), undefined);
    assert.equal(at(-50, -40), undefined);
    assert.equal(at(60, 1), 'n2');
  });
});
