import type { Codebook, Shape, Theme } from '../codebook/codebook';
import type { Corpus } from '../corpus/corpus';
import type { NodeKind, Settings } from '../corpus/settings';
import { compareText } from '../order';
import { type Choice, choose } from './choose';
import { findCommunities } from './communities';
import {
  type Cooccurrence,
  type Counting,
  countCooccurrence,
  countingOf,
  isTestable,
  themeFinder,
} from './cooccurrence';
import { buildGraph } from './graph';
import { layOut } from './layout';

/** What stands together as one kind of node in the picture: a theme, or several merged. */
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
  /** Units it stands in; by window or by products, its pairs with other nodes. What the measure is worked out from. */
  readonly units: number;
  /** Distinct neighbours. */
  readonly degree: number;
  /** Sum of the weights of its edges. */
  readonly weightedDegree: number;
  readonly community: number;
  readonly x: number;
  readonly y: number;
}

export interface OverviewEdge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  /** Number of units that hold both ends; by window or by products, of pairs of hits. */
  readonly units: number;
  /** False discovery rate of the pair; only where pairs are tested. */
  readonly q?: number;
}

export interface OverviewNetwork {
  readonly kind: NodeKind;
  readonly unit: string;
  /** Characters of a unit that hold both hits of a pair; `null` = anywhere in the unit. */
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

/** What a network is made of: all counts, and what the settings keep of them. */
export interface Counted {
  readonly counting: Counting;
  readonly counts: Cooccurrence;
  readonly choice: Choice;
}

/** Counts the pairs of a corpus, and chooses of them as its settings say. */
export function countNetwork(
  corpus: Corpus,
  counting: Counting = countingOf(corpus),
  themeOfNode: (node: string) => string = themeFinder(corpus.codebook),
): Counted {
  const { network } = corpus.settings;
  const counts = countCooccurrence(corpus, counting);
  const tested =
    network.significance === undefined || !isTestable(counting)
      ? undefined
      : countCooccurrence(corpus, { ...counting, by: 'units' });
  return { counting, counts, choice: choose(counts, network, themeOfNode, tested) };
}

/** The network of a codebook as it was worked out last, and what from. */
const known = new WeakMap<
  Codebook,
  { readonly settings: Settings; readonly inputs: readonly object[]; readonly network: OverviewNetwork }
>();

/**
 * The network of a corpus: counts, graph, communities, layout. Coding does not change that of keywords: while texts, keywords and
 * settings are the same, so is what it gives.
 */
export function buildNetwork(corpus: Corpus): OverviewNetwork {
  const { codebook, settings, sources } = corpus;
  const before = known.get(codebook);
  const inputs: readonly object[] = sources.flatMap(({ analysis, annotations }) =>
    settings.network.nodes === 'codes' ? [analysis, annotations] : [analysis],
  );
  const isSame =
    before?.settings === settings &&
    before.inputs.length === inputs.length &&
    before.inputs.every((input, i) => input === inputs[i]);
  if (isSame) return before.network;
  const network = workOut(corpus);
  known.set(codebook, { settings, inputs, network });
  return network;
}

function workOut(corpus: Corpus): OverviewNetwork {
  const { codebook, settings } = corpus;
  const { counting, counts, choice } = countNetwork(corpus);
  const graph = buildGraph(counts, choice);
  const { resolution, seed, pinned } = settings.network;
  const communities = findCommunities(graph, resolution, seed);
  const nameOf = (id: string) => labelOf(id, codebook, counting.nodes);
  const places = layOut(graph, communities, seed, nameOf, pinned);
  const groups = groupThemes(codebook.themes, settings.network.groups);
  const themeOfNode = themeFinder(codebook);
  const groupOfTheme = new Map(
    groups.flatMap(group => group.themes.map(theme => [theme, group.id] as const)),
  );
  const { without } = settings.network;
  const inUse = new Set(
    counting.nodes === 'keywords'
      ? codebook.keywords.map(keyword => keyword.theme).filter(theme => !without.includes(theme))
      : choice.nodes.map(node => themeOfNode(counts.nodes[node]!.id)),
  );
  return {
    kind: counting.nodes,
    unit: settings.unit,
    window: counting.by === 'units' || isTestable(counting) ? null : counting.by.window,
    measure: settings.network.measure,
    units: counts.units,
    groups: groups.filter(group => group.themes.some(theme => inUse.has(theme))),
    nodes: choice.nodes.map(node => {
      const { id, frequency, units } = counts.nodes[node]!;
      const theme = themeOfNode(id);
      return {
        id,
        label: nameOf(id),
        theme,
        group: groupOfTheme.get(theme)!,
        frequency,
        units,
        degree: graph.degree(id),
        weightedDegree: round(graph.reduceEdges(id, (total, _, { weight }) => total + weight, 0)),
        community: communities.of.get(id)!,
        ...places.get(id)!,
      };
    }),
    edges: choice.edges
      .map(({ first, second, weight, units, q }) => ({
        source: counts.nodes[first]!.id,
        target: counts.nodes[second]!.id,
        weight: round(weight),
        units,
        ...(q !== undefined && { q: round(q) }),
      }))
      .sort((a, b) => compareText(a.source, b.source) || compareText(a.target, b.target)),
    modularity: round(communities.modularity),
    communities: communities.count,
  };
}

/** What a node is called: a keyword is its own name, codes have one. */
export function labelOf(node: string, { codes }: Codebook, kind: NodeKind): string {
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

/** Six decimals: enough to compare, and the same text on every machine. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
