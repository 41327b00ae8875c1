import { type Steps, stepSize } from '../base/steps';
import { logLikelihoodRatio } from '../measures/logLikelihood';

/**
 * Collocates: terms that share a unit with a keyword more often than expected by chance, by G² (Dunning 1993) over units:
 * how many contain a keyword (`marked`), the term, or both. Occurrences in one unit count once. Terms that share fewer than
 * two units with a keyword are left out, and so are those that avoid it.
 */
export function* collocates(
  units: readonly (readonly string[])[],
  marked: readonly boolean[],
): Steps<ReadonlyMap<string, number>> {
  const counts = new Map<string, { all: number; marked: number }>();
  let work = 0;
  for (const [i, terms] of units.entries()) {
    for (const term of new Set(terms)) {
      const count = counts.get(term) ?? { all: 0, marked: 0 };
      count.all++;
      if (marked[i]) count.marked++;
      counts.set(term, count);
      if (++work % stepSize === 0) yield;
    }
  }
  const hits = marked.reduce((sum, each) => sum + (each ? 1 : 0), 0);
  const scores = new Map<string, number>();
  for (const [term, count] of counts) {
    if (++work % stepSize === 0) yield;
    if (count.marked < 2) continue;
    const score = logLikelihoodRatio(count.marked, hits, count.all, units.length);
    if (score > 0) scores.set(term, score);
  }
  return scores;
}
