import { PairMap } from '../keywords/pairMap';

/** A square of more numbers than this takes more memory than most pairs need. */
const mostCells = 4_000_000;

/** Counts of pairs of nodes, `first < second`, by their numbers below `size`. */
export class PairTally {
  /** Stored at `first * size + second`: the fast way, for as many nodes as a codebook usually has. */
  private readonly square: Float64Array | undefined;
  private readonly sparse = new PairMap();

  constructor(private readonly size: number) {
    if (size * size <= mostCells) this.square = new Float64Array(size * size);
  }

  add(first: number, second: number, by: number): void {
    if (this.square) this.square[first * this.size + second]! += by;
    else this.sparse.set(first, second, (this.sparse.get(first, second) ?? 0) + by);
  }

  /** The pairs that were counted, sorted. */
  list(): readonly { readonly first: number; readonly second: number; readonly units: number }[] {
    const { square, size } = this;
    if (!square) {
      return [...this.sparse.entries()]
        .map(([first, second, units]) => ({ first, second, units }))
        .sort((a, b) => a.first - b.first || a.second - b.second);
    }
    const pairs = [];
    for (let first = 0; first < size; first++) {
      for (let second = first + 1; second < size; second++) {
        const units = square[first * size + second]!;
        if (units > 0) pairs.push({ first, second, units });
      }
    }
    return pairs;
  }
}
