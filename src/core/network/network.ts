import { compareText } from '../base/order';
import { finish, type Steps } from '../base/steps';
import type { Codebook, Shape, Theme } from '../codebook/codebook';
import type { Corpus } from '../corpus/corpus';
import type { NodeKind } from '../corpus/settings';
import { findCommunitiesInSteps } from './communities';
import { countingOf, isTestable, themeFinder } from './cooccurrence';
import {
  type Countable,
  type Counted,
  chooseOf,
  countChosen,
  gatherCountable,
  type NetworkCounts,
} from './counted';
import { buildGraph, nodeKey } from './graph';
import { layOutInSteps } from './layout';
import { rounded } from './rounded';

/** A group of nodes in the picture: a theme, or several merged themes. */
export interface OverviewGroup {
  readonly id: string;
  readonly name: string;
  readonly shape: Shape;
  readonly color: string;
  readonly themes: readonly string[];
}

export interface OverviewNode {
  /** The keyword, or the path of the code. */
  readonly id: string;
  readonly label: string;
  readonly theme: string;
  readonly group: string;
  /** Hits of a keyword, or passages of a code, in the corpus. */
  readonly frequency: number;
  /** Units that contain it; by window or by products, its pairs with other nodes. The measure is computed from it. */
  readonly units: number;
  /** Distinct neighbours. */
  readonly degree: number;
  /** Sum of the weights of its edges. */
  readonly weightedDegree: number;
  readonly community: number;
  readonly x: number;
  readonly y: number;
  /** Placed by hand (`network.pinned`). */
  readonly pinned?: true;
}

export interface OverviewEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  /** Number of units that contain both ends; by window or by products, of pairs of hits. */
  readonly units: number;
  /** False discovery rate of the pair; only where pairs are tested. */
  readonly q?: number;
}

export interface OverviewNetwork {
  readonly kind: NodeKind;
  readonly unit: string;
  /** Characters of a unit that contain both hits of a pair; `null` = anywhere in the unit. */
  readonly window: number | null;
  readonly measure: string;
  /** Units of the corpus; by window or by products, pairs of hits, each from both its ends. */
  readonly units: number;
  readonly groups: readonly OverviewGroup[];
  readonly nodes: readonly OverviewNode[];
  readonly edges: readonly OverviewEdge[];
  readonly modularity: number;
  /** Number of communities. */
  readonly communities: number;
}

/** What a network is made from, out of a corpus: plain data, so that another thread can do it. */
export interface NetworkInput extends Countable, NetworkFrame {}

/** What a network is made from, besides counts. */
export interface NetworkFrame {
  readonly kind: NodeKind;
  readonly unit: string;
  /** Names of the nodes that were counted. */
  readonly labels: readonly string[];
  /** Themes to list, even without nodes; `undefined` = only those that have nodes in the result. */
  readonly inUse: readonly string[] | undefined;
  readonly groups: readonly OverviewGroup[];
}

/** For each codebook, the last computed network and its snapshot. */
const known = new WeakMap<Codebook, { readonly corpus: Corpus; readonly network: OverviewNetwork }>();

/**
 * The network of a corpus: counts, graph, communities, layout. Coding does not affect a network of keywords: as long as texts, keywords and
 * settings are the same, the same object is returned.
 */
export function buildNetwork(corpus: Corpus): OverviewNetwork {
  const before = knownNetwork(corpus);
  if (before) return before;
  const network = finish(workOutNetwork(finish(gatherNetwork(corpus))));
  rememberNetwork(corpus, network);
  return network;
}

/** Whether two snapshots have the same network: the same texts, keywords and settings. */
export function sameNetwork(a: Corpus, b: Corpus): boolean {
  const [mine, theirs] = [inputsOf(a), inputsOf(b)];
  return (
    a.codebook === b.codebook &&
    a.settings === b.settings &&
    mine.length === theirs.length &&
    mine.every((input, i) => input === theirs[i])
  );
}

/** The network of a corpus, where it has been computed for these texts, keywords and settings. */
export function knownNetwork(corpus: Corpus): OverviewNetwork | undefined {
  const before = known.get(corpus.codebook);
  return before && sameNetwork(before.corpus, corpus) ? before.network : undefined;
}

/** Takes over the network of a corpus that was computed elsewhere. */
export function rememberNetwork(corpus: Corpus, network: OverviewNetwork): void {
  known.set(corpus.codebook, { corpus, network });
}

function inputsOf({ settings, sources }: Corpus): readonly object[] {
  return sources.flatMap(({ analysis, annotations }) =>
    settings.network.nodes === 'codes' ? [analysis, annotations] : [analysis],
  );
}

/** What the network of a corpus is made from, in small steps. */
export function* gatherNetwork(corpus: Corpus): Steps<NetworkInput> {
  const countable = yield* gatherCountable(corpus);
  return { ...countable, ...frameOf(corpus, countable.hits.nodes) };
}

