import { finish, type Steps } from '../base/steps';
import { displayWidth } from '../text/wrapping';
import type { Communities } from './communities';
import { type Body, ForceAtlas2 } from './forceAtlas2';
import type { KeywordGraph } from './graph';
import { nodeRadius } from './radius';
import { seededRandom } from './random';
import { separate } from './separate';

/** A place in the units of `nodeRadius`; the layout begins at 0 on both axes, and is as large as its nodes need. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const forces = { repulsion: 10, gravity: 0.05, slowDown: 0.5 };
/** Number of steps, enough for the layout to settle. Large networks get fewer, because their steps take longer. */
const iterationsFor = (nodes: number) => Math.round(Math.min(300, Math.max(60, 75_000 / Math.max(1, nodes))));

/** Share of the layout that nodes with their labels take, before they are moved apart. */
const fullness = 0.5;
/** Room for a label beside its node: half a font size for each column of text. */
const columnWidth = 7.5;
const gap = 6;

let last: { readonly key: string; readonly places: ReadonlyMap<string, Point> } | undefined;

/**
 * Places the nodes by ForceAtlas2 (Jacomy et al. 2014) from seeded positions, turns the layout so that its longest axis is horizontal, and
 * moves nodes and labels apart where they overlap. Coordinates are rounded, so the same input gives the same bytes. The last layout is
 * cached, because most edits do not change the network. `labelOf` names a node; its label needs room. `pinned` nodes end up at their
 * places, whatever lies there. The other nodes are placed as if none were pinned: in a figure that is finished by hand, only what was moved
 * moves.
 */
export function layOut(
  graph: KeywordGraph,
  communities: Communities,
  seed: number,
  labelOf: (node: string) => string = node => node,
  pinned: ReadonlyMap<string, Point> = new Map(),
): ReadonlyMap<string, Point> {
  return finish(layOutInSteps(graph, communities, seed, labelOf, pinned));
}

/** As `layOut`, in small steps. */
export function* layOutInSteps(
  graph: KeywordGraph,
  communities: Communities,
  seed: number,
  labelOf: (node: string) => string,
  pinned: ReadonlyMap<string, Point>,
): Steps<ReadonlyMap<string, Point>> {
  const edges = graph.mapEdges((key, { weight }) => [key, weight]);
  const nodes = graph.mapNodes(node => [node, labelOf(node), communities.of.get(node)]);
  const key = JSON.stringify([seed, nodes, edges]);
  const places = last?.key === key ? last.places : yield* compute(graph, communities, seed, labelOf);
  last = { key, places };
  return pinned.size === 0
    ? places
    : new Map([...places].map(([node, place]) => [node, pinned.get(node) ?? place]));
}

function* compute(
  graph: KeywordGraph,
  communities: Communities,
  seed: number,
  labelOf: (node: string) => string,
): Steps<ReadonlyMap<string, Point>> {
  const body = startOf(graph, communities, seed);
  const layout = new ForceAtlas2(body, forces);
  for (let i = iterationsFor(graph.order); i > 0; i--) {
    layout.step();
    yield;
  }

  const largest = graph.reduceNodes((most, node) => Math.max(most, graph.degree(node)), 0);
  const boxes = graph.nodes().map((node, i) => {
    const radius = nodeRadius(graph.degree(node), largest);
    return {
      node,
      x: body.x[i]!,
      y: body.y[i]!,
      halfWidth: radius + gap + (displayWidth(labelOf(node)) * columnWidth) / 2,
      halfHeight: radius + gap,
    };
  });
  level(boxes);
  makeRoom(boxes);
  yield;
  separate(boxes);
  const left = boxes.reduce((least, box) => Math.min(least, box.x), Number.POSITIVE_INFINITY);
  const top = boxes.reduce((least, box) => Math.min(least, box.y), Number.POSITIVE_INFINITY);
  return new Map(boxes.map(({ node, x, y }) => [node, { x: round(x - left), y: round(y - top) }]));
}

/** The nodes where they start from, and what joins them. */
function startOf(graph: KeywordGraph, communities: Communities, seed: number): Body {
  const nodes = graph.nodes();
  const numbers = new Map(nodes.map((node, i) => [node, i]));
  const edges = graph.mapEdges((_, { weight }, source, target) => ({ weight, source, target }));
  // Heavy edges pull, but not in proportion: one pair in every sentence would hide the rest. Relative to the heaviest,
  // so that a measure that never exceeds 1 draws like a count.
  const heaviest = edges.reduce((most, { weight }) => Math.max(most, weight), Number.MIN_VALUE);
  const weights = Float64Array.from(edges, ({ weight }) => 4 * Math.sqrt(weight / heaviest));
  const disc = discRadius(weights.reduce((mass, weight) => mass + 2 * weight, nodes.length));
  const random = seededRandom(seed);
  const x = new Float64Array(nodes.length);
  const y = new Float64Array(nodes.length);
  nodes.forEach((node, i) => {
    // Each community starts in its own sector of a circle: the layout settles sooner, and communities do not start interlocked.
    const angle = (2 * Math.PI * (communities.of.get(node)! + random())) / Math.max(1, communities.count);
    const radius = disc * Math.sqrt(0.1 + random());
    x[i] = radius * Math.cos(angle);
    y[i] = radius * Math.sin(angle);
  });
  return {
    x,
    y,
    sources: Int32Array.from(edges, ({ source }) => numbers.get(source)!),
    targets: Int32Array.from(edges, ({ target }) => numbers.get(target)!),
    weights,
  };
}

/**
 * Radius of the disc that nodes of so much mass (1 each, and the weights of its edges) would fill if nothing but repulsion and
 * gravity moved them: there the one, `repulsion * mass / radius`, contains the other, `gravity * radius`. Whoever starts at that
 * size need not spread first, which would take most of the steps.
 */
function discRadius(mass: number): number {
  return Math.sqrt((forces.repulsion * mass) / forces.gravity);
}

/** Moves the middle to the origin, and turns the longest way across (the first principal axis) level. */
function level(points: readonly { x: number; y: number }[]): void {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / Math.max(1, points.length);
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  for (const point of points) {
    point.x -= mx;
    point.y -= my;
  }
  const angle =
    Math.atan2(2 * mean(({ x, y }) => x * y), mean(({ x }) => x * x) - mean(({ y }) => y * y)) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const point of points) {
    const { x, y } = point;
    point.x = x * cos + y * sin;
    point.y = y * cos - x * sin;
  }
}

/** Scales the layout about the origin until its boxes take up the share `fullness` of it. */
function makeRoom(boxes: readonly { x: number; y: number; halfWidth: number; halfHeight: number }[]): void {
  const extent = (of: (box: { x: number; y: number }) => number) =>
    2 * boxes.reduce((most, box) => Math.max(most, Math.abs(of(box))), 0);
  const wide = extent(({ x }) => x);
  const high = extent(({ y }) => y);
  // Two nodes, or a chain, lie on a line: its height is zero, or a rounding error.
  const area = wide * Math.max(wide / 4, high);
  if (area === 0) return;
  const needed = boxes.reduce((sum, box) => sum + 4 * box.halfWidth * box.halfHeight, 0);
  const scale = Math.sqrt(needed / fullness / area);
  for (const box of boxes) {
    box.x *= scale;
    box.y *= scale;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
