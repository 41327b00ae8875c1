import louvain from 'graphology-communities-louvain';
import { compareText } from '../base/order';
import type { KeywordGraph } from './graph';
import { seededRandom } from './random';

export interface Communities {
  /** Number of each node's community: 0 is the largest; ties go by the first member's name. */
  readonly of: ReadonlyMap<string, number>;
  readonly count: number;
  /** Modularity of the partition (Newman 2004, with resolution); 0 for a graph without edges. */
  readonly modularity: number;
}

/**
 * Communities by the Louvain method (Blondel et al. 2008) on the weighted graph. Seeded; the graph is built in sorted
 * order, so the result does not depend on the order of the input.
 */
export function findCommunities(graph: KeywordGraph, resolution: number, seed: number): Communities {
  const nodes = graph.nodes();
  if (graph.size === 0) {
    return { of: new Map(nodes.map((node, i) => [node, i])), count: nodes.length, modularity: 0 };
  }
  const found = louvain.detailed(graph, { getEdgeWeight: 'weight', resolution, rng: seededRandom(seed) });
  const members = new Map<number, string[]>();
  for (const node of nodes) {
    const community = found.communities[node]!;
    members.set(community, [...(members.get(community) ?? []), node]);
  }
  const ranked = [...members.values()].sort((a, b) => b.length - a.length || compareText(a[0]!, b[0]!));
  return {
    of: new Map(ranked.flatMap((group, number) => group.map(node => [node, number] as const))),
    count: ranked.length,
    modularity: found.modularity,
  };
}
