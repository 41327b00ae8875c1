import { compareText } from '../../base/order';
import { finish, type Steps } from '../../base/steps';
import type { OverviewNetwork } from '../network';
import { type Adjacency, adjacencyOf } from './adjacency';
import { adjustedRand } from './adjustedRand';
import { assortativity } from './assortativity';
import { betweenness } from './betweenness';
import { closeness } from './closeness';
import { clustering, transitivity } from './clustering';
import { components } from './components';
import { coreNumbers } from './coreNumbers';
import { eigenvector } from './eigenvector';
import { modularity } from './modularity';
import { normalizedMutualInformation } from './normalizedMutualInformation';
import { participation } from './participation';
import { consensusOf, type Partition, repeatLouvain, stabilityOf } from './stability';

/** The structure of a network in figures. Plain JSON; its schema is schemas/network.schema.json. */
export interface NetworkStructure {
  readonly graph: {
    readonly nodes: number;
    readonly edges: number;
    /** Share of the pairs of nodes that are joined; `null` below two nodes. */
    readonly density: number | null;
    readonly meanDegree: number;
    /** Nodes of each component, the largest first. */
    readonly components: readonly number[];
    /** Mean clustering coefficient of the nodes. */
    readonly clustering: number;
    readonly transitivity: number;
    /** By theme, as merged for the picture; `null` where it is not defined. */
    readonly assortativity: number | null;
    /** Of the communities, and of the themes as a partition; at the resolution of the settings. */
    readonly modularity: number;
    readonly themeModularity: number;
  };
  readonly nodes: readonly NodeFigures[];
  readonly communities: readonly CommunityFigures[];
  /** How far communities are themes, as merged for the picture. */
  readonly agreement: Agreement;
  readonly stability: {
    readonly seeds: number;
    readonly shuffles: number;
    /** Different partitions that all runs came to. */
    readonly partitions: number;
    /** Modularity of the runs. */
    readonly modularity: { readonly min: number; readonly mean: number; readonly max: number };
    /** Of a run with the communities above, on average. */
    readonly agreement: Agreement;
  };
  /** The communities that the runs agree on. */
  readonly consensus: {
    readonly communities: readonly (readonly string[])[];
    readonly modularity: number;
    /** With the communities above. */
    readonly agreement: Agreement;
  };
  /** Edges within and between themes, as merged for the picture; pairs without edges are left out. */
  readonly themes: readonly {
    readonly first: string;
    readonly second: string;
    readonly edges: number;
    readonly weight: number;
  }[];
}

export interface Agreement {
  readonly normalizedMutualInformation: number;
  readonly adjustedRand: number;
}

export interface NodeFigures {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly community: number;
  readonly frequency: number;
  readonly degree: number;
  readonly weightedDegree: number;
  readonly betweenness: number;
  readonly closeness: number;
  readonly eigenvector: number;
  readonly clustering: number;
  readonly core: number;
  /** How evenly its edges go to all themes. */
  readonly participation: number;
  /** Betweenness of paths from one theme to another alone. */
  readonly bridging: number;
  /** How many themes other than its own its neighbours belong to. */
  readonly foreignThemes: number;
}

export interface CommunityFigures {
  readonly community: number;
  /** Ids, the best-connected first. */
  readonly nodes: readonly string[];
  /** Mean Jaccard index with the most similar community of each run; 1 = always the same. */
  readonly stability: number;
  /** Weight of the edges within it, and of those that lead out of it. */
  readonly inside: number;
  readonly outside: number;
}

export interface StructureOptions {
  readonly resolution: number;
  readonly seed: number;
  /** Runs of the Louvain method with other seeds, and with nodes and edges in another order. */
  readonly runs: { readonly seeds: number; readonly shuffles: number };
}

/** Runs that tell how stable communities are. */
export const usualRuns = { seeds: 100, shuffles: 100 } as const;

/** Works out the structure of a network. The edges count as they are drawn; paths are counted in edges. */
export function describeStructure(network: OverviewNetwork, options: StructureOptions): NetworkStructure {
  return finish(describeStructureInSteps(network, options));
}

/** As `describeStructure`, in steps. */
export function* describeStructureInSteps(
  network: OverviewNetwork,
  { resolution, seed, runs: asked }: StructureOptions,
): Steps<NetworkStructure> {
  const { nodes } = network;
  const graph = edgeListOf(network);
  const adjacency = adjacencyOf(nodes.length, graph.edges);
  const { neighbours } = adjacency;
  const groups = nodes.map(node => node.group);
  const communities = nodes.map(node => node.community);
  const runs = yield* repeatLouvain(graph, resolution, seed, asked);
  const stability = stabilityOf(communities, runs);
  yield;
  const qualities = runs.map(run => modularity(adjacency, node => run[node]!, resolution));
  const consensus = runs.length === 0 ? communities : yield* consensusOf(runs, seed);
  const local = clustering(neighbours);
  const size = nodes.length;
  return {
    graph: {
      nodes: size,
      edges: graph.edges.length,
      density: size < 2 ? null : (2 * graph.edges.length) / (size * (size - 1)),
      meanDegree: size === 0 ? 0 : (2 * graph.edges.length) / size,
      components: components(neighbours).map(part => part.length),
      clustering: size === 0 ? 0 : local.reduce((sum, value) => sum + value, 0) / size,
      transitivity: transitivity(neighbours),
      assortativity: assortativity(neighbours, node => groups[node]!),
      modularity: modularity(adjacency, node => communities[node]!, resolution),
      themeModularity: modularity(adjacency, node => groups[node]!, resolution),
    },
    nodes: yield* nodeFigures(network, adjacency, local),
    communities: communityFigures(network, graph.edges, stability.communities),
    agreement: agreementOf(communities, groups),
    stability: {
      ...asked,
      partitions: stability.partitions,
      modularity: {
        min: qualities.reduce((least, value) => Math.min(least, value), qualities[0] ?? 0),
        mean: qualities.reduce((sum, value) => sum + value, 0) / Math.max(1, qualities.length),
        max: qualities.reduce((most, value) => Math.max(most, value), qualities[0] ?? 0),
      },
      agreement: {
        normalizedMutualInformation: stability.normalizedMutualInformation,
        adjustedRand: stability.adjustedRand,
      },
    },
    consensus: {
      communities: consensusGroups(network, consensus),
      modularity: modularity(adjacency, node => consensus[node]!, resolution),
      agreement: agreementOf(communities, consensus),
    },
    themes: themePairs(network),
  };
}

