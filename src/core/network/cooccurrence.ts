import type { Corpus } from '../corpus/corpus';
import type { NodeKind } from '../corpus/settings';
import { compareText } from '../order';
import { frequenciesIn, type Occurrence, occurrencesIn } from './occurrences';
import { PairTally } from './pairTally';
import { countPairs } from './windows';

/** How often nodes, and pairs of nodes, stand somewhere: in units, or in pairs of hits by window or by products. */
export interface Cooccurrence {
  /** Nodes that occur, sorted; a pair names them by their place here. */
  readonly nodes: readonly { readonly id: string; readonly frequency: number; readonly units: number }[];
  /** `first < second`, sorted. `units` is the number of units, over the corpus, that hold both. */
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly units: number }[];
  /** Units of the whole corpus. */
  readonly units: number;
}

/** What is counted, and how. `window` in characters; `Infinity` = pairs of hits anywhere in a unit (products). */
export interface Counting {
  readonly nodes: NodeKind;
  readonly by: 'units' | { readonly window: number };
  /** Puts several nodes together, keywords as their theme, say; a node stands for itself without it. */
  readonly as?: (node: string) => string;
}

/** The counting that the settings of a corpus ask for. */
export function countingOf({ settings: { network, window } }: Corpus): Counting {
  const { nodes, counting } = network;
  if (nodes === 'keywords' && window !== undefined) return { nodes, by: { window } };
  return { nodes, by: counting === 'units' ? 'units' : { window: Number.POSITIVE_INFINITY } };
}

/** Whether pairs can be tested: there are units that hold both, or do not; a window slides, and there are none. */
export function isTestable({ by }: Counting): boolean {
  return by === 'units' || by.window === Number.POSITIVE_INFINITY;
}

/**
 * Counts in how many units each node, and each pair of nodes, stands.
 *
 * By window, a pair counts once for each pair of its hits that one window holds, a node once for each of its hits
 * in such a pair of two nodes, and all is the sum of these (each pair from both its ends): the total numbers of
 * co-occurrences that van Eck & Waltman (2009) normalise by, and the pairs of word and context behind PMI in
 * Levy & Goldberg (2014). By products it is the same with a window that holds all of a unit: two nodes that stand in it
 * f and g times give f g pairs of hits.
 */
export function countCooccurrence(corpus: Corpus, counting: Counting = countingOf(corpus)): Cooccurrence {
  const { nodes: kind, by, as = (node: string) => node } = counting;
  const frequency = new Map<string, number>();
  for (const coded of corpus.sources) {
    for (const [node, count] of frequenciesIn(coded, corpus, kind))
      frequency.set(as(node), (frequency.get(as(node)) ?? 0) + count);
  }
  const ids = [...frequency.keys()].sort(compareText);
  const place = new Map(ids.map((id, i) => [id, i]));
  const node = (occurrence: Occurrence) => place.get(as(occurrence.node))!;
  const tally = by === 'units' ? tallyUnits : tallyPairs(by.window);
  const { of, together, all } = tally(corpus, kind, ids.length, node);
  return {
    nodes: ids.map((id, i) => ({ id, frequency: frequency.get(id)!, units: of[i]! })),
    pairs: together.list(),
    units: all,
  };
}

/** Counts by the number of a node. */
interface Tally {
  readonly of: Float64Array;
  readonly together: PairTally;
  readonly all: number;
}

type Tallier = (
  corpus: Corpus,
  kind: NodeKind,
  size: number,
  node: (occurrence: Occurrence) => number,
) => Tally;

const tallyUnits: Tallier = (corpus, kind, size, node) => {
  const of = new Float64Array(size);
  const together = new PairTally(size);
  // Nodes of the unit at hand, each once: `seen` holds the number of the last unit that had it.
  let members: number[] = [];
  const seen = new Int32Array(size);
  let units = 0;
  const closeUnit = () => {
    units++;
    members.sort((a, b) => a - b);
    for (let i = 0; i < members.length; i++) {
      of[members[i]!]!++;
      for (let k = i + 1; k < members.length; k++) together.add(members[i]!, members[k]!, 1);
    }
    members = [];
  };
  for (const coded of corpus.sources) {
    let unit = -1;
    for (const occurrence of occurrencesIn(coded, corpus, kind)) {
      if (occurrence.unit !== unit) closeUnit();
      unit = occurrence.unit;
      const own = node(occurrence);
      if (seen[own] === units) continue;
      seen[own] = units;
      members.push(own);
    }
    closeUnit();
  }
  const all = corpus.sources.reduce((sum, { analysis }) => sum + analysis.units.ends.length, 0);
  return { of, together, all };
};

const tallyPairs =
  (window: number): Tallier =>
  (corpus, kind, size, node) => {
    const of = new Float64Array(size);
    const together = new PairTally(size);
    let all = 0;
    for (const coded of corpus.sources) {
      countPairs(occurrencesIn(coded, corpus, kind), window, node, (first, second, pairs) => {
        together.add(first, second, pairs);
        of[first]! += pairs;
        of[second]! += pairs;
        all += 2 * pairs;
      });
    }
    return { of, together, all };
  };
