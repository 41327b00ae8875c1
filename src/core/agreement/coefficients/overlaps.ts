import { nothingToCompare, pairsOfCoders, type Reliability, type Undefined } from '../reliability';

/** The codes that a category stands for: none for "not coded". */
export type CodesOf = (category: number) => readonly string[];

/** How many codes two coders have given, to units that both have judged. */
export interface Overlap {
  readonly first: number;
  readonly second: number;
  /** Given by both to the same unit. */
  readonly common: number;
}

/** The overlap of every two coders. */
export function overlapsOf(data: Reliability, codesOf: CodesOf): readonly Overlap[] {
  return pairsOfCoders(data.coders).map(([a, b]) => {
    let [first, second, common] = [0, 0, 0];
    for (const { values, count } of data.rows) {
      const [one, other] = [values[a] ?? null, values[b] ?? null];
      if (one === null || other === null) continue;
      const [ours, theirs] = [codesOf(one), codesOf(other)];
      first += count * ours.length;
      second += count * theirs.length;
      common += count * (one === other ? ours.length : shared(ours, theirs));
    }
    return { first, second, common };
  });
}

/** How many codes two lists have in common. */
export function shared(ours: readonly string[], theirs: readonly string[]): number {
  let common = 0;
  for (const code of ours) if (theirs.includes(code)) common++;
  return common;
}

/** The mean of a figure over the pairs of coders for which it is defined. */
export function meanOverPairs(
  data: Reliability,
  codesOf: CodesOf,
  figure: (overlap: Overlap) => number,
): { readonly value: number | null; readonly reason?: Undefined } {
  const reason = nothingToCompare(data);
  if (reason) return { value: null, reason };
  const figures = overlapsOf(data, codesOf)
    .filter(({ first, second }) => first + second > 0)
    .map(figure);
  if (figures.length === 0) return { value: null, reason: 'nothing-coded' };
  return { value: figures.reduce((sum, each) => sum + each, 0) / figures.length };
}
