import type { NetworkSettings } from '../corpus/settings';
import { weigh } from '../measures/measures';
import { benjaminiHochberg } from '../statistics/benjaminiHochberg';
import { hypergeometricUpperTail } from '../statistics/hypergeometric';
import { disparity } from './backbone';
import type { Cooccurrence } from './cooccurrence';
import { rounded } from './rounded';
import { coreNumbers } from './structure/coreNumbers';

/** An edge that was kept; nodes by their places in the counts. */
export interface ChosenEdge {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
  readonly units: number;
  /** False discovery rate at which the pair would just be kept; only where pairs are tested. */
  readonly q?: number;
}

/** The nodes and pairs that are kept: nodes by their places in the counts, sorted. */
export interface Choice {
  readonly nodes: readonly number[];
  readonly edges: readonly ChosenEdge[];
}

/** Tolerance for rounding errors where a probability equals the level. */
const noise = 1e-9;

/**
 * Chooses nodes and edges as the settings say, each step on what the one before has left: nodes of themes, nodes by
 * frequency; pairs above chance, pairs by weight, the backbone, the heaviest, the k-core. Counts and totals stay those of
 * the whole corpus. `tested` are counts of units for the test; where there are none nothing is tested.
 */
export function limitNetwork(
  counts: Cooccurrence,
  settings: NetworkSettings,
  themeOf: (node: string) => string,
  tested: Cooccurrence | undefined,
): Choice {
  const nodes = chooseNodes(counts, settings, themeOf);
  const kept = new Set(nodes);
  const pairs = counts.pairs.filter(({ first, second }) => kept.has(first) && kept.has(second));
  const qs =
    tested && settings.significance !== undefined
      ? falseDiscoveryRates(tested, kept, nodes.length)
      : undefined;
  const steps: readonly ((edges: readonly ChosenEdge[]) => readonly ChosenEdge[])[] = [
    edges => edges.filter(({ q }) => q === undefined || q <= settings.significance! * (1 + noise)),
    edges => edges.filter(({ weight }) => weight >= settings.minWeight),
    edges => keepBackbone(edges, settings.backbone),
    edges => keepHeaviest(edges, settings.topEdges),
  ];
  const weighed = pairs.flatMap(({ first, second, units }) => {
    const [a, b] = [counts.nodes[first]!, counts.nodes[second]!];
    const weight = rounded(
      weigh(settings.measure, { both: units, first: a.units, second: b.units, all: counts.units }),
    );
    const q = qs?.get(`${first} ${second}`);
    // Louvain and layout need positive weights; a pair below zero (PMI) co-occurs less than by chance.
    return weight > 0 ? [{ first, second, weight, units, ...(q !== undefined && { q }) }] : [];
  });
  const edges = steps.reduce<readonly ChosenEdge[]>((left, step) => step(left), weighed);
  return settings.kCore === undefined ? { nodes, edges } : keepCore(nodes, edges, settings.kCore);
}

function chooseNodes(
  { nodes }: Cooccurrence,
  { without, minFrequency, topNodes }: NetworkSettings,
  themeOf: (node: string) => string,
): readonly number[] {
  const kept = [...nodes.keys()].filter(
    i => nodes[i]!.frequency >= minFrequency && !without.includes(themeOf(nodes[i]!.id)),
  );
  const least = nthLargest(
    kept.map(i => nodes[i]!.frequency),
    topNodes,
  );
  return kept.filter(i => nodes[i]!.frequency >= least);
}

/** The `n`th largest value; lower than all of them if there are no more, or no limit is set. */
function nthLargest(values: readonly number[], n: number | undefined): number {
  if (n === undefined || values.length <= n) return Number.NEGATIVE_INFINITY;
  return [...values].sort((a, b) => b - a)[n - 1]!;
}

/**
 * For each pair of kept nodes the false discovery rate of its hypergeometric test. Every pair is a test, also those that
 * never co-occur, which have p = 1.
 */
function falseDiscoveryRates(
  { nodes, pairs, units }: Cooccurrence,
  kept: ReadonlySet<number>,
  size: number,
): ReadonlyMap<string, number> {
  const tested = pairs.filter(({ first, second }) => kept.has(first) && kept.has(second));
  const ps = tested.map(pair =>
    hypergeometricUpperTail(pair.units, nodes[pair.first]!.units, nodes[pair.second]!.units, units),
  );
  const qs = benjaminiHochberg(ps, (size * (size - 1)) / 2);
  return new Map(tested.map(({ first, second }, i) => [`${first} ${second}`, qs[i]!]));
}

function keepBackbone(edges: readonly ChosenEdge[], level: number | undefined): readonly ChosenEdge[] {
  if (level === undefined) return edges;
  const levels = disparity(edges);
  return edges.filter((_, i) => levels[i]! < level * (1 - noise));
}

function keepHeaviest(edges: readonly ChosenEdge[], n: number | undefined): readonly ChosenEdge[] {
  const least = nthLargest(
    edges.map(({ weight }) => weight),
    n,
  );
  return edges.filter(({ weight }) => weight >= least);
}

function keepCore(nodes: readonly number[], edges: readonly ChosenEdge[], k: number): Choice {
  const place = new Map(nodes.map((node, i) => [node, i]));
  const neighbours: number[][] = nodes.map(() => []);
  for (const { first, second } of edges) {
    neighbours[place.get(first)!]!.push(place.get(second)!);
    neighbours[place.get(second)!]!.push(place.get(first)!);
  }
  const cores = coreNumbers(neighbours);
  const inCore = (node: number) => cores[place.get(node)!]! >= k;
  return {
    nodes: nodes.filter(inCore),
    edges: edges.filter(({ first, second }) => inCore(first) && inCore(second)),
  };
}
