import assert from 'node:assert/strict';
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { ForceAtlas2 } from '../../../src/core/network/forceAtlas2';
import { seededRandom } from '../../../src/core/network/random';

const forces = { repulsion: 10, gravity: 0.05, slowDown: 2 };

/** A network of so many nodes, with edges of different weights; one node has none, two start at the same place. */
function networkOf(nodes: number) {
  const random = seededRandom(7);
  const x = Float64Array.from({ length: nodes }, () => 100 * random());
  const y = Float64Array.from({ length: nodes }, () => 100 * random());
  [x[1], y[1]] = [x[2]!, y[2]!];
  const edges: { source: number; target: number; weight: number }[] = [];
  for (let source = 0; source < nodes - 1; source++) {
    for (let target = source + 1; target < nodes - 1; target++) {
      if (random() < 0.3) edges.push({ source, target, weight: 1 + 3 * random() });
    }
  }
  const body = {
    x,
    y,
    sources: Int32Array.from(edges, ({ source }) => source),
    targets: Int32Array.from(edges, ({ target }) => target),
    weights: Float64Array.from(edges, ({ weight }) => weight),
  };
  const graph = new UndirectedGraph<{ x: number; y: number }, { weight: number }>();
  for (let i = 0; i < nodes; i++) graph.addNode(String(i), { x: x[i]!, y: y[i]! });
  for (const { source, target, weight } of edges) graph.addEdge(String(source), String(target), { weight });
  return { body, graph };
}

describe('ForceAtlas2', () => {
  for (const [nodes, steps] of [
    [3, 1],
    [20, 1],
    [20, 15],
    [60, 10],
  ] as const) {
    it(`moves ${nodes} nodes as the library does, ${steps} steps`, () => {
      const { body, graph } = networkOf(nodes);
      const layout = new ForceAtlas2(body, forces);
      for (let i = 0; i < steps; i++) layout.step();
      const { repulsion, ...others } = forces;
      const expected = forceAtlas2(graph, {
        iterations: steps,
        getEdgeWeight: 'weight',
        settings: {
          ...others,
          scalingRatio: repulsion,
          linLogMode: true,
          strongGravityMode: true,
          barnesHutOptimize: false,
        },
      });
      const extent = Math.max(...body.x) - Math.min(...body.x);
      for (let i = 0; i < nodes; i++) {
        const place = expected[i]!;
        // The library keeps 24 bits of a number.
        const off = Math.max(Math.abs(body.x[i]! - place.x!), Math.abs(body.y[i]! - place.y!));
        assert.ok(off < extent / 10_000, `node ${i} is ${off} off`);
      }
    });
  }

  it('brings one node alone ever nearer to the middle', () => {
    const body = {
      x: Float64Array.of(50),
      y: Float64Array.of(0),
      sources: new Int32Array(),
      targets: new Int32Array(),
      weights: new Float64Array(),
    };
    const layout = new ForceAtlas2(body, forces);
    for (let i = 0, before = 50; i < 500; i++, before = body.x[0]!) {
      layout.step();
      assert.ok(body.x[0]! > 0 && body.x[0]! < before, `from ${before} to ${body.x[0]}`);
    }
    assert.ok(body.x[0]! < 10, `it is at ${body.x[0]}`);
    assert.equal(body.y[0], 0);
  });
});
