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

/** The overlap of every two coders. Of many coders, few have judged a unit: its pairs are gone through, not those of all. */
export function overlapsOf(data: Reliability, codesOf: CodesOf): readonly Overlap[] {
  const { coders } = data;
  const [given, common] = [new Float64Array(coders * coders), new Float64Array(coders * coders)];
  for (const { values, count } of data.rows) {
    for (let a = 0; a < coders; a++) {
      const one = values[a] ?? null;
      if (one === null) continue;
      const ours = codesOf(one);
      for (let b = a + 1; b < coders; b++) {
        const other = values[b] ?? null;
        if (other === null) continue;
        const theirs = codesOf(other);
        given[a * coders + b]! += count * ours.length;
        given[b * coders + a]! += count * theirs.length;
        common[a * coders + b]! += count * (one === other ? ours.length : shared(ours, theirs));
      }
    }
  }
  return pairsOfCoders(coders).map(([a, b]) => ({
    first: given[a * coders + b]!,
    second: given[b * coders + a]!,
    common: common[a * coders + b]!,
  }));
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
