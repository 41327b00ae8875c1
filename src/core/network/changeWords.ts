import type { Translate } from '../base/l10n';
import type { EdgeChange } from './compare';

/** What became of an edge from the first of two networks to the second, in words that also fit where neither comes later. */
export function nameOfChange(
  change: EdgeChange,
  [first, second]: readonly [first: string, second: string],
  t: Translate,
): string {
  switch (change) {
    case 'appears':
      return t('only in {0}', second);
    case 'strengthens':
      return t('more in {0}', second);
    case 'weakens':
      return t('more in {0}', first);
    case 'stays':
      return t('alike in both');
    case 'vanishes':
      return t('only in {0}', first);
  }
}
