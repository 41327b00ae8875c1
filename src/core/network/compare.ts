import { compareText } from '../base/order';
import { finish, type Steps } from '../base/steps';
import type { Corpus } from '../corpus/corpus';
import type { Basis } from '../coverage/basis';
import { logLikelihoodRatio } from '../measures/logLikelihood';
import { benjaminiHochberg } from '../statistics/benjaminiHochberg';
import { chiSquareUpperTail } from '../statistics/chiSquareDistribution';
import { countingOf, countingOfThemes, isTestable } from './cooccurrence';
import { type Countable, type Counted, countChosen, gatherCountable } from './counted';
import { nodeLabel } from './network';
import type { Part } from './parts';

/** Two networks side by side: what co-occurs in the one, and what in the other. Plain JSON. */
export interface NetworkComparison {
  readonly sides: readonly [ComparedSide, ComparedSide];
  /** All nodes of either, sorted by id. */
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly frequency: readonly [number, number];
  }[];
  /** All edges of either: those that appear, strengthen, weaken, stay and vanish, in this order; then by how sure it is. */
  readonly edges: readonly ComparedEdge[];
}

export interface ComparedSide {
  readonly name: string;
  readonly sources: number;
  /** Units of its sources; by window or by products, pairs of hits. */
  readonly units: number;
  readonly nodes: number;
  readonly edges: number;
}

/** What becomes of an edge from the first network to the second. */
export type EdgeChange = 'appears' | 'strengthens' | 'weakens' | 'stays' | 'vanishes';
const edgeChanges: readonly EdgeChange[] = ['appears', 'strengthens', 'weakens', 'stays', 'vanishes'];

export interface ComparedEdge {
  readonly source: string;
  readonly target: string;
  /**
   * An edge appears where only the second network has it, by the same settings; it strengthens where both have it and it
   * holds a larger share of the units of the second.
   */
  readonly change: EdgeChange;
  /** By the measure; `null` where the network does not have the edge. */
  readonly weight: readonly [number | null, number | null];
  /** Units that contain both, also where that is too few for an edge. */
  readonly units: readonly [number, number];
  /** The same as shares of all units. */
  readonly share: readonly [number, number];
  /**
   * Log-likelihood ratio of units with both nodes against other units in the two networks: positive where the second has more. Then its
   * false discovery rate among these edges, by chi-square with one degree of freedom. Both are `null` where pairs of hits are counted,
   * because those are not independent. (Sentences of one source are not fully independent, either.)
   */
  readonly logLikelihood: number | null;
  readonly q: number | null;
}

/** What a comparison is made from: plain data, so that another thread can do it. */
export interface ComparisonInput {
  readonly sides: readonly [SideInput, SideInput];
  /** Names of nodes, by id. */
  readonly labels: ReadonlyMap<string, string>;
  /** Whether the two are samples that can be tested against each other. */
  readonly testable: boolean;
}

interface SideInput extends Countable {
  readonly name: string;
  readonly sources: number;
}

/** Compares the networks of two parts of a corpus, made by the same settings. */
export function compareParts(first: Part, second: Part): NetworkComparison {
  return compareInput(finish(gatherParts(first, second)));
}

/** What the comparison of two parts of a corpus is made from, in small steps. */
export function* gatherParts(first: Part, second: Part): Steps<ComparisonInput> {
  const { codebook, settings } = first.corpus;
  const sides = [yield* gatherPart(first), yield* gatherPart(second)] as const;
  const nameOf = (node: string) => nodeLabel(node, codebook, settings.network.nodes);
  return { sides, labels: labelsOf(sides, nameOf), testable: isTestable(countingOf(first.corpus)) };
}

function* gatherPart({ name, corpus }: Part): Steps<SideInput> {
  return { name, sources: corpus.sources.length, ...(yield* gatherCountable(corpus)) };
}

/**
 * Compares what machine and people see together: themes are the nodes, on the one side by hits of their keywords, on the other by
 * passages coded with them or their codes; a unit that contains two is a pair.
 */
export function compareBases(corpus: Corpus): NetworkComparison {
  return compareInput(finish(gatherBases(corpus)));
}

/** What the comparison of the two bases is made from, in small steps. */
export function* gatherBases(corpus: Corpus): Steps<ComparisonInput> {
  const sides = [yield* gatherBasis(corpus, 'keywords'), yield* gatherBasis(corpus, 'coded')] as const;
  const nameOf = (theme: string) => corpus.codebook.codes.get(theme)?.name ?? theme;
  // Both come from the same units, so a test for two samples does not apply.
  return { sides, labels: labelsOf(sides, nameOf), testable: false };
}

