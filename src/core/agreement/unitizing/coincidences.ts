import { eachMeeting, type Partitioned } from './continuum';

/** How many characters have which two codes: the lengths of the intersections of units, over all ordered pairs of coders. */
export class Coincidences {
  /** Characters that carry a code, as far as they are paired. */
  readonly given = new Map<string | null, number>();
  /** Characters of a code that the other coder gave another. */
  readonly apart = new Map<string | null, number>();
  /** Squares of what a unit shares with the units of one other coder, by its code. */
  readonly withinUnits = new Map<string | null, number>();
  all = 0;

  /** `counts`: which meetings of units count. */
  constructor(
    texts: readonly Partitioned[],
    counts: (ours: string | null, theirs: string | null) => boolean = () => true,
  ) {
    for (const { partitions } of texts) {
      const weight = 1 / (partitions.length - 1);
      partitions.forEach((ours, i) => {
        partitions.forEach((theirs, j) => {
          if (i === j) return;
          const shared = new Map<(typeof ours)[number], number>();
          eachMeeting(ours, theirs, (our, their, length) => {
            if (!counts(our.code, their.code)) return;
            shared.set(our, (shared.get(our) ?? 0) + length);
            this.all += length * weight;
            add(this.given, our.code, length * weight);
            if (our.code !== their.code) add(this.apart, our.code, length * weight);
          });
          for (const [unit, length] of shared) add(this.withinUnits, unit.code, length * length * weight);
        });
      });
    }
  }

  /** Characters that two coders gave different codes. */
  disagreeing(): number {
    return sum(this.apart.values());
  }

  /** Pairs of characters of different codes. */
  differentPairs(): number {
    let same = 0;
    for (const count of this.given.values()) same += count * count;
    return this.all * this.all - same;
  }
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
}

function add(counts: Map<string | null, number>, code: string | null, by: number): void {
  counts.set(code, (counts.get(code) ?? 0) + by);
}
