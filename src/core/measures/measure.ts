import type { Translate } from '../base/l10n';

/**
 * Counts for a pair of nodes: both together, each of them, and all; see `countCooccurrence`. They count units, or pairs of
 * hits by window and by products.
 */
export interface PairCounts {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  readonly all: number;
}

/** Definition of an association measure. */
export interface AssociationMeasure {
  /** Weight of a pair that co-occurs at least once. */
  readonly weigh: (counts: PairCounts) => number;
  /** Its formula in one sentence: `c` = both together, `a` and `b` = each of them, `n` = all. */
  readonly explain: (t: Translate) => string;
  /** The same formula with the counts of a pair in place of the letters. */
  readonly formula: (counts: PairCounts) => string;
}