/** The edges of a network by the numbers of their ends. */
export function edgeListOf({ nodes, edges }: OverviewNetwork): {
  readonly size: number;
  readonly edges: readonly { readonly first: number; readonly second: number; readonly weight: number }[];
} {
  const place = new Map(nodes.map(({ id }, i) => [id, i]));
  return {
    size: nodes.length,
    edges: edges.map(({ source, target, weight }) => {
      return { first: place.get(source)!, second: place.get(target)!, weight };
    }),
  };
}

function* nodeFigures(
  { nodes }: OverviewNetwork,
  adjacency: Adjacency,
  local: readonly number[],
): Steps<readonly NodeFigures[]> {
  const { neighbours } = adjacency;
  const group = (node: number) => nodes[node]!.group;
  const between = betweenness(neighbours);
  yield;
  const close = closeness(neighbours);
  yield;
  const eigen = eigenvector(adjacency);
  yield;
  const cores = coreNumbers(neighbours);
  const share = participation(adjacency, group);
  const bridging = betweenness(neighbours, (from, to) => group(from) !== group(to));
  return nodes.map(({ id, label, group: own, community, frequency, degree, weightedDegree }, i) => ({
    id,
    label,
    group: own,
    community,
    frequency,
    degree,
    weightedDegree,
    betweenness: between[i]!,
    closeness: close[i]!,
    eigenvector: eigen[i]!,
    clustering: local[i]!,
    core: cores[i]!,
    participation: share[i]!,
    bridging: bridging[i]!,
    foreignThemes: new Set(neighbours[i]!.map(group).filter(other => other !== own)).size,
  }));
}

function communityFigures(
  network: OverviewNetwork,
  edges: ReturnType<typeof edgeListOf>['edges'],
  stability: readonly number[],
): readonly CommunityFigures[] {
  const of = (node: number) => network.nodes[node]!.community;
  return Array.from({ length: network.communities }, (_, community) => {
    const weightOf = (test: (ends: number) => boolean) =>
      edges
        .filter(({ first, second }) =>
          test(Number(of(first) === community) + Number(of(second) === community)),
        )
        .reduce((sum, { weight }) => sum + weight, 0);
    return {
      community,
      nodes: network.nodes
        .filter(node => node.community === community)
        .sort((a, b) => b.degree - a.degree || compareText(a.id, b.id))
        .map(({ id }) => id),
      stability: stability[community] ?? 1,
      inside: weightOf(ends => ends === 2),
      outside: weightOf(ends => ends === 1),
    };
  });
}

/** The groups of the consensus, the largest first, the best-connected nodes of each first. */
function consensusGroups({ nodes }: OverviewNetwork, consensus: Partition): readonly (readonly string[])[] {
  const groups = new Map<number, (typeof nodes)[number][]>();
  nodes.forEach((node, i) => {
    const list = groups.get(consensus[i]!) ?? [];
    list.push(node);
    groups.set(consensus[i]!, list);
  });
  return [...groups.values()]
    .sort((a, b) => b.length - a.length || compareText(a[0]!.id, b[0]!.id))
    .map(list => list.sort((a, b) => b.degree - a.degree || compareText(a.id, b.id)).map(({ id }) => id));
}

function agreementOf(a: readonly (string | number)[], b: readonly (string | number)[]): Agreement {
  return {
    normalizedMutualInformation: normalizedMutualInformation(a, b),
    adjustedRand: adjustedRand(a, b),
  };
}

function themePairs({ groups, nodes, edges }: OverviewNetwork): NetworkStructure['themes'] {
  const order = new Map(groups.map(({ id }, i) => [id, i]));
  const groupOf = new Map(nodes.map(({ id, group }) => [id, group]));
  const pairs = new Map<string, { first: string; second: string; edges: number; weight: number }>();
  for (const { source, target, weight } of edges) {
    const [first, second] = [groupOf.get(source)!, groupOf.get(target)!].sort(
      (a, b) => order.get(a)! - order.get(b)!,
    ) as [string, string];
    const key = JSON.stringify([first, second]);
    const pair = pairs.get(key) ?? { first, second, edges: 0, weight: 0 };
    pair.edges++;
    pair.weight += weight;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort(
    (a, b) => order.get(a.first)! - order.get(b.first)! || order.get(a.second)! - order.get(b.second)!,
  );
}
