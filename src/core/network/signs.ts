import { compareText } from '../base/order';
import type { Shape } from '../codebook/codebook';
import type { OverviewEdge, OverviewNetwork, OverviewNode } from './network';
import { outlineWidth, shapePath } from './shapes';

/** How a node is drawn: its outline, and what it is painted with; lengths in the units of `x` and `y`. */
export interface NodeSign {
  /** An SVG path. */
  readonly path: string;
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
}

/** Draws the sign of a node at a place. A ring is not filled. */
export function nodeSign(
  shape: Shape,
  radius: number,
  color: string,
  paper: string,
  { x, y }: { readonly x: number; readonly y: number },
): NodeSign {
  const ring = shape === 'ring';
  return {
    path: shapePath(shape, x, y, radius),
    fill: ring ? paper : color,
    stroke: ring ? color : paper,
    strokeWidth: ring ? radius * 0.4 : outlineWidth,
  };
}

/** Shapes by the group of a node. */
export function shapesOf({ groups }: OverviewNetwork): ReadonlyMap<string, Shape> {
  return new Map(groups.map(({ id, shape }) => [id, shape]));
}

/** Edges in the order they are drawn: light ones first, so that the heavy ones lie on top. */
export function edgesInOrder(edges: readonly OverviewEdge[]): readonly OverviewEdge[] {
  return [...edges].sort(
    (x, y) => x.weight - y.weight || compareText(x.source, y.source) || compareText(x.target, y.target),
  );
}

/** Nodes in the order of drawing: well-connected ones first, so that they do not hide small ones. */
export function nodesInOrder(nodes: readonly OverviewNode[]): readonly OverviewNode[] {
  return [...nodes].sort((a, b) => b.degree - a.degree || compareText(a.id, b.id));
}
