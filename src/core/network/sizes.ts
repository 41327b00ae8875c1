import type { OverviewNetwork, OverviewNode } from './network';
import { nodeRadius } from './radius';

/** So many edges can be drawn at full width and colour; more of them are drawn thinner and fainter. */
const clearlyDrawn = 450;

/** How the nodes and edges of one network are drawn; lengths are in the units of `x` and `y`. */
export interface Sizes {
  radius(node: Pick<OverviewNode, 'degree'>): number;
  width(edge: { readonly weight: number }): number;
  /** Opacity of an edge, 0 to 1. */
  opacity(edge: { readonly weight: number }): number;
}

export function sizesOf({ nodes, edges }: OverviewNetwork): Sizes {
  const largestDegree = nodes.reduce((most, node) => Math.max(most, node.degree), 1);
  const heaviest = edges.reduce((most, edge) => Math.max(most, edge.weight), Number.MIN_VALUE);
  const room = Math.min(1, Math.max(0.35, Math.sqrt(clearlyDrawn / Math.max(1, edges.length))));
  // By the root of the weight, so that one very heavy edge leaves the others apart.
  const share = (weight: number) => Math.sqrt(weight / heaviest);
  return {
    radius: node => nodeRadius(node.degree, largestDegree),
    width: ({ weight }) => room * (0.5 + 6.5 * share(weight)),
    opacity: ({ weight }) => room * (0.36 + 0.46 * share(weight)),
  };
}
