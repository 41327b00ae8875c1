import { compareText } from '../base/order';
import type { Cooccurrence } from './cooccurrence';
import { PairTally } from './pairTally';

/** What was counted in a part of a corpus, with little around it: plain data, for files and other threads. */
export interface FlatCounts {
  readonly ids: readonly string[];
  readonly frequency: readonly number[];
  /** By node, and by pair, as `units` of `Cooccurrence`. */
  readonly of: readonly number[];
  /** First node, second node, units; first node, ... */
  readonly pairs: readonly number[];
  readonly units: number;
}

export function flatCounts({ nodes, pairs, units }: Cooccurrence): FlatCounts {
  return {
    ids: nodes.map(({ id }) => id),
    frequency: nodes.map(({ frequency }) => frequency),
    of: nodes.map(each => each.units),
    pairs: pairs.flatMap(({ first, second, units: together }) => [first, second, together]),
    units,
  };
}

/** Adds up what was counted in parts of a corpus, one after the other: counts are sums, so the order makes no difference. */
export class CooccurrenceSum {
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly frequency: number[] = [];
  private readonly of: number[] = [];
  private readonly pairs = new Map<number, number>();
  private units = 0;

  add({ ids, frequency, of, pairs, units }: FlatCounts): void {
    const numbers = ids.map((id, i) => {
      const number = this.numberOf(id);
      this.frequency[number]! += frequency[i]!;
      this.of[number]! += of[i]!;
      return number;
    });
    for (let i = 0; i < pairs.length; i += 3) {
      const [a, b] = [numbers[pairs[i]!]!, numbers[pairs[i + 1]!]!];
      const key = Math.min(a, b) * mostNodes + Math.max(a, b);
      this.pairs.set(key, (this.pairs.get(key) ?? 0) + pairs[i + 2]!);
    }
    this.units += units;
  }

  /** All that was added, as if it had been counted at once. */
  total(): Cooccurrence {
    const sorted = [...this.ids.keys()].sort((a, b) => compareText(this.ids[a]!, this.ids[b]!));
    const places = new Int32Array(sorted.length);
    sorted.forEach((number, place) => {
      places[number] = place;
    });
    const together = new PairTally(sorted.length);
    for (const [key, units] of this.pairs) {
      const [a, b] = [places[Math.floor(key / mostNodes)]!, places[key % mostNodes]!];
      together.add(Math.min(a, b), Math.max(a, b), units);
    }
    const nodes = sorted.map(i => ({ id: this.ids[i]!, frequency: this.frequency[i]!, units: this.of[i]! }));
    return { nodes, pairs: together.list(), units: this.units };
  }

  private numberOf(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    const number = this.ids.push(id) - 1;
    this.numbers.set(id, number);
    this.frequency.push(0);
    this.of.push(0);
    return number;
  }
}

/** Two numbers of nodes make one that is exact. */
const mostNodes = 2 ** 26;
