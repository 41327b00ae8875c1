/**
 * Who gave which unit which category: what every coefficient of agreement is computed from. Categories are numbers from 0 on; `null`:
 * this coder has not judged the unit, which is not the same as finding nothing in it.
 */
export interface Reliability {
  /** How many coders there are, whether they have judged anything or not. */
  readonly coders: number;
  /** How many categories could have been given, used or not. */
  readonly categories: number;
  readonly rows: readonly Row[];
}

/** Units that were judged alike. */
export interface Row {
  /** The category that each coder gave. */
  readonly values: readonly (number | null)[];
  /** How many such units there are. */
  readonly count: number;
}

/** Why a figure of agreement is not defined. */
export type Undefined =
  | 'one-coder'
  | 'nothing-compared'
  | 'two-coders-only'
  | 'uneven'
  | 'no-variation'
  | 'one-category'
  | 'nothing-coded'
  | 'overlap'
  | 'nothing-shared'
  | 'too-many'
  | 'not-asked';

/** A figure of agreement: how much was observed, how much chance would give, and what the two come to. */
export interface Coefficient {
  /** `null` where it is not defined: neither 0 nor 1. */
  readonly value: number | null;
  /** Why it is not defined. */
  readonly reason?: Undefined;
  readonly observed?: number;
  readonly expected?: number;
}

/** How different two categories are: 0 for the same. */
export type Distance = (a: number, b: number) => number;

/** Categories are the same or not. */
export const nominal: Distance = (a, b) => (a === b ? 0 : 1);

export function undefinedFor(reason: Undefined): Coefficient {
  return { value: null, reason };
}

/** A coefficient that corrects agreement for chance: (observed - expected) / (1 - expected). */
export function corrected(observed: number, expected: number): Coefficient {
  // Sums of shares miss 1 by rounding.
  if (1 - expected < 1e-12) return { value: null, reason: 'no-variation', observed, expected };
  return { value: (observed - expected) / (1 - expected), observed, expected };
}

/** Why nothing can be compared; `undefined` where two coders have judged a unit. */
export function nothingToCompare({ coders, rows }: Reliability): Undefined | undefined {
  if (coders < 2) return 'one-coder';
  return rows.some(row => row.count > 0 && judgesOf(row) > 1) ? undefined : 'nothing-compared';
}

/** How many coders have judged the units of a row. */
export function judgesOf({ values }: Row): number {
  let judges = 0;
  for (const value of values) if (value !== null) judges++;
  return judges;
}

/** Every two coders, by number. */
export function pairsOfCoders(coders: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0; a < coders; a++) for (let b = a + 1; b < coders; b++) pairs.push([a, b]);
  return pairs;
}

/** The judgements of some of the coders. */
export function ofCoders(data: Reliability, chosen: readonly number[]): Reliability {
  const rows = data.rows.map(({ values, count }) => ({
    values: chosen.map(coder => values[coder] ?? null),
    count,
  }));
  return { ...data, coders: chosen.length, rows };
}

/** Judgements with those of like units in one row, in the order they come first. */
export class RowGatherer {
  private readonly rows = new Map<string, { readonly values: readonly (number | null)[]; count: number }>();

  add(values: readonly (number | null)[], count = 1): void {
    if (count === 0) return;
    const key = values.join();
    const row = this.rows.get(key);
    if (row) row.count += count;
    else this.rows.set(key, { values, count });
  }

  gathered(): readonly Row[] {
    return [...this.rows.values()];
  }
}
