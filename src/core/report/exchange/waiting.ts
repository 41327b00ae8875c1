import type { Translate } from '../../base/l10n';

/** What a list says of passages that are not in it, since nobody knows for certain where they are; nothing where there are none. */
export function waitingNotes(count: number, t: Translate): readonly string[] {
  return count === 0 ? [] : [t('Passages that wait for a person and are not listed: {0}.', count)];
}
