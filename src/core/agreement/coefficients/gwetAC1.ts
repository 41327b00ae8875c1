import { type Coefficient, corrected, judgesOf, type Reliability, undefinedFor } from '../reliability';
import { percent } from './percent';

/**
 * Gwet's AC1: agreement corrected by P_e = sum p_c (1 - p_c) / (q - 1), with q the categories that could be given and p_c the mean
 * over the units of the category's share among their judgements. Agreement is that of units judged twice or more; the shares are those of
 * all units, as irrCAC has it. It stays high where nearly all judgements are of one category, and kappa falls.
 * Sources: Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008), 29-48; Gwet, Handbook of Inter-Rater
 * Reliability, 4th ed. (2014), ch. 5.
 */
export function gwetAC1(data: Reliability): Coefficient {
  const { value: observed, reason } = percent(data);
  if (observed === null) return undefinedFor(reason ?? 'nothing-compared');
  if (data.categories < 2) return { ...undefinedFor('one-category'), observed };
  const shares = new Map<number, number>();
  let units = 0;
  for (const row of data.rows) {
    const judges = judgesOf(row);
    if (judges === 0) continue;
    units += row.count;
    for (const value of row.values)
      if (value !== null) shares.set(value, (shares.get(value) ?? 0) + row.count / judges);
  }
  let spread = 0;
  for (const share of shares.values()) spread += (share / units) * (1 - share / units);
  // What one coder alone has given is a category here, too.
  return corrected(observed, spread / (Math.max(data.categories, shares.size) - 1));
}
