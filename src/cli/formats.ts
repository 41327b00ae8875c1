import type { Translate } from '../core';
import { Failure } from './io';

/** Other names for formats. */
const otherNames: Readonly<Record<string, string>> = {
  markdown: 'md',
  word: 'docx',
  excel: 'xlsx',
  latex: 'tex',
};

/**
 * The formats of a list such as `csv,xlsx`, or `all`; the usual ones where none is given. The same words mean the same for every
 * command. Throws a Failure at others.
 */
export function chooseFormats<T extends string>(
  list: string | undefined,
  known: readonly T[],
  usual: readonly T[],
  { t }: { readonly t: Translate },
): readonly T[] {
  if (list === undefined) return usual;
  const asked = list.split(',').map(each => each.trim().toLowerCase());
  const named = new Set(asked.map(name => (Object.hasOwn(otherNames, name) ? otherNames[name]! : name)));
  if (named.has('all')) return known;
  const foreign = [...named].find(name => !known.some(format => format === name));
  if (foreign !== undefined) {
    throw new Failure(t('Unknown format "{0}"; known: {1}.', foreign, [...known, 'all'].join(', ')));
  }
  return known.filter(format => named.has(format));
}
