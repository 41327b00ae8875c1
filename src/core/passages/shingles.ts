import { type Steps, stepSize } from '../base/steps';
import { leastRun } from './align';

/**
 * Which texts share shingles (Broder 1997), here rows of four letters: an inverted index. Shingles are known by a hash of 32 bits;
 * two that collide only make a text a candidate that the exact alignment then refuses.
 */
export class ShingleIndex {
  /** Scratch of `shared`, by text: letters covered so far (0 again afterwards), and where they end. */
  private readonly covered: Uint32Array;
  private readonly ends: Uint32Array;

  private constructor(
    readonly texts: readonly string[],
    /** Entries of bucket `i` reach from `starts[i]` to `starts[i + 1]`. */
    private readonly starts: Uint32Array,
    private readonly hashes: Uint32Array,
    private readonly owners: Uint32Array,
  ) {
    this.covered = new Uint32Array(texts.length);
    this.ends = new Uint32Array(texts.length);
  }

  static *of(texts: readonly string[]): Steps<ShingleIndex> {
    const all = texts.reduce((sum, text) => sum + Math.max(0, text.length - leastRun + 1), 0);
    const hashes = new Uint32Array(all);
    const owners = new Uint32Array(all);
    let length = 0;
    let work = 0;
    for (const [owner, text] of texts.entries()) {
      for (const hash of shinglesOf(text)) {
        hashes[length] = hash;
        owners[length++] = owner;
      }
      work += text.length;
      if (work > stepSize) {
        work = 0;
        yield;
      }
    }
    // Counting sort by the lowest bits; entries of one bucket stay in the order of the texts.
    const buckets = 2 ** Math.ceil(Math.log2(Math.max(2, length)));
    const starts = new Uint32Array(buckets + 1);
    for (let i = 0; i < length; i++) {
      starts[(hashes[i]! & (buckets - 1)) + 1]!++;
      if (i % (16 * stepSize) === 0) yield;
    }
    for (let i = 0; i < buckets; i++) {
      starts[i + 1]! += starts[i]!;
      if (i % (16 * stepSize) === 0) yield;
    }
    const next = starts.slice();
    const sortedHashes = new Uint32Array(length);
    const sortedOwners = new Uint32Array(length);
    for (let i = 0; i < length; i++) {
      const at = next[hashes[i]! & (buckets - 1)]!++;
      sortedHashes[at] = hashes[i]!;
      sortedOwners[at] = owners[i]!;
      if (i % (16 * stepSize) === 0) yield;
    }
    return new ShingleIndex(texts, starts, sortedHashes, sortedOwners);
  }

  /**
   * How many letters of a text lie in shingles that each text shares, by its number; those that share none are left
   * out. No alignment of the two can have more.
   */
  shared(text: string): ReadonlyMap<number, number> {
    const { starts, hashes, owners, covered, ends } = this;
    const mask = starts.length - 2;
    const found: number[] = [];
    for (let at = 0; at + leastRun <= text.length; at++) {
      const hash = shingleAt(text, at);
      const bucket = hash & mask;
      const end = at + leastRun;
      for (let i = starts[bucket]!; i < starts[bucket + 1]!; i++) {
        if (hashes[i] !== hash) continue;
        const owner = owners[i]!;
        if (covered[owner] === 0) {
          found.push(owner);
          ends[owner] = at;
        }
        covered[owner]! += Math.min(leastRun, end - ends[owner]!);
        ends[owner] = end;
      }
    }
    const shared = new Map<number, number>();
    for (const owner of found) {
      shared.set(owner, covered[owner]!);
      covered[owner] = 0;
    }
    return shared;
  }
}

/** Hashes of the distinct shingles of a text. */
function shinglesOf(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at + leastRun <= text.length; at++) found.add(shingleAt(text, at));
  return found;
}

function shingleAt(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + leastRun; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // FNV-1a spreads little into the low bits of so short a row.
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
