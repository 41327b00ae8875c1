import { shared } from './overlaps';

/** How different two sets of codes are: from 0, the same, to 1, nothing in common. */
export type SetDistance = (a: readonly string[], b: readonly string[]) => number;

/**
 * 1 - common codes / all codes; two empty sets are the same.
 * Source: Jaccard, Bulletin de la Société vaudoise des sciences naturelles 37 (1901), 547-579.
 */
export const jaccardDistance: SetDistance = (a, b) => {
  const common = shared(a, b);
  const all = a.length + b.length - common;
  return all === 0 ? 0 : 1 - common / all;
};

/**
 * MASI: 1 - Jaccard x M, with M = 1 for the same sets, 2/3 where one contains the other, 1/3 where they overlap, 0 where they have
 * nothing in common. Another distance is called MASI, too: Jaccard's times 0, 1/3, 2/3, 1, as DKPro Statistics has it.
 * Source: Passonneau, Proceedings of LREC 2006, 831-836.
 */
export const masiDistance: SetDistance = (a, b) => {
  const common = shared(a, b);
  const all = a.length + b.length - common;
  if (common === all) return 0;
  const isWithin = common === a.length || common === b.length;
  const monotonicity = common === 0 ? 0 : isWithin ? 2 / 3 : 1 / 3;
  return 1 - (common / all) * monotonicity;
};
