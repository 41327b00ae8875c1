import type { Fraction } from '../../base/fraction';
import { compareFractions, toNumber } from '../../base/fraction';
import type { Translate } from '../../base/l10n';
import { type IndexBand, usualBands } from '../../corpus/indexSettings';
import type { Bounds, PmcResult } from '../../pmc/pmc';

const digits = 2;

/** A value of an index with two decimals; both bounds where it is open. */
export function formatBounds(bounds: Bounds | undefined): string {
  if (!bounds) return '·';
  const { lower, upper } = bounds;
  const text = (value: Fraction) => toNumber(value).toFixed(digits);
  return compareFractions(lower, upper) === 0 ? text(lower) : `${text(lower)}–${text(upper)}`;
}

/** Name of a grade: the usual ones have one in each language. */
export function nameOfBand(band: IndexBand, t: Translate): string {
  if (!usualBands.includes(band)) return band.name;
  switch (band.name) {
    case 'poor':
      return t('poor');
    case 'acceptable':
      return t('acceptable');
    case 'excellent':
      return t('excellent');
    default:
      return t('perfect');
  }
}

/** The grade; both where it is not known yet. */
export function formatBand({ band: { lower, upper } }: PmcResult, t: Translate): string {
  const name = nameOfBand(lower, t);
  return lower === upper ? name : t('{0} to {1}', name, nameOfBand(upper, t));
}

/** The rank; best and worst where it is not known yet. */
export function formatRank({ rank: { best, worst } }: PmcResult): string {
  return best === worst ? String(best) : `${best}–${worst}`;
}