function* gatherBasis(corpus: Corpus, basis: Basis): Steps<SideInput> {
  const countable = yield* gatherCountable(corpus, countingOfThemes(corpus, basis), theme => theme);
  return { name: basis, sources: corpus.sources.length, ...countable };
}

function labelsOf(
  sides: readonly SideInput[],
  nameOf: (node: string) => string,
): ReadonlyMap<string, string> {
  return new Map(sides.flatMap(({ hits }) => hits.nodes.map(id => [id, nameOf(id)] as const)));
}

/** Compares the gathered counts. */
export function compareInput({ sides, labels, testable }: ComparisonInput): NetworkComparison {
  const [first, second] = sides;
  const counted = (side: SideInput): Side => {
    return { name: side.name, sources: side.sources, counted: countChosen(side) };
  };
  return compare(counted(first), counted(second), node => labels.get(node)!, testable);
}

interface Side {
  readonly name: string;
  readonly sources: number;
  readonly counted: Counted;
}

function compare(
  first: Side,
  second: Side,
  nameOf: (node: string) => string,
  testable: boolean,
): NetworkComparison {
  const tables = [tableOf(first.counted), tableOf(second.counted)] as const;
  const [a, b] = tables;
  const edges = [...new Set([...a.weights.keys(), ...b.weights.keys()])].map(key => {
    const [source, target] = JSON.parse(key) as [string, string];
    const weight = [a.weights.get(key) ?? null, b.weights.get(key) ?? null] as const;
    const units = [a.units.get(key) ?? 0, b.units.get(key) ?? 0] as const;
    const share = [units[0] / Math.max(1, a.total), units[1] / Math.max(1, b.total)] as const;
    return {
      source,
      target,
      change: changeOf(weight, units, [a.total, b.total]),
      weight,
      units,
      share,
      logLikelihood: testable
        ? logLikelihoodRatio(units[1], b.total, units[0] + units[1], a.total + b.total)
        : null,
    };
  });
  const ps = edges.map(edge => chiSquareUpperTail(Math.abs(edge.logLikelihood ?? 0), 1));
  const qs = benjaminiHochberg(ps);
  const nodes = [...new Set([...a.frequency.keys(), ...b.frequency.keys()])].sort(compareText);
  return {
    sides: [sideOf(first), sideOf(second)],
    nodes: nodes.map(id => ({
      id,
      label: nameOf(id),
      frequency: [a.frequency.get(id) ?? 0, b.frequency.get(id) ?? 0],
    })),
    edges: edges
      .map((edge, i) => ({ ...edge, q: testable ? qs[i]! : null }))
      .sort(
        (x, y) =>
          edgeChanges.indexOf(x.change) - edgeChanges.indexOf(y.change) ||
          Math.abs(y.logLikelihood ?? 0) - Math.abs(x.logLikelihood ?? 0) ||
          Math.abs(y.share[1] - y.share[0]) - Math.abs(x.share[1] - x.share[0]) ||
          compareText(x.source, y.source) ||
          compareText(x.target, y.target),
      ),
  };
}

function changeOf(
  [before, after]: readonly [number | null, number | null],
  [first, second]: readonly [number, number],
  [all, others]: readonly [number, number],
): EdgeChange {
  if (before === null) return 'appears';
  if (after === null) return 'vanishes';
  // Compares shares of whole numbers without division.
  const difference = second * all - first * others;
  return difference > 0 ? 'strengthens' : difference < 0 ? 'weakens' : 'stays';
}

/** What is known of one side, by ids. */
function tableOf({ counts, choice }: Counted) {
  const key = (first: number, second: number) =>
    JSON.stringify([counts.nodes[first]!.id, counts.nodes[second]!.id]);
  return {
    total: counts.units,
    frequency: new Map(choice.nodes.map(node => [counts.nodes[node]!.id, counts.nodes[node]!.frequency])),
    weights: new Map(choice.edges.map(edge => [key(edge.first, edge.second), edge.weight])),
    units: new Map(counts.pairs.map(pair => [key(pair.first, pair.second), pair.units])),
  };
}

function sideOf({ name, sources, counted: { counts, choice } }: Side): ComparedSide {
  return { name, sources, units: counts.units, nodes: choice.nodes.length, edges: choice.edges.length };
}
