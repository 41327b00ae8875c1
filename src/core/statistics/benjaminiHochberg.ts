/**
 * Benjamini and Hochberg's control of the false discovery rate: each p times the number of tests over its rank, never rising
 * from a larger p to a smaller one, at most 1. Whoever calls significant what stays below a level has at most that share of
 * false ones among them, on average. `tests` may be more than the p given: the others are larger than all of these.
 * Source: Benjamini & Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57 (1995),
 * 289-300.
 */
export function benjaminiHochberg(ps: readonly number[], tests: number = ps.length): readonly number[] {
  const adjusted = [...ps];
  let most = 1;
  [...ps.keys()]
    .sort((a, b) => ps[b]! - ps[a]!)
    .forEach((index, place) => {
      most = Math.min(most, (ps[index]! * tests) / (ps.length - place));
      adjusted[index] = most;
    });
  return adjusted;
}
