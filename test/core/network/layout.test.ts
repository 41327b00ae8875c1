import assert from 'node:assert/strict';
import { overlap } from '../../../src/core/network/boxes';
import { findCommunities } from '../../../src/core/network/communities';
import { buildGraph } from '../../../src/core/network/graph';
import { labelWidth, placeLabels } from '../../../src/core/network/labels';
import { layOut } from '../../../src/core/network/layout';
import { seededRandom } from '../../../src/core/network/random';
import { type Movable, separate } from '../../../src/core/network/separate';
import { sizesOf } from '../../../src/core/network/sizes';
import { networkOf } from './networkOf';

/** The graph of nodes and pairs, each pair as heavy as its units. */
function graphOf(
  ids: readonly string[],
  pairs: readonly { readonly first: number; readonly second: number; readonly units: number }[],
) {
  const nodes = ids.map(id => ({ id, frequency: 1, units: 1 }));
  return buildGraph(
    { nodes },
    { nodes: [...ids.keys()], edges: pairs.map(pair => ({ ...pair, weight: pair.units })) },
  );
}

/** `count` nodes in rings of eight, joined by bridges: communities that are known. */
function rings(count: number) {
  const nodes = Array.from({ length: count }, (_, i) => `关键词${i}`);
  const pairs = nodes.flatMap((_, i) => {
    const ring = Math.floor(i / 8) * 8;
    const next = ring + ((i + 1) % 8);
    return [
      { first: Math.min(i, next), second: Math.max(i, next), units: 5 },
      ...(i % 8 === 0 && i > 0 ? [{ first: i - 8, second: i, units: 1 }] : []),
    ];
  });
  return graphOf(nodes, pairs);
}

describe('the layout', () => {
  const graph = rings(64);
  const communities = findCommunities(graph, 1, 1);
  const places = layOut(graph, communities, 1);

  it('keeps two nodes, and a chain, on a page, though they lie on a line', () => {
    for (const count of [2, 3]) {
      for (let seed = 1; seed <= 30; seed++) {
        const chain = graphOf(
          ['管理', '安全', '备份'].slice(0, count),
          [
            { first: 0, second: 1, units: 20 },
            { first: 1, second: 2, units: 20 },
          ].slice(0, count - 1),
        );
        for (const { x, y } of layOut(chain, findCommunities(chain, 1, 1), seed).values()) {
          assert.ok(x < 1000 && y < 1000, `${x}, ${y} with seed ${seed}`);
        }
      }
    }
  });

  it('gives every node a place of its own, from 0 on', () => {
    assert.equal(places.size, 64);
    const points = [...places.values()];
    assert.equal(Math.min(...points.map(({ x }) => x)), 0);
    assert.equal(Math.min(...points.map(({ y }) => y)), 0);
    assert.equal(new Set(points.map(({ x, y }) => `${x} ${y}`)).size, 64);
  });

  it('leaves room for every node and a label beside it', () => {
    const nodes = graph.nodes().map(id => ({ id, ...places.get(id)! }));
    const edges = graph.mapEdges((_, { weight }, a, b) => [a, b, weight] as const);
    const network = networkOf({ nodes, edges });
    const labels = placeLabels(network.nodes, sizesOf(network).radius, 15);
    const hidden = [...labels.values()].filter(label => label.hidden > 0);
    assert.ok(hidden.length <= 3, `${hidden.length} of 64 labels lie on others`);
  });

  it('puts what hangs together nearer than what does not', () => {
    const distance = (a: string, b: string) => {
      const [p, q] = [places.get(a)!, places.get(b)!];
      return Math.hypot(p.x - q.x, p.y - q.y);
    };
    const pairs = graph.nodes().flatMap((a, i, all) => all.slice(i + 1).map(b => [a, b] as const));
    const mean = (of: readonly (readonly [string, string])[]) =>
      of.reduce((sum, [a, b]) => sum + distance(a, b), 0) / of.length;
    const same = ([a, b]: readonly [string, string]) => communities.of.get(a) === communities.of.get(b);
    assert.ok(mean(pairs.filter(same)) * 2 < mean(pairs.filter(pair => !same(pair))));
  });

  it('is the same again, also after another one was made in between', () => {
    const other = rings(16);
    layOut(other, findCommunities(other, 1, 1), 1);
    assert.deepEqual([...layOut(rings(64), communities, 1)], [...places]);
  });

  it('is another one for another seed', () => {
    assert.notDeepEqual([...layOut(graph, communities, 2)], [...places]);
  });

  it('leaves pinned nodes where a person has put them, and all others where they were', () => {
    const pinned = new Map([
      ['关键词3', { x: 12.5, y: -7 }],
      ['no such node', { x: 0, y: 0 }],
    ]);
    const found = layOut(graph, communities, 1, undefined, pinned);
    assert.deepEqual(found.get('关键词3'), { x: 12.5, y: -7 });
    assert.deepEqual(
      [...found].filter(([node]) => node !== '关键词3'),
      [...places].filter(([node]) => node !== '关键词3'),
    );
  });

  it('takes none, one and two nodes, joined or not', () => {
    for (const [count, pairs] of [
      [0, []],
      [1, []],
      [2, []],
      [2, [{ first: 0, second: 1, units: 1 }]],
    ] as const) {
      const small = graphOf(['a', 'b'].slice(0, count), pairs);
      const found = layOut(small, findCommunities(small, 1, 1), 1);
      assert.equal(found.size, count);
      for (const { x, y } of found.values()) assert.ok(Number.isFinite(x) && Number.isFinite(y));
      if (count === 2) assert.notDeepEqual(found.get('a'), found.get('b'));
    }
  });
});

