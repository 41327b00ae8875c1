import {
  type Coefficient,
  type Distance,
  nominal,
  nothingToCompare,
  type Reliability,
  undefinedFor,
} from '../reliability';

/**
 * Cohen's kappa of two coders: 1 - Do/De, with the disagreement De that two coders would have by chance, each with their own shares
 * of the categories. Units that one of them has not judged are left out.
 * Sources: Cohen, Educational and Psychological Measurement 20 (1960), 37-46; with distances: Cohen, Psychological Bulletin 70
 * (1968), 213-220.
 */
export function cohenKappa(data: Reliability, distance: Distance = nominal): Coefficient {
  if (data.coders > 2) return undefinedFor('two-coders-only');
  const reason = nothingToCompare(data);
  if (reason) return undefinedFor(reason);
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  let [units, apart] = [0, 0];
  for (const { values, count } of data.rows) {
    const [a, b] = values;
    if (a === null || b === null || a === undefined || b === undefined) continue;
    units += count;
    apart += count * distance(a, b);
    first.set(a, (first.get(a) ?? 0) + count);
    second.set(b, (second.get(b) ?? 0) + count);
  }
  let byChance = 0;
  for (const [a, m] of first) for (const [b, n] of second) byChance += m * n * distance(a, b);
  const [observed, expected] = [1 - apart / units, 1 - byChance / units ** 2];
  if (byChance === 0) return { value: null, reason: 'no-variation', observed, expected };
  return { value: 1 - (apart * units) / byChance, observed, expected };
}
