import type { Reading } from '../text/reading';
import type { Source } from '../text/source';
import type { Target } from './annotation';
import type { EarlierText } from './earlier';
import type { Anchor, Recorded } from './placement';
import { seek } from './seek';
import { settle } from './settle';

export { describe } from './describe';
export type { Anchor, AnchorReason, Orphan, Placed, Recorded, Waiting } from './placement';
export { isCertain } from './placement';

/**
 * Finds a target again, without guessing: at its recorded place in the same text, else at the only place that the stored
 * data allow. Whatever is uncertain waits for a person, including merely similar passages and twins.
 */
export function resolve(
  source: Source,
  reading: Reading,
  target: Target,
  recorded: Recorded = 'unknown',
): Anchor {
  return resolveAll(source, reading, [target], recorded)[0]!;
}

/**
 * Finds the targets of one side file together: each must also agree with the order of the others. `earlier` is the text
 * they were recorded in, if it is still available.
 */
export function resolveAll(
  source: Source,
  reading: Reading,
  targets: readonly Target[],
  recorded: Recorded,
  earlier?: EarlierText,
): readonly Anchor[] {
  const then = earlier?.forAll(targets);
  return settle(
    source,
    targets.map(target => ({ target, sought: seek(source, reading, target, recorded, then) })),
  );
}
