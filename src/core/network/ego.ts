import type { OverviewNetwork } from './network';
import { rounded } from './rounded';
import { adjacencyOf } from './structure/adjacency';
import { modularity } from './structure/modularity';
import { edgeListOf } from './structure/structure';

/**
 * The ego network of a node: it, the nodes within so many edges of it, and all edges among these. Places and communities stay those
 * of the whole network; degrees and modularity are computed again. `undefined` where there is no such node.
 */
export function egoNetwork(
  network: OverviewNetwork,
  ego: string,
  { radius = 1, resolution }: { readonly radius?: number; readonly resolution: number },
): OverviewNetwork | undefined {
  if (!network.nodes.some(({ id }) => id === ego)) return undefined;
  const kept = new Set([ego]);
  for (let step = 0; step < radius; step++) {
    const inside = new Set(kept);
    for (const { source, target } of network.edges) {
      if (inside.has(source)) kept.add(target);
      if (inside.has(target)) kept.add(source);
    }
  }
  const edges = network.edges.filter(({ source, target }) => kept.has(source) && kept.has(target));
  const degree = new Map<string, number>();
  const weight = new Map<string, number>();
  for (const edge of edges) {
    for (const end of [edge.source, edge.target]) {
      degree.set(end, (degree.get(end) ?? 0) + 1);
      weight.set(end, (weight.get(end) ?? 0) + edge.weight);
    }
  }
  const nodes = network.nodes
    .filter(({ id }) => kept.has(id))
    .map(node => ({
      ...node,
      degree: degree.get(node.id) ?? 0,
      weightedDegree: rounded(weight.get(node.id) ?? 0),
    }));
  const groups = network.groups.filter(({ id }) => nodes.some(({ group }) => group === id));
  const part = { ...network, groups, nodes, edges };
  const { size, edges: list } = edgeListOf(part);
  const communityOf = (node: number) => nodes[node]!.community;
  return {
    ...part,
    modularity: rounded(modularity(adjacencyOf(size, list), communityOf, resolution)),
    communities: new Set(nodes.map(({ community }) => community)).size,
  };
}
