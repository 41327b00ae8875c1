import {
  type Coefficient,
  type Distance,
  judgesOf,
  nominal,
  nothingToCompare,
  type Reliability,
  undefinedFor,
} from '../reliability';

/**
 * Krippendorff's alpha: 1 - Do/De. Do is the mean distance of two judgements of one unit, each unit weighing as many as it has
 * judgements; De that of any two judgements of units that were judged twice or more, none paired with itself. Any number of coders,
 * missing judgements, any distance. `observed` and `expected` are disagreements.
 * Source: Krippendorff, Content Analysis, 2nd ed. (2004), 221-230.
 */
export function krippendorffAlpha(data: Reliability, distance: Distance = nominal): Coefficient {
  const reason = nothingToCompare(data);
  if (reason) return undefinedFor(reason);
  const given = new Map<number, number>();
  let [all, apart] = [0, 0];
  for (const row of data.rows) {
    const { values, count } = row;
    const judges = judgesOf(row);
    if (judges < 2 || count === 0) continue;
    all += count * judges;
    for (const a of values) {
      if (a === null) continue;
      given.set(a, (given.get(a) ?? 0) + count);
      for (const b of values) if (b !== null && a !== b) apart += (count * distance(a, b)) / (judges - 1);
    }
  }
  const observed = apart / all;
  const expected = distanceByChance(given, all, distance) / (all * (all - 1));
  if (expected === 0) return { value: null, reason: 'no-variation', observed, expected };
  return { value: 1 - observed / expected, observed, expected };
}

/** The sum of the distances of all pairs of judgements. */
function distanceByChance(given: ReadonlyMap<number, number>, all: number, distance: Distance): number {
  if (distance === nominal) {
    let alike = 0;
    for (const count of given.values()) alike += count * count;
    return all * all - alike;
  }
  let sum = 0;
  for (const [a, m] of given) for (const [b, n] of given) if (a !== b) sum += m * n * distance(a, b);
  return sum;
}
