/**
 * Holm's correction for multiple tests: each p times the number of tests without a smaller one; monotone in p; at most 1.
 * If everything below a level is called significant, the probability of any false positive is at most that level. Source:
 * Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979), 65-70.
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
