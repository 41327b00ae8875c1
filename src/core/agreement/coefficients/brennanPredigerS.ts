import { type Coefficient, corrected, type Reliability, undefinedFor } from '../reliability';
import { percent } from './percent';

/**
 * Brennan and Prediger's S: percent agreement corrected as if every category that could be given were as likely as any other,
 * P_e = 1/q. Also Bennett's S, Randolph's free-marginal kappa; with two categories, PABAK.
 * Sources: Bennett, Alpert & Goldstein, Public Opinion Quarterly 18 (1954), 303-308; Brennan & Prediger, Educational and Psychological
 * Measurement 41 (1981), 687-699.
 */
export function brennanPredigerS(data: Reliability): Coefficient {
  const { value, reason } = percent(data);
  if (value === null) return undefinedFor(reason ?? 'nothing-compared');
  return data.categories < 2 ? undefinedFor('one-category') : corrected(value, 1 / data.categories);
}
