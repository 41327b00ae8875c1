import { UndirectedGraph } from 'graphology';
import type { Choice } from './choose';
import type { Cooccurrence } from './cooccurrence';

export interface EdgeAttributes {
  readonly weight: number;
  /** Units that contain both ends, or pairs of hits by window or by products, whatever the measure. */
  readonly units: number;
}

/** The weighted graph of keywords or codes. Nodes and edges are added in sorted order, with named keys: same input, same graph. */
export type KeywordGraph = UndirectedGraph<Record<string, never>, EdgeAttributes>;

/**
 * The key of a node in the graph. The libraries keep nodes as keys of plain objects, where `constructor` seems to exist before it is added
 * and `__proto__` cannot be added. A blank at the end avoids both: no keyword or code ends with one.
 */
export function nodeKey(id: string): string {
  return Object.hasOwn(Object.prototype, id) ? `${id} ` : id;
}

/** The graph of what was chosen. */
export function buildGraph({ nodes }: Pick<Cooccurrence, 'nodes'>, choice: Choice): KeywordGraph {
  const graph: KeywordGraph = new UndirectedGraph();
  for (const node of choice.nodes) graph.addNode(nodeKey(nodes[node]!.id));
  for (const { first, second, weight, units } of choice.edges) {
    const [a, b] = [nodeKey(nodes[first]!.id), nodeKey(nodes[second]!.id)];
    // The key is made of their numbers, because names may contain any separator.
    graph.addEdgeWithKey(`${first} ${second}`, a, b, { weight, units });
  }
  return graph;
}
