import type { Candidate } from './candidates';

/** Rounds of improving prices; more hardly change them. */
const rounds = 150;

/**
 * Prices of passages such that no candidate saves more than its passages cost: their sum is more than any choice saves, and as little more
 * as subgradient steps find.
 * Source: Held, Wolfe & Crowder, Mathematical Programming 6 (1974), 62-88.
 */
export function pricesOf(
  candidates: readonly Candidate[],
  savingOf: (candidate: Candidate) => number,
): ReadonlyMap<number, number> {
  const savings = candidates.map(savingOf);
  const passages = [...new Set(candidates.flatMap(({ members }) => members))];
  const place = new Map(passages.map((passage, i) => [passage, i]));
  const members = candidates.map(each => each.members.map(member => place.get(member)!));
  const containing: number[][] = passages.map(() => []);
  members.forEach((list, candidate) => {
    for (const member of list) containing[member]!.push(candidate);
  });
  let prices = passages.map((_, i) =>
    Math.max(...containing[i]!.map(each => savings[each]! / members[each]!.length)),
  );
  const reduced = (at: readonly number[], candidate: number) =>
    members[candidate]!.reduce((left, member) => left - at[member]!, savings[candidate]!);
  const least = saved(members, savings);
  let [bound, length, best] = [Number.POSITIVE_INFINITY, 1, prices];
  for (let round = 0, stuck = 0; round < rounds; round++) {
    // How often each passage would be taken if only prices kept candidates apart.
    const uses = passages.map(() => 0);
    let value = prices.reduce((sum, price) => sum + price, 0);
    members.forEach((list, candidate) => {
      const gain = reduced(prices, candidate);
      if (gain <= 0) return;
      value += gain;
      for (const member of list) uses[member]!++;
    });
    if (value < bound - 1e-9) [bound, best, stuck] = [value, prices, 0];
    else if (++stuck > 5) [length, stuck] = [length / 2, 0];
    const norm = uses.reduce((sum, use, i) => sum + (prices[i]! === 0 && use === 0 ? 0 : (use - 1) ** 2), 0);
    if (norm === 0 || bound - least < 1e-9) break;
    const step = (length * (value - least)) / norm;
    prices = prices.map((price, i) => Math.max(0, price + step * (uses[i]! - 1)));
  }
  return new Map(affordable(best, members, containing, savings).map((price, i) => [passages[i]!, price]));
}

/** What a choice saves that takes the candidates that save most first. */
function saved(members: readonly (readonly number[])[], savings: readonly number[]): number {
  const taken = new Set<number>();
  let total = 0;
  const order = savings.map((_, i) => i).sort((a, b) => savings[b]! - savings[a]! || a - b);
  for (const candidate of order) {
    if (members[candidate]!.some(member => taken.has(member))) continue;
    for (const member of members[candidate]!) taken.add(member);
    total += savings[candidate]!;
  }
  return total;
}

/** Prices raised until every candidate is paid for, then lowered one by one as far as that stays so. */
function affordable(
  prices: readonly number[],
  members: readonly (readonly number[])[],
  containing: readonly (readonly number[])[],
  savings: readonly number[],
): readonly number[] {
  const now = [...prices];
  const missing = (candidate: number) =>
    savings[candidate]! - members[candidate]!.reduce((sum, member) => sum + now[member]!, 0);
  members.forEach((list, candidate) => {
    const lack = missing(candidate);
    if (lack > 0) for (const member of list) now[member]! += lack / list.length;
  });
  now.forEach((price, i) => {
    const spare = Math.min(price, ...containing[i]!.map(candidate => -missing(candidate)));
    if (spare > 0) now[i] = price - spare;
  });
  return now;
}
