import type { Translate } from '../../base/l10n';
import { shareOf, sumOfTexts } from '../../coverage/shares';
import type { OverviewRow } from '../overview/overview';
import { formatPercent } from './figures';

/** How much of some sources is in scope for keywords, if not all of it. */
export function scopeOf(rows: readonly OverviewRow[], t: Translate): readonly string[] {
  const inScope = rows.reduce((sum, row) => sum + row.inScope, 0);
  const { characters } = sumOfTexts(rows);
  return inScope === characters
    ? []
    : [t('Keywords count in {0} of the characters', formatPercent(shareOf(inScope, characters)))];
}
