import { type Steps, stepSize } from '../base/steps';
import { logLikelihoodRatio } from '../measures/logLikelihood';
import { frequencies } from './frequencies';

/**
 * Key terms of passages (keyness), by G² (Dunning 1993; for comparing corpora Rayson and Garside 2000) over occurrences:
 * those of the term and of all terms, in the passages and in the rest. Terms that occur fewer than twice in the passages,
 * or are rarer there, are left out.
 */
export function* typical(
  passages: readonly (readonly string[])[],
  rest: readonly (readonly string[])[],
): Steps<ReadonlyMap<string, number>> {
  const inPassages = yield* frequencies(passages);
  const inRest = yield* frequencies(rest);
  const passageTotal = totalOf(inPassages);
  const restTotal = totalOf(inRest);
  const scores = new Map<string, number>();
  let work = 0;
  for (const [term, frequency] of inPassages) {
    if (++work % stepSize === 0) yield;
    if (frequency < 2) continue;
    const all = frequency + (inRest.get(term) ?? 0);
    const score = logLikelihoodRatio(frequency, passageTotal, all, passageTotal + restTotal);
    if (score > 0) scores.set(term, score);
  }
  return scores;
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
