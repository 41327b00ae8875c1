import type { Match } from '../keywords/match';

/** What stands at a place of a unit: a keyword hit, or a code. */
export type HitPlace = Pick<Match, 'unit' | 'readingStart' | 'readingEnd'>;

/** Two hits that one window contains, in order of place. */
export type HitPair<T extends HitPlace = Match> = readonly [first: T, second: T];

/**
 * Every pair of hits in one unit that a stretch of `window` characters of the reading contains whole: from the begin of
 * the one to the end of the other. Surface co-occurrence within a span (Evert 2008), as `fcm(context = "window")` of
 * quanteda counts tokens. Hits are given in order of place, and pairs come so. An infinite window contains all of a unit.
 */
export function* pairsInWindow<T extends HitPlace>(
  hits: readonly T[],
  window: number,
): Generator<HitPair<T>> {
  for (const [i, first] of hits.entries()) {
    for (let k = i + 1; k < hits.length; k++) {
      const second = hits[k]!;
      if (second.unit !== first.unit || second.readingStart - first.readingStart >= window) break;
      if (Math.max(first.readingEnd, second.readingEnd) - first.readingStart <= window) yield [first, second];
    }
  }
}

/**
 * Counts the pairs of `pairsInWindow` by their nodes; time grows with the hits, not with the pairs, of which a wide
 * window over a long line contains the square. `node` numbers what a hit stands for; pairs of one node are left out.
 */
export function countPairs<T extends HitPlace>(
  hits: readonly T[],
  window: number,
  node: (hit: T) => number,
  count: (first: number, second: number, pairs: number) => void,
): void {
  // Hits longer than the window are in no pair. Two others fit if the later end is near enough to the first start.
  const byStart = hits.filter(each => each.readingEnd - each.readingStart <= window);
  const byEnd = [...byStart].sort((a, b) => a.unit - b.unit || a.readingEnd - b.readingEnd);
  const inside = new Map<number, number>();
  let left = 0;
  for (const hit of byEnd) {
    for (; left < byStart.length; left++) {
      const each = byStart[left]!;
      if (each.unit === hit.unit && each.readingStart >= hit.readingEnd - window) break;
      const rest = inside.get(node(each))! - 1;
      if (rest === 0) inside.delete(node(each));
      else inside.set(node(each), rest);
    }
    const own = node(hit);
    for (const [other, pairs] of inside)
      if (other !== own) count(Math.min(own, other), Math.max(own, other), pairs);
    inside.set(own, (inside.get(own) ?? 0) + 1);
  }
}
