import type { LabelPlace } from '../../core/network/picture';
import type { PassageQuery } from '../../protocol';
import type { Point } from './camera';
import { isCrowded } from './labels';
import { type DrawnEdge, type DrawnNode, edgeAt, type Scene } from './scene';

/** A node or an edge of the network. */
export type NetworkTarget = { readonly node: string } | { readonly source: string; readonly target: string };

/** The emphasised elements. */
export interface Cluster {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  /** The element it is about. */
  readonly chosen: DrawnNode | undefined;
}

/** A node or an edge with everything connected to it; `undefined` if it is not drawn. */
export function clusterOf(scene: Scene, target: NetworkTarget): Cluster | undefined {
  if ('node' in target) {
    const center = scene.byId.get(target.node);
    if (!center) return undefined;
    const edges = scene.edgesOf.get(target.node)!;
    return { nodes: [center, ...edges.map(({ a, b }) => (a === center ? b : a))], edges, chosen: center };
  }
  const edge = edgeOf(scene, target);
  return edge && { nodes: [edge.a, edge.b], edges: [edge], chosen: undefined };
}

/** Label of a node; ends and weight of an edge. */
export function targetTitle(scene: Scene, target: NetworkTarget): string {
  if ('node' in target) return scene.byId.get(target.node)?.node.label ?? '';
  const drawn = edgeOf(scene, target);
  if (!drawn) return '';
  const { a, b, edge } = drawn;
  return `${a.node.label} – ${b.node.label} · ${Math.round(edge.weight * 1000) / 1000}`;
}

/** The node whose label is at a place, or the edge within `reach` of it, in units of the picture. */
export function targetAt(
  scene: Scene,
  labels: ReadonlyMap<string, LabelPlace>,
  { x, y }: Point,
  reach: number,
): NetworkTarget | undefined {
  for (const [id, place] of labels) {
    const { left, right, top, bottom } = place.box;
    const isInside = x >= left && x <= right && y >= top && y <= bottom;
    if (isInside && !isCrowded(place) && scene.byId.has(id)) return { node: id };
  }
  const edge = edgeAt(scene, { x, y }, reach)?.edge;
  return edge && { source: edge.source, target: edge.target };
}

export function queryFor(target: NetworkTarget): PassageQuery {
  return 'node' in target ? { of: 'node', node: target.node } : { of: 'edge', ...target };
}

function edgeOf(
  { edgesOf }: Scene,
  { source, target }: Extract<NetworkTarget, { source: string }>,
): DrawnEdge | undefined {
  return edgesOf.get(source)?.find(({ edge }) => edge.source === target || edge.target === target);
}
