import type { CodedSource, Corpus } from '../../corpus/corpus';
import type { PairCounts } from '../../measures/measure';
import { formulaWith, type Measure, measures, weigh } from '../../measures/measures';
import { countingOf, isTestable } from '../../network/cooccurrence';
import type { OverviewNetwork } from '../../network/network';
import { nodeIdOf, occurrencesIn } from '../../network/occurrences';
import { rounded } from '../../network/rounded';
import { hypergeometricUpperTail } from '../../statistics/hypergeometric';
import { blanksAmong } from '../../text/units';
import type { Passage } from '../evidence/passages';

/** The account of the weight of a pair of nodes. Plain JSON; its schema is schemas/network.schema.json. */
export interface PairAccount {
  readonly first: { readonly id: string; readonly label: string };
  readonly second: { readonly id: string; readonly label: string };
  /** What is counted: units that contain both; or pairs of hits, in one unit or in one window. */
  readonly counted: 'units' | 'pairs in one unit' | 'pairs in one window';
  readonly unit: string;
  /** Characters of the window; `null` = there is none. */
  readonly window: number | null;
  /** The counts that every measure is computed from. */
  readonly counts: PairCounts;
  readonly measure: string;
  readonly weight: number;
  /** Whether the network has an edge between the two: its settings may leave it out. */
  readonly edge: boolean;
  /** By all measures, with the numbers in their formulas; `null` where one is not defined (a pair never together). */
  readonly measures: readonly {
    readonly measure: string;
    readonly formula: string;
    readonly value: number | null;
  }[];
  /** Units with both, with one alone and with neither; `null` where a window slides, and there are none. */
  readonly table: {
    readonly both: number;
    readonly onlyFirst: number;
    readonly onlySecond: number;
    readonly neither: number;
    /** Units that would contain both by chance. */
    readonly expected: number;
    /** Probability of so many with both, or more, by chance: hypergeometric test. */
    readonly p: number;
  } | null;
  /** False discovery rate of the pair among all that were tested; `null` where the network tests none, or left it out. */
  readonly q: number | null;
  /** How much of `counts.both` each source has; those with nothing are left out. */
  readonly sources: readonly {
    readonly source: string;
    readonly label: string;
    readonly both: number;
  }[];
}

/**
 * The account of a pair of nodes of the network; `passages` are those of the pair, as `findPassages` gives them. `undefined`
 * where the network does not have both nodes.
 */
export function accountForPair(
  corpus: Corpus,
  network: OverviewNetwork,
  pair: { readonly source: string; readonly target: string },
  passages: readonly Passage[],
): PairAccount | undefined {
  const first = network.nodes.find(({ id }) => id === pair.source);
  const second = network.nodes.find(({ id }) => id === pair.target);
  if (!first || !second || first === second) return undefined;
  const counting = countingOf(corpus);
  const counts = {
    both: passages.length,
    first: first.units,
    second: second.units,
    all: network.units,
  };
  const edge = network.edges.find(
    ({ source, target }) =>
      (source === first.id && target === second.id) || (source === second.id && target === first.id),
  );
  const measure = network.measure as Measure;
  return {
    first: { id: first.id, label: first.label },
    second: { id: second.id, label: second.label },
    counted:
      counting.by === 'units' ? 'units' : isTestable(counting) ? 'pairs in one unit' : 'pairs in one window',
    unit: network.unit,
    window: network.window,
    counts,
    measure,
    weight: valueBy(measure, counts) ?? 0,
    edge: edge !== undefined,
    measures: measures.map(each => ({
      measure: each,
      formula: formulaWith(each, counts),
      value: valueBy(each, counts),
    })),
    table: isTestable(counting) ? tableOf(corpus, first.id, second.id) : null,
    q: edge?.q ?? null,
    sources: bySource(passages),
  };
}

function valueBy(measure: Measure, counts: PairCounts): number | null {
  const value = weigh(measure, counts);
  return Number.isFinite(value) ? rounded(value) : null;
}

/** The 2 × 2 table of units, of the whole corpus. */
function tableOf(corpus: Corpus, first: string, second: string): PairAccount['table'] {
  const units = { both: 0, first: 0, second: 0, all: 0 };
  for (const coded of corpus.sources) {
    const { nodes } = corpus.settings.network;
    const found = (node: string) => unitsWith(coded, corpus, nodes, node);
    const [a, b] = [found(first), found(second)];
    units.first += a.size;
    units.second += b.size;
    units.both += [...a].filter(unit => b.has(unit)).length;
    units.all += blanksAmong(coded.analysis.reading.text, coded.analysis.units).filled;
  }
  const { both, all } = units;
  return {
    both,
    onlyFirst: units.first - both,
    onlySecond: units.second - both,
    neither: all - units.first - units.second + both,
    expected: all === 0 ? 0 : rounded((units.first * units.second) / all),
    p: hypergeometricUpperTail(both, units.first, units.second, all),
  };
}

function unitsWith(
  coded: CodedSource,
  corpus: Corpus,
  kind: Parameters<typeof occurrencesIn>[2],
  node: string,
): ReadonlySet<number> {
  const found = occurrencesIn(coded, corpus, kind).filter(each => nodeIdOf(each) === node);
  return new Set(found.map(({ unit }) => unit));
}

function bySource(passages: readonly Passage[]): PairAccount['sources'] {
  const found = new Map<string, { source: string; label: string; both: number }>();
  for (const { source, label } of passages) {
    const own = found.get(source) ?? { source, label, both: 0 };
    own.both++;
    found.set(source, own);
  }
  return [...found.values()];
}
