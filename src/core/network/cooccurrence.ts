import type { Corpus } from '../corpus/corpus';
import type { Match } from '../keywords/match';
import { compareText } from '../order';
import { countPairs } from './windows';

/** How often nodes, and pairs of nodes, stand somewhere: in units, or in pairs of hits where a window is set. */
export interface Cooccurrence {
  /** Nodes with at least one match, sorted; a pair names them by their place here. */
  readonly nodes: readonly { readonly id: string; readonly frequency: number; readonly units: number }[];
  /** `first < second`, sorted. `units` is the number of units, over the corpus, that hold both. */
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly units: number }[];
  /** Units of the whole corpus. */
  readonly units: number;
}

/**
 * Counts in how many units each keyword, and each pair of keywords, stands.
 *
 * By window, a pair counts once for each pair of its hits that one window holds, a keyword once for each of its hits
 * in such a pair of two keywords, and all is the sum of these (each pair from both its ends): the total numbers of
 * co-occurrences that van Eck & Waltman (2009) normalise by, and the pairs of word and context behind PMI in
 * Levy & Goldberg (2014).
 */
export function countCooccurrence(corpus: Corpus): Cooccurrence {
  const frequency = new Map<string, number>();
  for (const { analysis } of corpus.sources) {
    for (const { keyword } of analysis.matches)
      frequency.set(keyword.term, (frequency.get(keyword.term) ?? 0) + 1);
  }
  const ids = [...frequency.keys()].sort(compareText);
  const place = new Map(ids.map((id, i) => [id, i]));
  const node = (match: Match) => place.get(match.keyword.term)!;
  const { window } = corpus.settings;
  const tally =
    window === undefined
      ? tallyUnits(corpus, ids.length, node)
      : tallyPairs(corpus, ids.length, node, window);
  const pairs = [];
  for (let first = 0; first < ids.length; first++) {
    for (let second = first + 1; second < ids.length; second++) {
      const units = tally.together[first * ids.length + second]!;
      if (units > 0) pairs.push({ first, second, units });
    }
  }
  return {
    nodes: ids.map((id, i) => ({ id, frequency: frequency.get(id)!, units: tally.of[i]! })),
    pairs,
    units: tally.all,
  };
}

/** Counts by the number of a node; those of a pair are at `first * size + second`. */
interface Tally {
  readonly of: Float64Array;
  readonly together: Float64Array;
  readonly all: number;
}

function tallyUnits(corpus: Corpus, size: number, node: (match: Match) => number): Tally {
  const of = new Float64Array(size);
  const together = new Float64Array(size * size);
  // Nodes of the unit at hand: few, so a list is quicker than a set.
  let members: number[] = [];
  const closeUnit = () => {
    members.sort((a, b) => a - b);
    for (let i = 0; i < members.length; i++) {
      of[members[i]!]!++;
      for (let k = i + 1; k < members.length; k++) together[members[i]! * size + members[k]!]!++;
    }
    members = [];
  };
  for (const { analysis } of corpus.sources) {
    let unit = -1;
    for (const match of analysis.matches) {
      if (match.unit !== unit) closeUnit();
      unit = match.unit;
      if (!members.includes(node(match))) members.push(node(match));
    }
    closeUnit();
  }
  const all = corpus.sources.reduce((sum, { analysis }) => sum + analysis.units.ends.length, 0);
  return { of, together, all };
}

function tallyPairs(corpus: Corpus, size: number, node: (match: Match) => number, window: number): Tally {
  const of = new Float64Array(size);
  const together = new Float64Array(size * size);
  let all = 0;
  for (const { analysis } of corpus.sources) {
    countPairs(analysis.matches, window, node, (first, second, pairs) => {
      together[first * size + second]! += pairs;
      of[first]! += pairs;
      of[second]! += pairs;
      all += 2 * pairs;
    });
  }
  return { of, together, all };
}
