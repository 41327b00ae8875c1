import {
  boundsOf,
  type LabelPlace,
  type OverviewNetwork,
  type OverviewNode,
  placeLabels,
  sizesOf,
} from '../../core/network/picture';
import type { Sight } from '../state';

/** A rectangle: of the picture in its own coordinates, or of the view in pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Neighbour {
  readonly node: string;
  readonly weight: number;
}

/** Neighbours of each node by edges of at least that weight, the heaviest edge first. */
export function neighboursOf(
  { nodes, edges }: OverviewNetwork,
  leastWeight: number,
): ReadonlyMap<string, readonly Neighbour[]> {
  const found = new Map<string, Neighbour[]>(nodes.map(node => [node.id, []]));
  for (const { source, target, weight } of edges) {
    if (weight < leastWeight) continue;
    found.get(source)!.push({ node: target, weight });
    found.get(target)!.push({ node: source, weight });
  }
  for (const list of found.values()) list.sort((a, b) => b.weight - a.weight || (a.node < b.node ? -1 : 1));
  return found;
}

/** Weights that occur, ascending: the steps at which a least weight hides more edges. */
export function weightSteps({ edges }: OverviewNetwork): readonly number[] {
  return [...new Set(edges.map(edge => edge.weight))].sort((a, b) => a - b);
}

/** The nearest node in the direction of an arrow key, within 60° of it; `undefined` where there is none. */
export function nodeTowards(
  nodes: readonly OverviewNode[],
  from: OverviewNode,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight',
): OverviewNode | undefined {
  const [dx, dy] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key] as [
    number,
    number,
  ];
  let best: OverviewNode | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const distance = Math.hypot(x, y);
    const along = x * dx + y * dy;
    if (node.id === from.id || along <= 0 || along < distance / 2) continue;
    // What lies off the direction counts as farther.
    const cost = distance * (2 - along / distance);
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

/** Extent of a view in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Places for the labels where they are `fontSize` high, in units of the picture. */
export function labelsAt(network: OverviewNetwork, fontSize: number): ReadonlyMap<string, LabelPlace> {
  return placeLabels(network.nodes, sizesOf(network).radius, fontSize);
}

/**
 * Places for the labels of a few nodes that stand out: what is placed well among all stays where it is, the others find
 * room between these.
 */
export function labelsAmong(
  network: OverviewNetwork,
  few: ReadonlySet<string>,
  all: ReadonlyMap<string, LabelPlace>,
  fontSize: number,
): ReadonlyMap<string, LabelPlace> {
  const nodes = network.nodes.filter(node => few.has(node.id));
  const kept = new Map([...all].filter(([id, place]) => few.has(id) && !isCrowded(place)));
  return placeLabels(nodes, sizesOf(network).radius, fontSize, kept);
}

/** Whether a label lies so much on others that it has to wait until there is room. */
export function isCrowded({ hidden }: LabelPlace): boolean {
  return hidden > 0.1;
}

/** Units of the picture that a pixel shows at least, while nobody has zoomed in. */
const leastUnit = 0.8;

/**
 * What has to be in sight for all of the network to be: its nodes with their labels, which are `pixels` high on the
 * screen however small the picture is. So the smaller the view, the larger this is.
 */
export function wholeAt(network: OverviewNetwork, view: Size, pixels: number): Rect {
  const nodes = boundsOf(network, new Map());
  let bounds: Rect = nodes;
  for (let round = 0; round < 4; round++) {
    const unit = Math.max(leastUnit, bounds.width / view.width, bounds.height / view.height);
    const labels = [...labelsAt(network, pixels * unit)].filter(([, place]) => !isCrowded(place));
    bounds = grow(boundsOf(network, new Map(labels)), (pixels / 2) * unit);
    // Where hardly anything fits, labels may not squeeze the nodes to a dot.
    if (bounds.width > 3 * nodes.width || bounds.height > 3 * nodes.height) return nodes;
  }
  // And few nodes in a large view are not blown up.
  const unit = Math.max(bounds.width / view.width, bounds.height / view.height);
  return unit >= leastUnit
    ? bounds
    : grow(bounds, ((leastUnit - unit) * Math.min(view.width, view.height)) / 2);
}

function grow({ left, top, width, height }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}

const [leastZoom, mostZoom] = [0.5, 16];

/** All of the picture. */
export function wholeOf(bounds: Rect): Sight {
  return { x: bounds.left + bounds.width / 2, y: bounds.top + bounds.height / 2, zoom: 1 };
}

/** Pixels for a unit of the picture. */
export function scaleOf(bounds: Rect, sight: Sight, view: Size): number {
  return sight.zoom * Math.min(view.width / bounds.width, view.height / bounds.height);
}

/** The part of the picture that a view of that size shows. */
export function partInSight(bounds: Rect, sight: Sight, view: Size): Rect {
  const scale = scaleOf(bounds, sight, view);
  const [width, height] = [view.width / scale, view.height / scale];
  return { left: sight.x - width / 2, top: sight.y - height / 2, width, height };
}

/** Zooms by a factor; the point `at` of the picture stays where it is on the screen. */
export function zoomAt(sight: Sight, factor: number, at: { readonly x: number; readonly y: number }): Sight {
  const zoom = Math.min(mostZoom, Math.max(leastZoom, sight.zoom * factor));
  const kept = sight.zoom / zoom;
  return { x: at.x + (sight.x - at.x) * kept, y: at.y + (sight.y - at.y) * kept, zoom };
}

/** Moves the sight, but never so far that nothing of the picture is in its middle. */
export function moveSight(bounds: Rect, sight: Sight, dx: number, dy: number): Sight {
  const clamp = (value: number, low: number, size: number) => Math.min(Math.max(value, low), low + size);
  return {
    ...sight,
    x: clamp(sight.x + dx, bounds.left, bounds.width),
    y: clamp(sight.y + dy, bounds.top, bounds.height),
  };
}

/** Moves the sight so that a point is well inside of it; the same sight if it is already. */
export function sightOn(
  bounds: Rect,
  sight: Sight,
  view: Size,
  point: { readonly x: number; readonly y: number },
): Sight {
  const part = partInSight(bounds, sight, view);
  const [mx, my] = [part.width * 0.1, part.height * 0.1];
  const inside =
    point.x > part.left + mx &&
    point.x < part.left + part.width - mx &&
    point.y > part.top + my &&
    point.y < part.top + part.height - my;
  return inside ? sight : { ...sight, x: point.x, y: point.y };
}
