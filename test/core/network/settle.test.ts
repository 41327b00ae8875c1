import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { english } from '../../../src/core/base/l10n';
import { type Box, crosses, overlap } from '../../../src/core/network/boxes';
import { findCommunities } from '../../../src/core/network/communities';
import { buildGraph } from '../../../src/core/network/graph';
import { boxOf, labelWidth, type Option, placeLabels } from '../../../src/core/network/labels';
import { layOut } from '../../../src/core/network/layout';
import { buildNetwork, type OverviewNetwork } from '../../../src/core/network/network';
import { drawNetwork, printStyle, sizesOf } from '../../../src/core/network/picture';
import { seededRandom } from '../../../src/core/network/random';
import { settleLabels } from '../../../src/core/network/settle';
import { isLong } from '../../support/long';
import { corpusOf } from '../../support/project';
import { readReports, reportsFolder } from '../../support/reports';
import { readSample } from '../../support/sample';
import { allElements, parseXml, textOf } from '../../support/xml';
import { networkOf } from './networkOf';

const style = { ...printStyle, title: 'x' };
const pointsPerMillimetre = 72 / 25.4;

/** What an SVG shows, by measure of its own: marks and labels as boxes, each with the id of its node. */
function readPicture(svg: string) {
  const root = parseXml(svg);
  const elements = allElements(root);
  const fontSize = Number(root.attributes['font-size']);
  const ofClass = (name: string) => elements.filter(({ attributes }) => attributes.class === name);
  const marks = ofClass('node').map(({ attributes }) => ({
    node: attributes['data-node']!,
    box: boxOfPath(attributes.d!, Number(attributes['stroke-width']) / 2),
  }));
  const labels = ofClass('label').map(element => {
    const { x, y, 'text-anchor': anchor, 'data-node': node } = element.attributes;
    const option = { x: Number(x), y: Number(y), anchor: anchor as Option['anchor'] };
    return { node: node!, box: boxOf(option, labelWidth(textOf(element), fontSize), fontSize) };
  });
  const leaders = ofClass('leader').map(({ attributes }) => {
    const [x1, y1, x2, y2] = attributes.d!.match(/-?[\d.]+/g)!.map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return { node: attributes['data-node']!, line: { x1, y1, x2, y2 } };
  });
  const [, , width, height] = root.attributes.viewBox!.split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { root, fontSize, marks, labels, leaders, width, height, words: textOf(root) };
}

/** Extent of a path of corners, or of a circle that is drawn as two arcs from its left. */
function boxOfPath(d: string, half: number): Box {
  const [x, y, radius] =
    d
      .match(/^M(-?[\d.]+) (-?[\d.]+)a([\d.]+)/)
      ?.slice(1)
      .map(Number) ?? [];
  const corners =
    radius === undefined
      ? [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, a, b]) => [Number(a), Number(b)] as const)
      : [[x!, y! - radius] as const, [x! + 2 * radius, y! + radius] as const];
  const [xs, ys] = [corners.map(([a]) => a), corners.map(([, b]) => b)];
  return {
    left: Math.min(...xs) - half,
    right: Math.max(...xs) + half,
    top: Math.min(...ys) - half,
    bottom: Math.max(...ys) + half,
  };
}

/** What lies on what it must not, in words. Less than a hundredth is left by rounding to two decimals. */
function clashesIn({ marks, labels, leaders }: ReturnType<typeof readPicture>): readonly string[] {
  const clash = (a: Box, b: Box) => overlap(a, b) > 0.01 * Math.min(a.right - a.left, b.right - b.left);
  return [
    ...labels.flatMap((a, i) =>
      labels.slice(i + 1).flatMap(b => (clash(a.box, b.box) ? [`label ${a.node} on label ${b.node}`] : [])),
    ),
    ...labels.flatMap(a =>
      marks.flatMap(b => (clash(a.box, b.box) ? [`label ${a.node} on mark ${b.node}`] : [])),
    ),
    ...leaders.flatMap(a =>
      marks.flatMap(b =>
        a.node !== b.node && crosses(a.line, b.box) ? [`line ${a.node} on ${b.node}`] : [],
      ),
    ),
  ];
}

function holds(network: OverviewNetwork, millimetres?: number) {
  const picture = readPicture(
    drawNetwork(network, { ...style, ...(millimetres !== undefined && { millimetres }) }, english),
  );
  assert.equal(picture.marks.length, network.nodes.length);
  assert.deepEqual(clashesIn(picture), []);
  const missing = network.nodes.length - picture.labels.length;
  const noted = Number(/(\d+) labels? omitted/.exec(picture.words)?.[1] ?? 0);
  assert.equal(noted, missing, 'labels that are left out are counted in a note');
  return { ...picture, missing };
}

const shapes = ['circle', 'square', 'triangle', 'pentagon', 'ring', 'hexagon', 'diamond', 'star'] as const;

