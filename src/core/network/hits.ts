import { compareText } from '../base/order';
import { type Steps, stepSize } from '../base/steps';
import type { Corpus } from '../corpus/corpus';
import type { NodeKind } from '../corpus/settings';
import { blanksAmong } from '../text/units';
import { nodeIdOf, nodesIn, type Occurrence, occurrencesIn } from './occurrences';

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

/** What hits are gathered from. */
export type CountedSources = Pick<Corpus, 'codebook' | 'settings' | 'sources'>;

/** Gathers the hits to count, in small steps. */
export function* gatherHits(corpus: CountedSources, { nodes: kind, as }: Counting): Steps<Hits> {
  const frequency = new Map<string, number>();
  const nameOf = remembered(as ?? (node => node));
  let seen = 0;
  for (const coded of corpus.sources) {
    seen += countNodes(nodesIn(coded, corpus, kind), nameOf, frequency);
    if (seen > stepSize) {
      seen = 0;
      yield;
    }
  }
  const nodes = [...frequency.keys()].sort(compareText);
  const numbers = new Map(nodes.map((id, i) => [id, i]));
  const numberOf = remembered(node => numbers.get(nameOf(node))!);
  const sources: SourceHits[] = [];
  for (const coded of corpus.sources) {
    sources.push(inNumbers(occurrencesIn(coded, corpus, kind), numberOf));
    yield;
  }
  return {
    nodes,
    frequency: nodes.map(id => frequency.get(id)!),
    sources,
    units: corpus.sources.reduce(
      (sum, { analysis: { reading, units } }) => sum + blanksAmong(reading.text, units).filled,
      0,
    ),
  };
}

/** The same few nodes occur in every source, so they are cached. */
function remembered<T>(of: (node: string) => T): (node: string) => T {
  const known = new Map<string, T>();
  return node => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const value = of(node);
    known.set(node, value);
    return value;
  };
}

function countNodes(
  nodes: readonly string[],
  nameOf: (node: string) => string,
  frequency: Map<string, number>,
): number {
  for (const node of nodes) {
    const name = nameOf(node);
    frequency.set(name, (frequency.get(name) ?? 0) + 1);
  }
  return nodes.length;
}

function inNumbers(found: readonly Occurrence[], numberOf: (node: string) => number): SourceHits {
  const nodes = new Int32Array(found.length);
  const units = new Int32Array(found.length);
  const starts = new Int32Array(found.length);
  const ends = new Int32Array(found.length);
  // Int32Array.from takes ten times as long.
  for (let i = 0; i < found.length; i++) {
    const each = found[i]!;
    nodes[i] = numberOf(nodeIdOf(each));
    units[i] = each.unit;
    starts[i] = each.readingStart;
    ends[i] = each.readingEnd;
  }
  return { nodes, units, starts, ends };
}
