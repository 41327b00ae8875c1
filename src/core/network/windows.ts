import type { Match } from '../keywords/match';

/** Two hits that one window holds, in order of place. */
export type HitPair = readonly [first: Match, second: Match];

/**
 * Every pair of hits in one unit that a stretch of `window` characters of the reading holds whole: from the begin of
 * the one to the end of the other. Surface co-occurrence within a span (Evert 2008), as `fcm(context = "window")` of
 * quanteda counts tokens. Hits are given in order of place, and pairs come so.
 */
export function* pairsInWindow(matches: readonly Match[], window: number): Generator<HitPair> {
  for (const [i, first] of matches.entries()) {
    for (let k = i + 1; k < matches.length; k++) {
      const second = matches[k]!;
      if (second.unit !== first.unit || second.readingStart - first.readingStart >= window) break;
      if (Math.max(first.readingEnd, second.readingEnd) - first.readingStart <= window) yield [first, second];
    }
  }
}

/**
 * Counts the pairs of `pairsInWindow` by their nodes; time grows with the hits, not with the pairs, of which a wide
 * window over a long line holds the square. `node` numbers what a hit stands for; pairs of one node are left out.
 */
export function countPairs(
  matches: readonly Match[],
  window: number,
  node: (match: Match) => number,
  count: (first: number, second: number, pairs: number) => void,
): void {
  // What is too long for the window is in no pair; of the others, two fit in when the later end is near the first begin.
  const byStart = matches.filter(each => each.readingEnd - each.readingStart <= window);
  const byEnd = [...byStart].sort((a, b) => a.unit - b.unit || a.readingEnd - b.readingEnd);
  const inside = new Map<number, number>();
  let left = 0;
  for (const match of byEnd) {
    for (; left < byStart.length; left++) {
      const each = byStart[left]!;
      if (each.unit === match.unit && each.readingStart >= match.readingEnd - window) break;
      const rest = inside.get(node(each))! - 1;
      if (rest === 0) inside.delete(node(each));
      else inside.set(node(each), rest);
    }
    const own = node(match);
    for (const [other, pairs] of inside)
      if (other !== own) count(Math.min(own, other), Math.max(own, other), pairs);
    inside.set(own, (inside.get(own) ?? 0) + 1);
  }
}