/** A random network, laid out; labels are Chinese, Latin and mixed, short and long. */
function randomNetwork(count: number, seed: number): OverviewNetwork {
  const random = seededRandom(seed);
  const pick = (from: number) => Math.floor(random() * from);
  const words = ['档案', '数字化', 'Open Access', '黄河流域', 'MIS', '一网通办', 'WWW'];
  const ids = Array.from(
    { length: count },
    (_, i) => `${words[pick(words.length)]}${pick(3) === 0 ? words[pick(words.length)] : ''}${i}`,
  );
  const pairs = new Map<string, { first: number; second: number; weight: number; units: number }>();
  for (let i = 0; i < count * 4; i++) {
    // Some nodes are far better connected than others.
    const [a, b] = [Math.floor(count * random() ** 3), pick(count)];
    const weight = 1 + pick(9);
    const [first, second] = [Math.min(a, b), Math.max(a, b)];
    if (a !== b) pairs.set(`${first} ${second}`, { first, second, weight, units: weight });
  }
  const graph = buildGraph(
    { nodes: ids.map(id => ({ id, frequency: 1, units: 1 })) },
    { nodes: [...ids.keys()], edges: [...pairs.values()] },
  );
  const places = layOut(graph, findCommunities(graph, 1, 1), seed);
  return networkOf({
    groups: shapes.map(shape => ({ id: shape, name: shape, shape, color: '#000000', themes: [shape] })),
    nodes: ids.map((id, i) => ({ id, group: shapes[i % shapes.length]!, ...places.get(id)! })),
    edges: graph.mapEdges((_, { weight }, a, b) => [a, b, weight] as const),
  });
}

describe('labels of a still picture', () => {
  const sample = buildNetwork(corpusOf(readSample()));

  it('lie on no other label and on no mark, in the sample: all have room', () => {
    assert.equal(holds(sample).missing, 0);
  });

  for (const millimetres of [85, 174]) {
    it(`are six points high or more at ${millimetres} mm, and lie on nothing`, () => {
      const { fontSize, width, missing } = holds(sample, millimetres);
      const points = (fontSize * millimetres * pointsPerMillimetre) / width;
      assert.ok(points >= 6, `${points} points`);
      assert.ok(missing <= 8, `${missing} labels are left out`);
    });
  }

  it('lie on nothing in the reports of 21 provinces (needs ../shared)', function () {
    if (!existsSync(reportsFolder)) {
      console.log('      skipped: ../shared is absent');
      this.skip();
    }
    const network = buildNetwork(corpusOf(readReports()));
    assert.ok(network.nodes.length > 50);
    assert.equal(holds(network).missing, 0);
    holds(network, 85);
  });

  for (const [count, seed] of [
    [50, 1],
    [50, 2],
    [120, 3],
    [250, 4],
    ...(isLong ? [[500, 5] as const] : []),
  ] as const) {
    it(`lie on nothing in a random network of ${count} nodes (${seed})`, () => {
      const network = randomNetwork(count, seed);
      const { missing } = holds(network);
      assert.ok(missing <= count / 50, `${missing} labels are left out`);
      if (count <= 120) holds(network, 174);
    });
  }

  it('would lie on others where each just took the place that hides least', () => {
    const network = randomNetwork(120, 4);
    const crowded = {
      ...network,
      nodes: network.nodes.map(node => ({ ...node, x: node.x / 2, y: node.y / 2 })),
    };
    const places = placeLabels(crowded.nodes, sizesOf(crowded).radius, 15);
    const labels = [...places].map(([node, { box }]) => ({ node, box }));
    const { marks, ...rest } = readPicture(drawNetwork(crowded, style, english));
    assert.ok(clashesIn({ ...rest, marks, labels }).length > 10);
    const { leaders, missing } = holds(crowded);
    assert.ok(leaders.length > 0, 'lines lead to labels that stand farther away');
    assert.ok(missing < 60);
  });

  it('are left out and counted where there is no room at all', () => {
    const heap = networkOf({
      nodes: Array.from({ length: 150 }, (_, i) => ({ id: `关键词之${i}`, x: i / 100, y: 0 })),
      edges: [],
    });
    const { missing, words } = holds(heap);
    assert.ok(missing > 30);
    assert.ok(words.includes(`${missing} labels omitted`));
  });

  it('choose by degree: who has most neighbours stands beside its node', () => {
    const at = (id: string, degree: number) =>
      ({ id, label: id, degree, x: 0, y: 0, shape: 'circle', radius: 8 }) as const;
    const places = settleLabels([at('甲', 1), at('乙', 5)], 15);
    assert.equal(places.get('乙')!.anchor, 'start');
    assert.equal(places.get('甲')!.anchor, 'end');
  });

  it('choose the same places in whatever order nodes are listed', () => {
    const { nodes } = randomNetwork(50, 9);
    const marked = nodes.map(node => ({ ...node, shape: 'star' as const, radius: 9 }));
    const sorted = (places: ReturnType<typeof settleLabels>) =>
      [...places].sort(([a], [b]) => (a < b ? -1 : 1));
    assert.deepEqual(sorted(settleLabels([...marked].reverse(), 15)), sorted(settleLabels(marked, 15)));
  });
});
