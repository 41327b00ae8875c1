import type { EdgeChange } from '../../protocol';

/**
 * Changes of edges by `edgeKey`, when the picture compares two networks. Edges that are missing here are drawn normally. To
 * show a comparison, give `NetworkView.update` one network with the edges of both (vanished ones with their former weight)
 * and these marks; colour, dashes and a line in the legend distinguish them.
 */
export type EdgeMarks = ReadonlyMap<string, EdgeChange>;

/** Key of an edge in `EdgeMarks`; the ends as in the network's list of edges. */
export function edgeKey(source: string, target: string): string {
  return JSON.stringify([source, target]);
}

/** There is nothing to compare with. */
export const noMarks: EdgeMarks = new Map();

/** Names of the two networks that are compared. */
export type Sides = readonly [first: string, second: string];

/** Nothing is compared. */
export const noSides: Sides = ['', ''];
