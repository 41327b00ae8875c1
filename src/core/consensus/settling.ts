import type { Annotation } from '../annotations/annotation';
import type { Change } from '../annotations/change';
import type { Settlement } from '../annotations/settlement';
import type { Span } from '../text/lines';
import type { Disagreement } from './disagreement';

/** How somebody settles a disagreement. */
export type Choice =
  /** All have coded the same: it is taken over. */
  | { readonly decision: 'agreed' }
  /** The work of one coder is taken, or of several; of one who coded nothing there, nothing is. */
  | { readonly decision: 'taken'; readonly coders: readonly string[] }
  /** Other ends; the codes are those of all coders, unless others are given. */
  | { readonly decision: 'extent'; readonly span: Span; readonly codes?: readonly string[] }
  /** Other codes; the ends are those of all passages together, unless others are given. */
  | { readonly decision: 'codes'; readonly codes: readonly string[]; readonly span?: Span }
  | { readonly decision: 'neither' | 'later' };

/** What is written of whoever settles. */
export interface SettledBy {
  readonly by?: string | undefined;
  /** Today, YYYY-MM-DD. */
  readonly created?: string | undefined;
  readonly memo?: string | undefined;
}

/** Changes of one side file. They are made together, in this order; inverted in the reverse order, they undo it. */
export interface SettlementPlan {
  /** Path of the source. */
  readonly source: string;
  /** Path of the consensus's side file, there or not. */
  readonly file: string;
  readonly changes: readonly Change[];
}

/** A settlement with the annotations it makes. */
export interface Settled {
  readonly disagreement: Disagreement;
  readonly settlement: Settlement;
  readonly made: readonly Annotation[];
}
