import { type Steps, stepSize } from '../base/steps';

/**
 * Occurrences of each term among the words of the units. They depend on the segmentation; the concordance does not, and may
 * show more occurrences.
 */
export function* frequencies(units: readonly (readonly string[])[]): Steps<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  let work = 0;
  for (const terms of units) {
    for (const term of terms) {
      counts.set(term, (counts.get(term) ?? 0) + 1);
      if (++work % stepSize === 0) yield;
    }
  }
  return counts;
}
