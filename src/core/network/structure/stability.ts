import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import type { Steps } from '../../base/steps';
import { seededRandom } from '../random';
import { adjustedRand } from './adjustedRand';
import { normalizedMutualInformation } from './normalizedMutualInformation';

/** A weighted graph; nodes by their numbers. */
export interface EdgeList {
  readonly size: number;
  readonly edges: readonly { readonly first: number; readonly second: number; readonly weight: number }[];
}

/** A partition: for each node, by its number, the number of its community. */
export type Partition = readonly number[];

/** How far communities depend on the chance in the method that finds them. */
export interface Stability {
  /** How many different partitions all runs came to. */
  readonly partitions: number;
  /** Adjusted Rand index and normalised mutual information of a run with the partition asked about, on average. */
  readonly adjustedRand: number;
  readonly normalizedMutualInformation: number;
  /**
   * For each community the mean, over the runs, of its Jaccard index with the community of the run that is most like it: 1 where
   * every run finds it as it is. Hennig calls less than 0.5 dissolved, 0.75 and more stable.
   */
  readonly communities: readonly number[];
}

/**
 * Runs the Louvain method again and again: with other seeds, and with nodes and edges given in another order. Every run is
 * determined by its number, so the same network gives the same runs.
 */
export function* repeatLouvain(
  graph: EdgeList,
  resolution: number,
  seed: number,
  { seeds, shuffles }: { readonly seeds: number; readonly shuffles: number },
): Steps<readonly Partition[]> {
  const order = [...Array(graph.size).keys()];
  if (graph.edges.length === 0) return Array.from({ length: seeds + shuffles }, () => order);
  // Building a graph takes longer than parting it.
  const sorted = buildGraph(order, graph.edges);
  const runs: Partition[] = [];
  for (let i = 0; i < seeds; i++) {
    runs.push(runLouvain(sorted, resolution, seed + i));
    yield;
  }
  for (let i = 0; i < shuffles; i++) {
    const random = seededRandom(i + 1);
    const other = buildGraph(shuffled(order, random), shuffled(graph.edges, random));
    runs.push(runLouvain(other, resolution, seed));
    yield;
  }
  return runs;
}

type WeightedGraph = UndirectedGraph<Record<string, never>, { weight: number }>;

function buildGraph(order: readonly number[], edges: EdgeList['edges']): WeightedGraph {
  const graph: WeightedGraph = new UndirectedGraph();
  for (const node of order) graph.addNode(node);
  edges.forEach(({ first, second, weight }, i) => {
    graph.addEdgeWithKey(i, first, second, { weight });
  });
  return graph;
}

function runLouvain(graph: WeightedGraph, resolution: number, seed: number): Partition {
  const found = louvain(graph, { getEdgeWeight: 'weight', resolution, rng: seededRandom(seed) });
  return Array.from({ length: graph.order }, (_, node) => found[node]!);
}

/** Shuffles; every order is equally likely (Fisher & Yates). */
function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [list[i], list[k]] = [list[k]!, list[i]!];
  }
  return list;
}

/**
 * How stable a partition and its communities, numbered from 0 on without gaps, are over runs of the method.
 * Source: Hennig, Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52 (2007), 258-271.
 */
export function stabilityOf(partition: Partition, runs: readonly Partition[]): Stability {
  const mean = (of: (run: Partition) => number) =>
    runs.reduce((sum, run) => sum + of(run), 0) / Math.max(1, runs.length);
  const members = membersOf(partition);
  const jaccards = runs.map(run => {
    const sizes = membersOf(run).map(list => list.length);
    return members.map(list => {
      const shared = new Map<number, number>();
      for (const node of list) shared.set(run[node]!, (shared.get(run[node]!) ?? 0) + 1);
      return [...shared].reduce(
        (most, [community, both]) => Math.max(most, both / (list.length + sizes[community]! - both)),
        0,
      );
    });
  });
  return {
    partitions: new Set(runs.map(run => normalized(run).join())).size,
    adjustedRand: mean(run => adjustedRand(partition, run)),
    normalizedMutualInformation: mean(run => normalizedMutualInformation(partition, run)),
    communities: members.map(
      (_, community) => jaccards.reduce((sum, run) => sum + run[community]!, 0) / Math.max(1, runs.length),
    ),
  };
}

/** The nodes of each community. */
function membersOf(partition: Partition): readonly (readonly number[])[] {
  const members: number[][] = [];
  partition.forEach((community, node) => {
    for (let i = members.length; i <= community; i++) members.push([]);
    members[community]!.push(node);
  });
  return members;
}

/** The same partition with its communities numbered as they come. */
export function normalized(partition: Partition): Partition {
  const numbers = new Map<number, number>();
  return partition.map(community => {
    if (!numbers.has(community)) numbers.set(community, numbers.size);
    return numbers.get(community)!;
  });
}

/** Pairs of nodes that are together in a smaller share of the runs are not joined. */
const threshold = 0.5;
/** Two or three rounds are usually enough. */
const mostRounds = 20;

/**
 * The consensus of runs: a graph that joins the nodes which are together in half of the runs or more, as heavy as that share, is
 * parted again by as many runs, until all agree. A node that nothing would join stays with the one it is together with most
 * often. The resolution has had its say in the runs, so it is 1 here.
 * Source: Lancichinetti & Fortunato, Consensus clustering in complex networks, Scientific Reports 2 (2012), 336.
 */
export function* consensusOf(runs: readonly Partition[], seed: number): Steps<Partition> {
  let current = runs;
  for (let round = 0; round < mostRounds; round++) {
    const first = normalized(current[0] ?? []);
    if (current.every(run => normalized(run).join() === first.join())) return first;
    const graph = consensusGraph(current);
    yield;
    current = yield* repeatLouvain(graph, 1, seed, { seeds: current.length, shuffles: 0 });
  }
  return normalized(current[0]!);
}

function consensusGraph(runs: readonly Partition[]): EdgeList {
  const size = runs[0]!.length;
  const together = new Float64Array(size * size);
  for (const run of runs) {
    for (const list of membersOf(run))
      for (const a of list) for (const b of list) if (a < b) together[a * size + b]! += 1 / runs.length;
  }
  const share = (a: number, b: number) => together[Math.min(a, b) * size + Math.max(a, b)]!;
  const edges = new Map<number, EdgeList['edges'][number]>();
  const join = (a: number, b: number) => {
    const [first, second] = [Math.min(a, b), Math.max(a, b)];
    edges.set(first * size + second, { first, second, weight: share(a, b) });
  };
  for (let a = 0; a < size; a++) {
    let closest: number | undefined;
    let joined = false;
    for (let b = 0; b < size; b++) {
      if (a === b || share(a, b) === 0) continue;
      // Not below the threshold by rounding alone.
      if (share(a, b) >= threshold - 1e-9) {
        joined = true;
        join(a, b);
      }
      if (closest === undefined || share(a, b) > share(a, closest)) closest = b;
    }
    if (!joined && closest !== undefined) join(a, closest);
  }
  return { size, edges: [...edges].sort(([a], [b]) => a - b).map(([, edge]) => edge) };
}
