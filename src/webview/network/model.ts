import type { OverviewNetwork } from '../../core/network/picture';
import type { Sight } from '../state';
import type { DrawnNode } from './scene';

/** A rectangle: of the picture in its own coordinates, or of the view in pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Weights that occur, ascending: the steps of the minimum weight. */
export function weightSteps({ edges }: OverviewNetwork): readonly number[] {
  return [...new Set(edges.map(edge => edge.weight))].sort((a, b) => a - b);
}

/** Directions of the arrow keys; y grows downwards. */
export const arrows = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
} as const satisfies Readonly<Record<string, readonly [x: number, y: number]>>;
export type Arrow = keyof typeof arrows;

export function isArrow(key: string): key is Arrow {
  return Object.hasOwn(arrows, key);
}

/** The nearest node within 60° of an arrow key's direction; `undefined` if there is none. */
export function nodeTowards(nodes: readonly DrawnNode[], from: DrawnNode, key: Arrow): DrawnNode | undefined {
  const [dx, dy] = arrows[key];
  let best: DrawnNode | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const distance = Math.hypot(x, y);
    const along = x * dx + y * dy;
    if (node === from || along <= 0 || along < distance / 2) continue;
    // Deviation from the direction counts as distance.
    const cost = distance * (2 - along / distance);
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

/** Size of a view in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const [leastZoom, mostZoom] = [0.5, 32];

/** All of the picture. */
export function sightOfAll(bounds: Rect): Sight {
  return { x: bounds.left + bounds.width / 2, y: bounds.top + bounds.height / 2, zoom: 1 };
}

/** Pixels per unit of the picture. */
export function scaleOf(bounds: Rect, sight: Sight, view: Size): number {
  return sight.zoom * Math.min(view.width / bounds.width, view.height / bounds.height);
}

/** The part of the picture that a view of this size shows. */
export function partInSight(bounds: Rect, sight: Sight, view: Size): Rect {
  const scale = scaleOf(bounds, sight, view);
  const [width, height] = [view.width / scale, view.height / scale];
  return { left: sight.x - width / 2, top: sight.y - height / 2, width, height };
}

/** Zooms by a factor. The point `at` of the picture keeps its place on the screen. */
export function zoomAt(sight: Sight, factor: number, at: { readonly x: number; readonly y: number }): Sight {
  const zoom = Math.min(mostZoom, Math.max(leastZoom, sight.zoom * factor));
  const kept = sight.zoom / zoom;
  return { x: at.x + (sight.x - at.x) * kept, y: at.y + (sight.y - at.y) * kept, zoom };
}

/** Moves the sight. Some of the picture always stays in its middle. */
export function moveSight(bounds: Rect, sight: Sight, dx: number, dy: number): Sight {
  const clamp = (value: number, low: number, size: number) => Math.min(Math.max(value, low), low + size);
  return {
    ...sight,
    x: clamp(sight.x + dx, bounds.left, bounds.width),
    y: clamp(sight.y + dy, bounds.top, bounds.height),
  };
}

/** Moves the sight so that a point is well inside; unchanged if it already is. */
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
