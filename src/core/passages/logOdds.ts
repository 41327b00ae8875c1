/** Occurrences of a term in one part and in the rest, and of all terms in both. */
export interface Occurrences {
  readonly here: number;
  readonly elsewhere: number;
  readonly allHere: number;
  readonly allElsewhere: number;
}

/** Occurrences that the prior is worth, as many as a few pages have. */
const priorSize = 500;

/**
 * How much more a part uses a term than the rest, in standard errors: the log-odds ratio with an informative Dirichlet
 * prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words", eq. 16 and 19-22), z = δ / √σ²,
 * δ = ln ((y + a) / (n + A - y - a)) - ln ((y' + a) / (n' + A - y' - a)), σ² = 1 / (y + a) + 1 / (y' + a).
 * The prior is the corpus itself: a = A · (y + y') / (n + n'), A = 500.
 */
export function logOdds({ here, elsewhere, allHere, allElsewhere }: Occurrences): number {
  const prior = (priorSize * (here + elsewhere)) / (allHere + allElsewhere);
  const odds = (count: number, all: number) => (count + prior) / (all + priorSize - count - prior);
  const delta = Math.log(odds(here, allHere)) - Math.log(odds(elsewhere, allElsewhere));
  return delta / Math.sqrt(1 / (here + prior) + 1 / (elsewhere + prior));
}