/** What a network is made from besides its counts, which have these nodes. */
function frameOf({ codebook, settings }: ProjectRules, nodes: readonly string[]): NetworkFrame {
  const { without, groups } = settings.network;
  const kind = settings.network.nodes;
  const themes = codebook.keywords.map(keyword => keyword.theme).filter(theme => !without.includes(theme));
  return {
    kind,
    unit: settings.unit,
    labels: nodes.map(id => nodeLabel(id, codebook, kind)),
    inUse: kind === 'keywords' ? [...new Set(themes)] : undefined,
    groups: groupThemes(codebook.themes, groups),
  };
}

type ProjectRules = Pick<Corpus, 'codebook' | 'settings'>;

/** The network of counts that were made elsewhere, or added up. */
export function networkOfCounts(rules: ProjectRules, network: NetworkCounts): OverviewNetwork {
  const { settings } = rules;
  const { nodes, by } = countingOf(rules);
  const ids = network.counts.nodes.map(({ id }) => id);
  const themes = ids.map(themeFinder(rules.codebook, nodes));
  const counted = chooseOf(network, settings.network, themes);
  return finish(drawNetwork(counted, { ...frameOf(rules, ids), by, settings: settings.network, themes }));
}

/** The empty network, shown until the real one is known. */
export function emptyNetwork({ settings, codebook }: Corpus): OverviewNetwork {
  return {
    kind: settings.network.nodes,
    unit: settings.unit,
    window: settings.window ?? null,
    measure: settings.network.measure,
    units: 0,
    groups: groupThemes(codebook.themes, settings.network.groups),
    nodes: [],
    edges: [],
    modularity: 0,
    communities: 0,
  };
}

/** Works a network out, in small steps. */
export function* workOutNetwork(input: NetworkInput): Steps<OverviewNetwork> {
  const counted = countChosen(input);
  yield;
  return yield* drawNetwork(counted, input);
}

function* drawNetwork(
  { counts, choice }: Counted,
  input: NetworkFrame & Omit<Countable, 'hits'>,
): Steps<OverviewNetwork> {
  const { settings, by, themes, kind, labels, inUse } = input;
  const graph = buildGraph(counts, choice);
  const { resolution, seed, pinned } = settings;
  const communities = yield* findCommunitiesInSteps(graph, resolution, seed);
  yield;
  const numbers = new Map(counts.nodes.map(({ id }, i) => [nodeKey(id), i]));
  const nameOf = (key: string) => labels[numbers.get(key)!]!;
  const pins = new Map([...pinned].map(([id, place]) => [nodeKey(id), place]));
  const places = yield* layOutInSteps(graph, communities, seed, nameOf, pins);
  const groupOfTheme = new Map(
    input.groups.flatMap(group => group.themes.map(theme => [theme, group.id] as const)),
  );
  const used = new Set(inUse ?? choice.nodes.map(node => themes[node]!));
  return {
    kind,
    unit: input.unit,
    window: by === 'units' || isTestable(input) ? null : by.window,
    measure: settings.measure,
    units: counts.units,
    groups: input.groups.filter(group => group.themes.some(theme => used.has(theme))),
    nodes: choice.nodes.map(node => {
      const { id, frequency, units } = counts.nodes[node]!;
      const key = nodeKey(id);
      return {
        id,
        label: labels[node]!,
        theme: themes[node]!,
        group: groupOfTheme.get(themes[node]!)!,
        frequency,
        units,
        degree: graph.degree(key),
        weightedDegree: rounded(graph.reduceEdges(key, (total, _, { weight }) => total + weight, 0)),
        community: communities.of.get(key)!,
        ...places.get(key)!,
        ...(pinned.has(id) && { pinned: true as const }),
      };
    }),
    edges: choice.edges
      .map(({ first, second, weight, units, q }) => ({
        source: counts.nodes[first]!.id,
        target: counts.nodes[second]!.id,
        weight,
        units,
        ...(q !== undefined && { q: rounded(q) }),
      }))
      .sort((a, b) => compareText(a.source, b.source) || compareText(a.target, b.target)),
    modularity: rounded(communities.modularity),
    communities: communities.count,
  };
}

/** What a node is called: a keyword is its own name, codes have one. */
export function nodeLabel(node: string, { codes }: Codebook, kind: NodeKind): string {
  return kind === 'keywords' ? node : codes.get(node)!.name;
}

/** Merged themes take the place, shape and colour of their first one. A theme belongs to the first group that names it. */
function groupThemes(
  themes: readonly Theme[],
  merged: ReadonlyMap<string, readonly string[]>,
): readonly OverviewGroup[] {
  const groups = new Map<string, OverviewGroup>();
  for (const { id, name, shape, color } of themes) {
    const [group] = [...merged].find(([, ids]) => ids.includes(id)) ?? [];
    // A theme with the name of a group joins it: nodes name their group by it.
    const key = group ?? id;
    const known = groups.get(key);
    const own = { id: key, name: group ?? name, shape, color, themes: [id] };
    groups.set(key, known ? { ...known, themes: [...known.themes, id] } : own);
  }
  return [...groups.values()];
}
