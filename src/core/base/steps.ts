/**
 * Long work in small steps of a few milliseconds each. Between two steps, the caller may do something else or stop. The
 * generator returns the result.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Small pieces of work, such as one lookup of a word, that make up one step. */
export const stepSize = 8192;

/** A sorted copy, like `toSorted`: stable, but merged from runs so that no step takes long. */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const run = 2048;
  let sorted: T[] = [];
  for (let start = 0; start < items.length; start += run) {
    sorted.push(...items.slice(start, start + run).sort(compare));
    yield;
  }
  for (let width = run; width < items.length; width *= 2) {
    const merged: T[] = [];
    for (let start = 0; start < items.length; start += 2 * width) {
      const middle = Math.min(start + width, items.length);
      const end = Math.min(start + 2 * width, items.length);
      for (let left = start, right = middle; left < middle || right < end; ) {
        const takeLeft = right >= end || (left < middle && compare(sorted[left]!, sorted[right]!) <= 0);
        merged.push(takeLeft ? sorted[left++]! : sorted[right++]!);
        if (merged.length % stepSize === 0) yield;
      }
    }
    sorted = merged;
  }
  return sorted;
}
