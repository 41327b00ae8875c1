import { type Steps, stepSize } from '../base/steps';

/**
 * TF-IDF of terms, summed over sources: Σ over the sources d that contain t of (1 + ln tf(t, d)) · ln((N + 1) / df(t)).
 *
 * tf = occurrences of the term in a source, df = sources that contain it, N = sources. Logarithmic term frequency and
 * inverse document frequency follow Salton and Buckley, "Term-weighting approaches in automatic text retrieval" (1988). N +
 * 1 keeps the order of frequency if there is one source, or if a term is in all of them. High scores go to terms that many
 * sources stress and many others leave out: the differences that a coverage table shows.
 */
export function* tfidf(sources: readonly (readonly string[])[]): Steps<ReadonlyMap<string, number>> {
  const sums = new Map<string, { weight: number; sources: number }>();
  let work = 0;
  for (const terms of sources) {
    const counts = new Map<string, number>();
    for (const term of terms) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      if (++work % stepSize === 0) yield;
    }
    for (const [term, count] of counts) {
      const sum = sums.get(term) ?? { weight: 0, sources: 0 };
      sum.weight += 1 + Math.log(count);
      sum.sources++;
      sums.set(term, sum);
      if (++work % stepSize === 0) yield;
    }
  }
  const scores = new Map<string, number>();
  for (const [term, sum] of sums) {
    scores.set(term, sum.weight * Math.log((sources.length + 1) / sum.sources));
    if (++work % stepSize === 0) yield;
  }
  return scores;
}
