/**
 * Benjamini and Hochberg's correction, which controls the false discovery rate: each p times the number of tests, divided
 * by its rank; monotone in p; at most 1. If everything below a level is called significant, at most that share of it is
 * false on average. `tests` may exceed the number of p values given: the missing ones are larger than all of these. Source:
 * Benjamini & Hochberg, Controlling the false discovery rate, Journal of the Royal Statistical Society B 57 (1995),
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
