import {
  colorClasses,
  edgesInOrder,
  type NodeSign,
  nodeSign,
  nodesInOrder,
  type OverviewEdge,
  type OverviewNetwork,
  type OverviewNode,
  shapesOf,
  sizesOf,
} from '../../core/network/picture';
import type { NetworkLook } from '../../core/report/view/networkLook';
import type { Visible } from '../../core/report/view/visible';
import type { EdgeChange } from '../../protocol';
import { type EdgeMarks, edgeKey } from './marks';

/** A node as it is drawn. Its place changes while it is dragged. */
export interface DrawnNode {
  readonly node: OverviewNode;
  x: number;
  y: number;
  readonly radius: number;
  readonly color: string;
  /** Drawn around the origin; `paper` parts are painted in the background colour. */
  readonly sign: NodeSign;
  readonly pinned: boolean;
  /** No visible edge leads to it. */
  readonly lonely: boolean;
}

export interface DrawnEdge {
  readonly edge: OverviewEdge;
  readonly a: DrawnNode;
  readonly b: DrawnNode;
  readonly width: number;
  readonly opacity: number;
  /** `undefined`: the colour of edges between communities, or themes. */
  readonly color: string | undefined;
  readonly change: EdgeChange | undefined;
}

/** Everything drawn of a network, in this order: edges, then nodes. */
export interface Scene {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly byId: ReadonlyMap<string, DrawnNode>;
  readonly edgesOf: ReadonlyMap<string, readonly DrawnEdge[]>;
}

/** Placeholder for the background colour in a sign. */
export const paper = 'paper';

/**
 * Computes how the visible part is drawn, as core draws it to files. Sizes and widths are those of the whole network, so
 * that they stay the same while one filters. `moved` holds places that are not saved yet.
 */
export function sceneOf(
  network: OverviewNetwork,
  visible: Visible,
  look: Pick<NetworkLook, 'size' | 'color'>,
  moved: ReadonlyMap<string, { readonly x: number; readonly y: number }> = new Map(),
  marks: EdgeMarks = new Map(),
): Scene {
  const sizes = sizesOf(network, look.size);
  const shapes = shapesOf(network);
  const classOf = colorClasses(network, look.color);
  const joined = new Set(visible.edges.flatMap(({ source, target }) => [source, target]));
  const nodes = nodesInOrder(visible.nodes).map((node): DrawnNode => {
    const { x, y } = moved.get(node.id) ?? node;
    const radius = sizes.radius(node);
    const { color } = classOf(node);
    const sign = nodeSign(shapes.get(node.group) ?? 'circle', radius, color, paper, { x: 0, y: 0 });
    return {
      node,
      x,
      y,
      radius,
      color,
      sign,
      pinned: node.pinned === true || moved.has(node.id),
      lonely: node.degree > 0 && !joined.has(node.id),
    };
  });
  const byId = new Map(nodes.map(each => [each.node.id, each]));
  const edges = edgesInOrder(visible.edges).map((edge): DrawnEdge => {
    const [a, b] = [byId.get(edge.source)!, byId.get(edge.target)!];
    return {
      edge,
      a,
      b,
      width: sizes.width(edge),
      opacity: sizes.opacity(edge),
      color: classOf(a.node).key === classOf(b.node).key ? a.color : undefined,
      change: marks.get(edgeKey(edge.source, edge.target)),
    };
  });
  const edgesOf = new Map<string, DrawnEdge[]>(nodes.map(({ node }) => [node.id, []]));
  for (const each of edges) {
    edgesOf.get(each.edge.source)!.push(each);
    edgesOf.get(each.edge.target)!.push(each);
  }
  return { nodes, edges, byId, edgesOf };
}

/** The edge nearest to a point, within a distance; of equally near ones, the one on top. */
export function edgeAt(
  { edges }: Scene,
  point: { readonly x: number; readonly y: number },
  within: number,
): DrawnEdge | undefined {
  let best: DrawnEdge | undefined;
  let least = within;
  // Fifty thousand edges take a millisecond, so a spatial index would not pay.
  for (const each of edges) {
    const away = Math.max(0, distance(point, each.a, each.b) - each.width / 2);
    if (away <= least) [best, least] = [each, away];
  }
  return best;
}

/** Distance of a point from the line segment between two others. */
function distance(
  { x, y }: { readonly x: number; readonly y: number },
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / square));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}
