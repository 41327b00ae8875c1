import type { Steps } from '../../core';

/** Milliseconds of work at a time: a frame goes by unnoticed, and what the user does is answered in between. */
const slice = 12;

/** Does long work in slices; `undefined` when it was cancelled. */
export async function inSlices<T>(
  steps: Steps<T>,
  { isCancelled }: { readonly isCancelled: () => boolean },
): Promise<T | undefined> {
  for (;;) {
    const end = performance.now() + slice;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < end);
    await new Promise(resolve => setTimeout(resolve, 0));
    if (isCancelled()) return undefined;
  }
}
