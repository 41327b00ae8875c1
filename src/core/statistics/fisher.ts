import type { Steps } from '../base/steps';
import { type CountTable, marginsOf } from './table';

/** Most states kept before a table counts as too large: some tenths of a second. */
const mostSteps = 200_000;
/** States between two pauses: a few milliseconds. */
const pause = 4096;

/**
 * Fisher's exact test of independence for tables of any size (Freeman and Halton): the two-sided probability, given the
 * margins, of all tables that are no more likely than the observed one. `undefined` if the table is too large to enumerate.
 * Requires a table without empty rows or columns.
 *
 * A table's probability is Π over rows of (row sum)! / Π (cell)!, divided by total! / Π (column sum)!. Rows are processed
 * one by one; states with the same remaining columns and the same probability so far are merged (the nodes of the network
 * algorithm). Whole numbers keep ties exact. Sources: Freeman and Halton, Biometrika 38 (1951), 141-149; Mehta and Patel,
 * JASA 78 (1983), 427-434.
 */
export function* fisherExact(counts: CountTable): Steps<number | undefined> {
  const table = orient(counts);
  const { rows, columns } = marginsOf(table);
  const binomials = new Binomials();
  const observed = table.reduce((product, row) => product * binomials.multinomial(row), 1n);
  /** Remaining columns -> weight so far -> number of paths. */
  let states = new Map<string, Ways>([[columns.join(), { left: columns, byWeight: new Map([[1n, 1n]]) }]]);
  let steps = 0;
  for (const size of rows) {
    const next = new Map<string, Ways>();
    for (const { left, byWeight } of states.values()) {
      for (const row of fillings(size, left)) {
        const factor = binomials.multinomial(row);
        const rest = left.map((count, j) => count - row[j]!);
        const key = rest.join();
        const target = next.get(key) ?? { left: rest, byWeight: new Map<bigint, bigint>() };
        next.set(key, target);
        for (const [weight, ways] of byWeight) {
          if (++steps > mostSteps) return undefined;
          if (steps % pause === 0) yield;
          const product = weight * factor;
          target.byWeight.set(product, (target.byWeight.get(product) ?? 0n) + ways);
        }
      }
    }
    states = next;
  }
  let likely = 0n;
  let all = 0n;
  for (const { byWeight } of states.values()) {
    for (const [weight, ways] of byWeight) {
      all += weight * ways;
      if (weight <= observed) likely += weight * ways;
    }
  }
  return ratio(likely, all);
}

interface Ways {
  readonly left: readonly number[];
  readonly byWeight: Map<bigint, bigint>;
}

/** Transposed to few columns and many rows, which keeps the state short. */
function orient(counts: CountTable): CountTable {
  return counts[0]!.length <= counts.length ? counts : counts[0]!.map((_, j) => counts.map(row => row[j]!));
}

/** All rows with this sum that take no more of a column than remains. */
function* fillings(size: number, left: readonly number[]): Generator<readonly number[]> {
  const [first = 0, ...others] = left;
  if (others.length === 0) {
    if (size <= first) yield [size];
    return;
  }
  const room = others.reduce((sum, each) => sum + each, 0);
  for (let count = Math.max(0, size - room); count <= Math.min(first, size); count++) {
    for (const rest of fillings(size - count, others)) yield [count, ...rest];
  }
}

/** Binomial coefficients, computed once each. */
class Binomials {
  private readonly rows = new Map<number, Map<number, bigint>>();

  /** (Σ counts)! / Π counts!, as a product of them. */
  multinomial(counts: readonly number[]): bigint {
    let result = 1n;
    let sum = 0;
    for (const count of counts) {
      sum += count;
      result *= this.binomial(sum, count);
    }
    return result;
  }

  private binomial(n: number, k: number): bigint {
    const least = Math.min(k, n - k);
    const row = this.rows.get(n) ?? new Map<number, bigint>();
    this.rows.set(n, row);
    let value = row.get(least);
    if (value === undefined) {
      value = 1n;
      for (let i = 1; i <= least; i++) value = (value * BigInt(n - least + i)) / BigInt(i);
      row.set(least, value);
    }
    return value;
  }
}

/** Quotient of two whole numbers of any size, as a number. */
function ratio(part: bigint, whole: bigint): number {
  const digits = 10n ** 18n;
  const scale = BigInt(Math.max(0, whole.toString().length - part.toString().length));
  return Number((part * 10n ** scale * digits) / whole) / 1e18 / 10 ** Number(scale);
}
