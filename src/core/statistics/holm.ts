/**
 * Holm's correction for many tests at once: each p times the number of tests that have no smaller one, never falling, at most 1.
 * Whoever calls significant what stays below a level errs anywhere at all with at most that probability.
 * Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65-70.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const adjusted = [...ps];
  let least = 0;
  [...ps.keys()]
    .sort((a, b) => ps[a]! - ps[b]!)
    .forEach((index, rank) => {
      least = Math.max(least, Math.min(1, ps[index]! * (ps.length - rank)));
      adjusted[index] = least;
    });
  return adjusted;
}
