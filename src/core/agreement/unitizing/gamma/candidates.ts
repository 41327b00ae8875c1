import type { Segment } from '../continuum';
import { type Dissimilarity, dissimilarity } from './dissimilarity';

/** A passage, and the number of the coder who marked it. */
export interface Owned {
  readonly coder: number;
  readonly segment: Segment;
}

/** Two passages or more that could be aligned, by number. */
export interface Candidate {
  readonly members: readonly number[];
  /** Its disorder: the mean dissimilarity over all pairs of coders, with an empty unit for those without a passage. */
  readonly cost: number;
}

/** Candidates of which none has a passage of another. */
export interface Choice {
  readonly chosen: readonly Candidate[];
  /** Whether it is known that no other choice costs less. */
  readonly isBest: boolean;
}

/**
 * All unitary alignments of two passages or more that can be part of a best alignment: those from which no passage would better be
 * taken out and left alone. Passages far from each other are in none, so that long texts fall apart into small problems. `undefined`
 * where there are too many: every subset of many coders who code alike is one.
 */
export function candidatesOf(
  owned: readonly Owned[],
  coders: number,
  rules: Dissimilarity,
): readonly Candidate[] | undefined {
  const pairs = (coders * (coders - 1)) / 2;
  const { empty } = rules;
  // More than that to another passage, and a passage is better left alone, whatever stands beside it.
  const limit = (coders - 1 + pairs) * empty;
  const near = neighbours(owned, limit, rules);
  const found: Candidate[] = [];
  let steps = 0;
  /** `sums`: the dissimilarity of each member to the others. */
  const extend = (members: readonly number[], sums: readonly number[], options: readonly number[]) => {
    const last = members.length;
    if (last > 1 && sums.every(sum => sum < (last - 1 + pairs) * empty)) {
      const real = sums.reduce((sum, each) => sum + each, 0) / 2;
      found.push({ members, cost: (real + (pairs - (last * (last - 1)) / 2) * empty) / pairs });
    }
    for (const next of options) {
      if (++steps > mostCandidates) return;
      const apart = members.map(member => near[member]!.get(next)!);
      const grown = sums.map((sum, i) => sum + apart[i]!);
      const own = apart.reduce((sum, each) => sum + each, 0);
      if (own >= limit || grown.some(sum => sum >= limit)) continue;
      extend(
        [...members, next],
        [...grown, own],
        options.filter(each => owned[each]!.coder > owned[next]!.coder && near[next]!.has(each)),
      );
    }
  };
  owned.forEach(({ coder }, i) => {
    const options = [...near[i]!.keys()].filter(each => owned[each]!.coder > coder);
    extend([i], [0], options);
  });
  return steps > mostCandidates ? undefined : found;
}

/** More take minutes. */
const mostCandidates = 30_000;

/** Of each passage, those of other coders below a dissimilarity. */
function neighbours(
  owned: readonly Owned[],
  limit: number,
  rules: Dissimilarity,
): readonly ReadonlyMap<number, number>[] {
  const near = owned.map(() => new Map<number, number>());
  const order = owned.map((_, i) => i).sort((a, b) => owned[a]!.segment.start - owned[b]!.segment.start);
  const longest = owned.reduce((most, { segment }) => Math.max(most, segment.end - segment.start), 0);
  const farthest = Math.sqrt(limit / (rules.alpha * rules.empty));
  order.forEach((a, i) => {
    const one = owned[a]!;
    // Starts further apart than that are, by themselves, too far.
    const reach = one.segment.start + farthest * (one.segment.end - one.segment.start + longest);
    for (let j = i + 1; j < order.length; j++) {
      const b = order[j]!;
      const other = owned[b]!;
      if (other.segment.start > reach) break;
      if (one.coder === other.coder) continue;
      const apart = dissimilarity(one.segment, other.segment, rules);
      if (apart >= limit) continue;
      near[a]!.set(b, apart);
      near[b]!.set(a, apart);
    }
  });
  return near;
}
