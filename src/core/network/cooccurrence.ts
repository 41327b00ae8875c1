import { finish } from '../base/steps';
import { type Codebook, themeOf } from '../codebook/codebook';
import type { Corpus } from '../corpus/corpus';
import type { NodeKind } from '../corpus/settings';
import type { Basis } from '../coverage/basis';
import { type Counting, gatherHits, type Hits, type SourceHits } from './hits';
import { PairTally } from './pairTally';
import { countPairs } from './windows';

/** How often nodes and pairs of nodes occur: in units, or as pairs of hits within a window or by products. */
export interface Cooccurrence {
  /** Nodes that occur, sorted; a pair names them by their place here. */
  readonly nodes: readonly { readonly id: string; readonly frequency: number; readonly units: number }[];
  /** `first < second`, sorted. `units` is the number of units, over the corpus, that contain both. */
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly units: number }[];
  /** Units of the whole corpus. */
  readonly units: number;
}

/** The counting that the settings of a corpus ask for. */
export function countingOf({ settings: { network, window } }: Pick<Corpus, 'settings'>): Counting {
  const { nodes, counting } = network;
  if (nodes === 'keywords' && window !== undefined) return { nodes, by: { window } };
  return { nodes, by: counting === 'units' ? 'units' : { window: Number.POSITIVE_INFINITY } };
}

/** Themes as nodes: a unit that contains keywords of two, or passages coded with them or their codes, is a pair. */
export function countingOfThemes({ codebook }: Corpus, basis: Basis): Counting {
  const nodes = basis === 'keywords' ? 'keywords' : 'codes';
  return { nodes, by: 'units', as: themeFinder(codebook, nodes) };
}

/** Finds the theme of a node of one kind. The kind matters: the path of a code may also be a keyword of another theme. */
export function themeFinder({ keywords }: Codebook, kind: NodeKind): (node: string) => string {
  if (kind === 'codes') return themeOf;
  const byTerm = new Map(keywords.map(keyword => [keyword.term, keyword.theme]));
  return node => byTerm.get(node) ?? themeOf(node);
}

/** Whether pairs can be tested. A test needs units that contain both nodes or not; a sliding window has no units. */
export function isTestable({ by }: Pick<Counting, 'by'>): boolean {
  return by === 'units' || by.window === Number.POSITIVE_INFINITY;
}

/**
 * Counts in how many units each node, and each pair of nodes, stands.
 *
 * By window, a pair counts once for each pair of its hits that one window contains, a node once for each of its hits
 * in such a pair of two nodes, and all is the sum of these (each pair from both its ends): the total numbers of
 * co-occurrences that van Eck & Waltman (2009) normalise by, and the pairs of word and context after PMI in
 * Levy & Goldberg (2014). By products it is the same with a window that contains all of a unit: two nodes that stand in it
 * f and g times give f g pairs of hits.
 */
export function countCooccurrence(corpus: Corpus, counting: Counting = countingOf(corpus)): Cooccurrence {
  return countHits(finish(gatherHits(corpus, counting)), counting.by);
}

/** The same, of hits that were gathered before. */
export function countHits(hits: Hits, by: Counting['by']): Cooccurrence {
  const { nodes, frequency, sources } = hits;
  const { of, together, all } =
    by === 'units' || by.window === Number.POSITIVE_INFINITY
      ? tallyUnits(sources, nodes.length, by !== 'units')
      : tallyPairs(sources, nodes.length, by.window);
  return {
    nodes: nodes.map((id, i) => ({ id, frequency: frequency[i]!, units: of[i]! })),
    pairs: together.list(),
    units: by === 'units' ? hits.units : all,
  };
}

/** Counts by the number of a node. */
interface Tally {
  readonly of: Float64Array;
  readonly together: PairTally;
  /** Pairs of hits, each from both its ends; 0 where units are counted. */
  readonly all: number;
}

function tallyUnits(sources: readonly SourceHits[], size: number, products: boolean): Tally {
  const tally = new UnitTally(size, products);
  for (const hits of sources) tally.count(hits);
  return tally;
}

/** Units that contain both; or, for each unit, the product of both numbers of occurrences. */
class UnitTally implements Tally {
  readonly of: Float64Array;
  readonly together: PairTally;
  all = 0;
  /** Nodes of the current unit, each once, with their numbers of occurrences. */
  private readonly members: number[] = [];
  private readonly times: Int32Array;

  constructor(
    size: number,
    private readonly products: boolean,
  ) {
    this.of = new Float64Array(size);
    this.together = new PairTally(size);
    this.times = new Int32Array(size);
  }

  count({ nodes, units }: SourceHits): void {
    for (let i = 0; i < nodes.length; i++) {
      if (units[i] !== units[i - 1]) this.closeUnit();
      const node = nodes[i]!;
      if (this.times[node]!++ === 0) this.members.push(node);
    }
    this.closeUnit();
  }

  private closeUnit(): void {
    const { members, times, products } = this;
    for (let i = 0; i < members.length; i++) {
      if (!products) this.of[members[i]!]!++;
      for (let k = 0; k < i; k++) this.join(members[i]!, members[k]!);
    }
    for (const node of members) times[node] = 0;
    members.length = 0;
  }

  private join(a: number, b: number): void {
    const { of, times, products } = this;
    const pairs = products ? times[a]! * times[b]! : 1;
    this.together.add(Math.min(a, b), Math.max(a, b), pairs);
    if (!products) return;
    of[a]! += pairs;
    of[b]! += pairs;
    this.all += 2 * pairs;
  }
}

function tallyPairs(sources: readonly SourceHits[], size: number, window: number): Tally {
  const of = new Float64Array(size);
  const together = new PairTally(size);
  let all = 0;
  for (const hits of sources) {
    const places = Array.from(hits.nodes, (node, i) => ({
      node,
      unit: hits.units[i]!,
      readingStart: hits.starts[i]!,
      readingEnd: hits.ends[i]!,
    }));
    const nodeOf = (place: (typeof places)[number]) => place.node;
    countPairs(places, window, nodeOf, (first, second, pairs) => {
      together.add(first, second, pairs);
      of[first]! += pairs;
      of[second]! += pairs;
      all += 2 * pairs;
    });
  }
  return { of, together, all };
}
