import type { Corpus } from '../corpus/corpus';
import type { NodeKind } from '../corpus/settings';
import { compareText } from '../order';
import { type Steps, stepSize } from '../steps';
import { nodeAt, nodesIn, type Occurrence, occurrencesIn } from './occurrences';

/** What is counted, and how. `window` in characters; `Infinity` = pairs of hits anywhere in a unit (products). */
export interface Counting {
  readonly nodes: NodeKind;
  readonly by: 'units' | { readonly window: number };
  /** Puts several nodes together, keywords as their theme, say; a node stands for itself without it. */
  readonly as?: (node: string) => string;
}

/** All hits of nodes in a corpus as plain numbers, so that another thread can count them. */
export interface Hits {
  /** Ids of the nodes that occur, sorted; hits name them by their place here. */
  readonly nodes: readonly string[];
  /** By node: hits of a keyword, or passages of a code. */
  readonly frequency: readonly number[];
  readonly sources: readonly SourceHits[];
  /** Units of the corpus. */
  readonly units: number;
}

/** The hits of one source, in order of place; places are those of the reading. */
export interface SourceHits {
  readonly nodes: Int32Array;
  readonly units: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Gathers the hits that are to be counted, in small steps. */
export function* gatherHits(corpus: Corpus, { nodes: kind, as }: Counting): Steps<Hits> {
  const frequency = new Map<string, number>();
  // Every source is asked for the same few nodes again and again.
  const names = new Map<string, string>();
  const nameOf = (node: string) => {
    let name = names.get(node);
    if (name === undefined) {
      name = as ? as(node) : node;
      names.set(node, name);
    }
    return name;
  };
  let seen = 0;
  for (const coded of corpus.sources) {
    for (const each of nodesIn(coded, corpus, kind)) {
      const node = nameOf(each);
      frequency.set(node, (frequency.get(node) ?? 0) + 1);
      seen++;
    }
    if (seen > stepSize) {
      seen = 0;
      yield;
    }
  }
  const nodes = [...frequency.keys()].sort(compareText);
  const numbers = new Map(nodes.map((id, i) => [id, i]));
  const sources: SourceHits[] = [];
  for (const coded of corpus.sources) {
    sources.push(inNumbers(occurrencesIn(coded, corpus, kind), node => numbers.get(nameOf(node))!));
    yield;
  }
  return {
    nodes,
    frequency: nodes.map(id => frequency.get(id)!),
    sources,
    units: corpus.sources.reduce((sum, { analysis }) => sum + analysis.units.ends.length, 0),
  };
}

function inNumbers(found: readonly Occurrence[], numberOf: (node: string) => number): SourceHits {
  const nodes = new Int32Array(found.length);
  const units = new Int32Array(found.length);
  const starts = new Int32Array(found.length);
  const ends = new Int32Array(found.length);
  // Int32Array.from would do, but takes ten times as long.
  for (let i = 0; i < found.length; i++) {
    const each = found[i]!;
    nodes[i] = numberOf(nodeAt(each));
    units[i] = each.unit;
    starts[i] = each.readingStart;
    ends[i] = each.readingEnd;
  }
  return { nodes, units, starts, ends };
}
