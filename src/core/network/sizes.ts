import type { OverviewNetwork, OverviewNode } from './network';
import { nodeRadius } from './radius';

/** Up to this many edges are drawn at full width and colour; more are drawn thinner and fainter. */
const clearlyDrawn = 450;

/** What the size of a node can stand for. */
export type SizeMetric = 'degree' | 'weightedDegree' | 'frequency';
export const sizeMetrics: readonly SizeMetric[] = ['degree', 'weightedDegree', 'frequency'];

/** How the nodes and edges of one network are drawn; lengths are in the units of `x` and `y`. */
export interface Sizes {
  radius(node: OverviewNode): number;
  /** Radius of a node of that value of the metric. */
  radiusAt(value: number): number;
  width(edge: { readonly weight: number }): number;
  /** Opacity of an edge, 0 to 1. */
  opacity(edge: { readonly weight: number }): number;
}

/** Sizes by the values that are in the network; the largest of them is drawn as large as any. */
export function sizesOf({ nodes, edges }: OverviewNetwork, metric: SizeMetric = 'degree'): Sizes {
  const most = nodes.reduce((most, node) => Math.max(most, node[metric]), Number.MIN_VALUE);
  const radiusAt = (value: number) => nodeRadius(value / most, 1);
  const heaviest = edges.reduce((most, edge) => Math.max(most, edge.weight), Number.MIN_VALUE);
  const room = Math.min(1, Math.max(0.35, Math.sqrt(clearlyDrawn / Math.max(1, edges.length))));
  // Uses the square root of the weight, so that the other widths still differ beside one very heavy edge.
  const share = (weight: number) => Math.sqrt(weight / heaviest);
  return {
    radius: node => radiusAt(node[metric]),
    radiusAt,
    width: ({ weight }) => room * (0.5 + 6.5 * share(weight)),
    opacity: ({ weight }) => room * (0.36 + 0.46 * share(weight)),
  };
}
