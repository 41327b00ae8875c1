import type { Codebook, Shape, Theme } from '../codebook/codebook';
import type { Analysis, Corpus } from '../corpus/corpus';
import type { Settings } from '../corpus/settings';
import { compareText } from '../order';
import { findCommunities } from './communities';
import { countCooccurrence } from './cooccurrence';
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
  readonly id: string;
  readonly label: string;
  readonly theme: string;
  readonly group: string;
  /** Matches in the corpus. */
  readonly frequency: number;
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
  /** Number of units that hold both ends; by window, of pairs of hits. */
  readonly units: number;
}

export interface OverviewNetwork {
  readonly unit: string;
  /** Characters of a unit that hold both hits of a pair; `null` = anywhere in the unit. */
  readonly window: number | null;
  readonly measure: string;
  readonly groups: readonly OverviewGroup[];
  readonly nodes: readonly OverviewNode[];
  readonly edges: readonly OverviewEdge[];
  readonly modularity: number;
  /** Number of communities. */
  readonly communities: number;
}

/** The network of a codebook's keywords as it was worked out last, and what from. */
const known = new WeakMap<
  Codebook,
  { readonly settings: Settings; readonly analyses: readonly Analysis[]; readonly network: OverviewNetwork }
>();

/**
 * The network of a corpus: counts, graph, communities, layout. Coding does not change it: while texts, keywords and settings
 * are the same, so is what it gives.
 */
export function buildNetwork(corpus: Corpus): OverviewNetwork {
  const { codebook, settings, sources } = corpus;
  const before = known.get(codebook);
  const isSame =
    before?.settings === settings &&
    before.analyses.length === sources.length &&
    before.analyses.every((analysis, i) => analysis === sources[i]!.analysis);
  if (isSame) return before.network;
  const network = workOut(corpus);
  known.set(codebook, { settings, analyses: sources.map(({ analysis }) => analysis), network });
  return network;
}

function workOut(corpus: Corpus): OverviewNetwork {
  const { codebook, settings } = corpus;
  const counts = countCooccurrence(corpus);
  const graph = buildGraph(counts, settings.network);
  const { resolution, seed } = settings.network;
  const communities = findCommunities(graph, resolution, seed);
  const places = layOut(graph, communities, seed);
  const groups = groupThemes(codebook.themes, settings.network.groups);
  const themeOfTerm = new Map(codebook.keywords.map(keyword => [keyword.term, keyword.theme]));
  const groupOfTheme = new Map(
    groups.flatMap(group => group.themes.map(theme => [theme, group.id] as const)),
  );
  return {
    unit: settings.unit,
    window: settings.window ?? null,
    measure: settings.network.measure,
    groups: groups.filter(group => codebook.keywords.some(keyword => group.themes.includes(keyword.theme))),
    nodes: counts.nodes.map(({ id, frequency }) => {
      const theme = themeOfTerm.get(id)!;
      return {
        id,
        label: id,
        theme,
        group: groupOfTheme.get(theme)!,
        frequency,
        degree: graph.degree(id),
        weightedDegree: round(graph.reduceEdges(id, (total, _, { weight }) => total + weight, 0)),
        community: communities.of.get(id)!,
        ...places.get(id)!,
      };
    }),
    edges: graph
      .mapEdges((_, { weight, units }, source, target) => ({ source, target, weight: round(weight), units }))
      .sort((a, b) => compareText(a.source, b.source) || compareText(a.target, b.target)),
    modularity: round(communities.modularity),
    communities: communities.count,
  };
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
