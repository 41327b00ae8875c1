import { jaccardDistance, masiDistance, type SetDistance } from './coefficients/distances';
import { krippendorffAlpha } from './coefficients/krippendorffAlpha';
import { type FigureName, type Figures, figuresOf, gathered, together } from './figures';
import type { Distance, Reliability } from './reliability';

/** The coefficients of sets of codes: alpha with each of their distances, beside all others. */
export type SetFigureName = FigureName | 'alphaNominal' | 'alphaJaccard' | 'alphaMasi';

/** Computes the figures of sets of codes; the distances of the sets are worked out once, for many tables of them. */
export function setFigures(
  codes: readonly (readonly string[])[],
): (data: Reliability) => Figures<SetFigureName> {
  const [jaccard, masi] = [tabled(codes, jaccardDistance), tabled(codes, masiDistance)];
  return data =>
    together(
      figuresOf(data, category => codes[category]!),
      gathered([
        ['alphaNominal', krippendorffAlpha(data)],
        ['alphaJaccard', krippendorffAlpha(data, jaccard)],
        ['alphaMasi', krippendorffAlpha(data, masi)],
      ]),
    );
}

/** A distance of categories, looked up. */
function tabled(codes: readonly (readonly string[])[], distance: SetDistance): Distance {
  const table = codes.map(a => Float64Array.from(codes, b => distance(a, b)));
  return (a, b) => table[a]![b]!;
}
