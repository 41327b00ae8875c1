import {
  type Coefficient,
  corrected,
  judgesOf,
  nothingToCompare,
  type Reliability,
  undefinedFor,
} from '../reliability';

/**
 * Fleiss' kappa: agreement corrected by the shares of the categories among all coders together, P_e = sum p_c². Each unit is judged
 * by the same number of coders, any of them; those judged by one are left out.
 * Source: Fleiss, Psychological Bulletin 76 (1971), 378-382.
 */
export function fleissKappa(data: Reliability): Coefficient {
  const reason = nothingToCompare(data);
  if (reason) return undefinedFor(reason);
  const rows = data.rows.filter(row => row.count > 0 && judgesOf(row) > 1);
  const judges = judgesOf(rows[0]!);
  if (rows.some(row => judgesOf(row) !== judges)) return undefinedFor('uneven');
  const shares = new Map<number, number>();
  let [units, agreeing] = [0, 0];
  for (const { values, count } of rows) {
    units += count;
    for (const value of values) {
      if (value === null) continue;
      shares.set(value, (shares.get(value) ?? 0) + count);
      // Pairs with the others, and one with itself.
      for (const other of values) if (other === value) agreeing += count;
    }
  }
  const values = units * judges;
  const observed = (agreeing - values) / (values * (judges - 1));
  let expected = 0;
  for (const given of shares.values()) expected += (given / values) ** 2;
  return corrected(observed, expected);
}
