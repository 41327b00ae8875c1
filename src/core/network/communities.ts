import louvain from 'graphology-communities-louvain';
import { compareText } from '../base/order';
import { finish, type Steps } from '../base/steps';
import type { KeywordGraph } from './graph';
import { seededRandom } from './random';

export interface Communities {
  /**
   * Number of each node's community: 0 is the largest; ties go by the first member's name. Nodes without an edge are in none, and have
   * the numbers after those.
   */
  readonly of: ReadonlyMap<string, number>;
  readonly count: number;
  /** Modularity of the partition (Newman 2004, with resolution); 0 for a graph without edges. */
  readonly modularity: number;
}

/** Number of runs, with different seeds; the partition with the highest modularity is kept. */
export const communityRuns = 10;

/**
 * Communities by the Louvain method (Blondel et al. 2008) on the weighted graph: the best of several runs, since a single one may
 * end in a poor partition; of equally good ones, the first. Seeded; the graph is built in sorted order, so the result does not depend
 * on the order of the input.
 */
export function findCommunities(graph: KeywordGraph, resolution: number, seed: number): Communities {
  return finish(findCommunitiesInSteps(graph, resolution, seed));
}

/** As `findCommunities`; each run is a step, as it takes a while where there are thousands of nodes. */
export function* findCommunitiesInSteps(
  graph: KeywordGraph,
  resolution: number,
  seed: number,
): Steps<Communities> {
  const found = graph.size === 0 ? undefined : yield* bestOf(graph, resolution, seed);
  const members = new Map<number, string[]>();
  const isolated: string[] = [];
  for (const node of graph.nodes()) {
    if (!found || graph.degree(node) === 0) {
      isolated.push(node);
      continue;
    }
    const community = found.communities[node]!;
    members.set(community, [...(members.get(community) ?? []), node]);
  }
  const ranked = [...members.values()].sort((a, b) => b.length - a.length || compareText(a[0]!, b[0]!));
  const numbered = [...ranked, ...isolated.map(node => [node])];
  return {
    of: new Map(numbered.flatMap((group, number) => group.map(node => [node, number] as const))),
    count: ranked.length,
    modularity: found?.modularity ?? 0,
  };
}

type Run = ReturnType<typeof louvain.detailed>;

function* bestOf(graph: KeywordGraph, resolution: number, seed: number): Steps<Run> {
  const runFrom = (offset: number) =>
    louvain.detailed(graph, { getEdgeWeight: 'weight', resolution, rng: seededRandom(seed + offset) });
  let best = runFrom(0);
  for (let offset = 1; offset < communityRuns; offset++) {
    yield;
    const run = runFrom(offset);
    // Tolerance: sums of the same weights in another order differ in the last digits.
    if (run.modularity > best.modularity + 1e-9) best = run;
  }
  return best;
}
