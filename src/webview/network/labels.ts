import { type LabelPlace, placeLabels } from '../../core/network/picture';
import type { Rect, Size } from './model';
import type { DrawnNode } from './scene';

/** Most labels that are placed: those of the best-connected nodes. No window has room for more. */
export const mostLabels = 400;

/** Places of labels with a height of `fontSize`, in units of the picture. */
export function labelsAt(
  nodes: readonly DrawnNode[],
  fontSize: number,
  kept?: ReadonlyMap<string, LabelPlace>,
): ReadonlyMap<string, LabelPlace> {
  const labelled = nodes.slice(0, mostLabels);
  const radius = new Map(labelled.map(each => [each.node.id, each.radius]));
  const placed = labelled.map(({ node, x, y }) => ({ ...node, x, y }));
  return placeLabels(placed, ({ id }) => radius.get(id)!, fontSize, kept);
}

/** Places of the labels of a few emphasised nodes. Labels with a good place keep it; the others find room between them. */
export function labelsAmong(
  few: readonly DrawnNode[],
  all: ReadonlyMap<string, LabelPlace>,
  fontSize: number,
): ReadonlyMap<string, LabelPlace> {
  const kept = few.flatMap(({ node: { id } }) => {
    const place = all.get(id);
    return place && !isCrowded(place) ? [[id, place] as const] : [];
  });
  return labelsAt(few, fontSize, new Map(kept));
}

/** Whether a label overlaps others so much that it must wait for room. */
export function isCrowded({ hidden }: LabelPlace): boolean {
  return hidden > 0.1;
}

/** Nodes visible in a part of the picture. */
export function nodesWithin(nodes: readonly DrawnNode[], part: Rect): readonly DrawnNode[] {
  return nodes.filter(
    ({ x, y, radius }) =>
      x + radius > part.left &&
      x - radius < part.left + part.width &&
      y + radius > part.top &&
      y - radius < part.top + part.height,
  );
}

/** Smallest width of a pixel, in the coordinates of the picture, while nobody has zoomed in. */
const leastPixel = 0.8;

/**
 * Area in which all nodes are visible with their labels, which are always `pixels` high on the screen. So the smaller the
 * view, the larger the area.
 */
export function wholeAt(nodes: readonly DrawnNode[], view: Size, pixels: number): Rect {
  const bare = extentOf(nodes, []);
  let bounds = bare;
  for (let round = 0; round < 4; round++) {
    const pixel = Math.max(leastPixel, bounds.width / view.width, bounds.height / view.height);
    const labels = [...labelsAt(nodes, pixels * pixel).values()].filter(place => !isCrowded(place));
    bounds = grow(extentOf(nodes, labels), (pixels / 2) * pixel);
    // In a tiny view, labels must not shrink the nodes to a dot.
    if (bounds.width > 3 * bare.width || bounds.height > 3 * bare.height) return bare;
  }
  // Few nodes in a large view are not enlarged.
  const pixel = Math.max(bounds.width / view.width, bounds.height / view.height);
  return pixel >= leastPixel
    ? bounds
    : grow(bounds, ((leastPixel - pixel) * Math.min(view.width, view.height)) / 2);
}

/** Extent of nodes and labels. */
function extentOf(nodes: readonly DrawnNode[], labels: readonly LabelPlace[]): Rect {
  if (nodes.length === 0) return { left: 0, top: 0, width: 400, height: 200 };
  let [left, top, right, bottom] = [1, 1, -1, -1].map(sign => sign * Number.POSITIVE_INFINITY) as [
    number,
    number,
    number,
    number,
  ];
  const cover = (x1: number, y1: number, x2: number, y2: number) => {
    left = Math.min(left, x1);
    top = Math.min(top, y1);
    right = Math.max(right, x2);
    bottom = Math.max(bottom, y2);
  };
  for (const { x, y, radius } of nodes) {
    // Some shapes extend beyond their radius.
    const reach = radius * 1.5;
    cover(x - reach, y - reach, x + reach, y + reach);
  }
  for (const { box } of labels) cover(box.left, box.top, box.right, box.bottom);
  return { left, top, width: right - left, height: bottom - top };
}

function grow({ left, top, width, height }: Rect, by: number): Rect {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}
