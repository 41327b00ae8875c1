import type { Translate } from '../core';
import { Failure } from './io';

/** The formats of a list such as `csv,xlsx`, or `all`; the usual ones where none is given. Throws a Failure at others. */
export function chooseFormats<T extends string>(
  list: string | undefined,
  known: readonly T[],
  usual: readonly T[],
  { t }: { readonly t: Translate },
): readonly T[] {
  if (list === undefined) return usual;
  const asked = list.split(',').map(each => each.trim().toLowerCase());
  if (asked.includes('all')) return known;
  const foreign = asked.find(each => !known.some(format => format === each));
  if (foreign !== undefined) {
    throw new Failure(t('Unknown format "{0}"; known: {1}.', foreign, [...known, 'all'].join(', ')));
  }
  return known.filter(format => asked.includes(format));
}
