import { enumerate, type Translate } from '../../base/l10n';
import type { TableOptions } from '../method/tableOptions';
import type { Overview } from '../overview/overview';
import { marks } from '../view/cells';

/** What the marks or numbers of a table mean. */
export function describeMarks(
  { coverage }: Overview,
  { basis, cells, groupBy }: TableOptions,
  t: Translate,
): string {
  if (cells === 'share') {
    return basis === 'coded'
      ? t('Shares are coded characters of all characters of the text.')
      : t('Shares are characters in keyword hits of all characters of the text.');
  }
  if (cells === 'units') {
    return basis === 'coded'
      ? t('Shares are units with a coded passage of all units of the text.')
      : t('Shares are units with a keyword hit of all units of the text.');
  }
  if (groupBy !== undefined && cells === 'marks') {
    return basis === 'coded'
      ? t('Numbers are sources with a coded passage / sources of the group.')
      : t('Numbers are sources with a keyword hit / sources of the group.');
  }
  const gaps = coverage.totals.some(total => total.unreviewed > 0);
  if (basis === 'keywords') {
    return cells === 'marks'
      ? t('{0} at least one keyword hit, {1} none.', marks.hit, marks.none)
      : t('Numbers are keyword hits, {0} none.', marks.none);
  }
  if (cells === 'counts') {
    return gaps
      ? t('Numbers are coded passages, — looked for and absent, empty: not reviewed.')
      : t('Numbers are coded passages, — looked for and absent.');
  }
  return gaps
    ? t('√ coded, — looked for and absent, empty: not reviewed.')
    : t('√ coded, — looked for and absent.');
}

/** The names after narrow headings; nothing where there are none. */
export function keyOf(
  columns: readonly { readonly head: string; readonly name: string }[],
  t: Translate,
): readonly string[] {
  const shortened = columns.filter(({ head, name }) => head !== name);
  if (shortened.length === 0) return [];
  return [
    enumerate(
      shortened.map(({ head, name }) => `${head} ${name}`),
      t,
    ),
  ];
}