describe('moving boxes apart', () => {
  const overlapping = (boxes: readonly Movable[]) =>
    boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          b =>
            a.halfWidth + b.halfWidth - Math.abs(a.x - b.x) > 1e-5 &&
            a.halfHeight + b.halfHeight - Math.abs(a.y - b.y) > 1e-5,
        ),
    ).length;

  it('ends with none on another, however crowded they were', () => {
    const random = seededRandom(7);
    const boxes = Array.from({ length: 120 }, () => ({
      x: random() * 100,
      y: random() * 100,
      halfWidth: 5 + random() * 40,
      halfHeight: 5 + random() * 10,
    }));
    assert.ok(overlapping(boxes) > 1000);
    separate(boxes);
    assert.equal(overlapping(boxes), 0);
  });

  it('leaves boxes alone that have room', () => {
    const boxes = [0, 100, 200].map(x => ({ x, y: 0, halfWidth: 40, halfHeight: 10 }));
    separate(boxes);
    assert.deepEqual(
      boxes.map(({ x, y }) => [x, y]),
      [
        [0, 0],
        [100, 0],
        [200, 0],
      ],
    );
  });
});

describe('labels', () => {
  it('stand beside their nodes, not on them', () => {
    const network = networkOf({ nodes: [{ id: '服务中心', x: 0, y: 0 }], edges: [] });
    const { box } = placeLabels(network.nodes, () => 10, 15).get('服务中心')!;
    assert.equal(overlap(box, { left: -10, right: 10, top: -10, bottom: 10 }), 0);
    assert.equal(box.right - box.left, 60);
  });

  it('go to another side where a neighbour is in the way', () => {
    const network = networkOf({
      nodes: [
        { id: '甲', x: 0, y: 0 },
        { id: '乙', x: 30, y: 0 },
      ],
      edges: [],
    });
    const places = placeLabels(network.nodes, () => 10, 15);
    assert.deepEqual(
      [...places.values()].map(({ hidden }) => hidden),
      [0, 0],
    );
    assert.equal(places.get('甲')!.anchor, 'end');
    assert.equal(places.get('乙')!.anchor, 'start');
  });

  it('that have chosen already keep their places, and the others go round them', () => {
    const nodes = networkOf({
      nodes: [
        { id: '甲', x: 0, y: 0 },
        { id: '乙', x: 60, y: 0 },
      ],
      edges: [],
    }).nodes;
    const kept = {
      x: 0,
      y: 0,
      anchor: 'start',
      hidden: 0,
      box: { left: 70, right: 200, top: -8, bottom: 8 },
    } as const;
    const places = placeLabels(nodes, () => 10, 15, new Map([['甲', kept]]));
    assert.equal(places.get('甲'), kept);
    assert.equal(places.get('乙')!.hidden, 0);
    assert.equal(overlap(places.get('乙')!.box, kept.box), 0);
  });

  it('know how much of them is hidden', () => {
    // Nine nodes in one place leave a label no free side.
    const nodes = networkOf({
      nodes: Array.from({ length: 9 }, (_, i) => ({ id: `关键词${i}`, x: i / 10, y: 0 })),
      edges: [],
    }).nodes;
    const hidden = [...placeLabels(nodes, () => 5, 15).values()].map(place => place.hidden);
    assert.equal(hidden[0], 0);
    assert.ok(hidden.at(-1)! > 0.3);
  });

  it('count Han characters as twice as wide', () => {
    assert.equal(labelWidth('档案', 10), 20);
    assert.equal(labelWidth('data', 10), 20);
  });
});
