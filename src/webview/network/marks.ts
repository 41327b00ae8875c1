import type { EdgeChange } from '../../protocol';

/**
 * What became of edges, where the picture compares two networks: by `edgeKey`. Edges of the network that are not in it are
 * drawn as ever. To show a comparison, give `NetworkView.update` one network that holds the edges of both (those that
 * vanished with the weight they had) and these marks; colour, dashes and a line in the legend tell them apart.
 */
export type EdgeMarks = ReadonlyMap<string, EdgeChange>;

/** Names an edge in `EdgeMarks`; ends as in the network's own list of edges. */
export function edgeKey(source: string, target: string): string {
  return JSON.stringify([source, target]);
}

/** There is nothing to compare with. */
export const noMarks: EdgeMarks = new Map();
