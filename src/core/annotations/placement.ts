import type { Span } from '../text/lines';

/** Where a target stands in today's text. */
export type Anchor = Placed | Waiting | Orphan;

/** At its recorded place (`exact`), or at the only place that quote and context allow (`moved`): it counts. */
export interface Placed {
  readonly state: 'exact' | 'moved';
  readonly span: Span;
  /** 0..1: how far quote and context are as they were stored. */
  readonly score: number;
  /**
   * At its place; where edits took it; where the text it was recorded in says; by all or some of its context; by the quote
   * alone, or but for punctuation.
   */
  readonly reason:
    | 'in-place'
    | 'followed'
    | 'aligned'
    | 'whole-context'
    | 'some-context'
    | 'unique-quote'
    | 'other-punctuation';
}

/** Waits for a person: one best place that is not certain (`fuzzy`), or several as good as each other (`ambiguous`). */
export interface Waiting {
  readonly state: 'fuzzy' | 'ambiguous';
  /** Never empty; the best first, lesser ones after. */
  readonly spans: readonly Span[];
  /** How many of the spans are as good as the best, itself included. */
  readonly ties: number;
  /** Of the best. */
  readonly score: number;
  /** The quote in other surroundings, a quote that has changed, or twins. */
  readonly reason: 'other-context' | 'changed-quote' | 'twins';
}

/** Not in the text: no trace of it, only traces too short to tell, or because an edit or a person has said so. */
export interface Orphan {
  readonly state: 'orphan';
  readonly score: 0;
  readonly reason: 'gone' | 'too-short' | 'declared';
  /** What is most like a passage that is gone. */
  readonly nearest?: Span;
}

export type AnchorReason = Anchor['reason'];

/**
 * Whether the text is the one that the places were recorded in, as its hash tells; `unknown` where none is stored. `changed-older`: it
 * is not, and nobody has compared the passages with the rest of their text, so that any of them may have had twins.
 */
export type Recorded = 'same' | 'changed' | 'changed-older' | 'unknown';

/** Whether the text is known to be another than that which the places were recorded in. */
export function isChanged(recorded: Recorded): boolean {
  return recorded === 'changed' || recorded === 'changed-older';
}
