/**
 * Long work in small steps, a few milliseconds each: whoever runs it may do something else between two of them, or
 * leave off. What the last step returns is the result.
 */
export type Steps<T> = Generator<void, T, void>;

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Small pieces of work, such as one word looked up, that make up one step. */
export const stepSize = 8192;

/** A sorted copy, as `toSorted` gives it: stable; merged from runs so that no step takes long. */
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
