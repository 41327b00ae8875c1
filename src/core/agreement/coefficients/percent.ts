import { type Coefficient, judgesOf, nothingToCompare, type Reliability, undefinedFor } from '../reliability';

/**
 * Percent agreement: the share of the pairs of judgements of a unit that agree, as a mean over the units judged twice or more. With two coders,
 * the share of the units that they judge alike. Nothing is taken off for chance.
 * Source: Gwet, Handbook of Inter-Rater Reliability, 4th ed. (2014), ch. 5; with two coders, Osgood (1959) and Holsti (1969).
 */
export function percent(data: Reliability): Coefficient {
  const reason = nothingToCompare(data);
  if (reason) return undefinedFor(reason);
  let [compared, agreement] = [0, 0];
  for (const row of data.rows) {
    const judges = judgesOf(row);
    if (judges < 2) continue;
    compared += row.count;
    let agreeing = 0;
    for (const value of row.values) {
      if (value === null) continue;
      for (const other of row.values) if (other === value) agreeing++;
    }
    agreement += (row.count * (agreeing - judges)) / (judges * (judges - 1));
  }
  return { value: agreement / compared };
}
