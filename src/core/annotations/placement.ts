import type { Span } from '../text/lines';

/** Place of a target in today's text. */
export type Anchor = Placed | Waiting | Orphan;

/** At its recorded place (`exact`), or at the only place that quote and context allow (`moved`): it counts. */
export interface Placed {
  readonly state: 'exact' | 'moved';
  readonly span: Span;
  /** Agreement with the stored quote and context, 0..1. */
  readonly score: number;
  /**
   * How it was found: at its place; by edits; by the text it was recorded in; by all or some of its context; by the quote
   * alone; with other punctuation.
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
  /** Never empty. Best first. */
  readonly spans: readonly Span[];
  /** How many of the spans are as good as the best, including it. */
  readonly ties: number;
  /** Score of the best. */
  readonly score: number;
  /** The quote in another context, a changed quote, or twins. */
  readonly reason: 'other-context' | 'changed-quote' | 'twins';
}

/** Not in the text: there is no trace of it, the traces are too short, or an edit or a person has said so. */
export interface Orphan {
  readonly state: 'orphan';
  readonly score: 0;
  readonly reason: 'gone' | 'too-short' | 'declared';
  /** The place most similar to a passage that is gone. */
  readonly nearest?: Span;
}

export type AnchorReason = Anchor['reason'];

/**
 * Whether the text is the one that the positions were recorded in, according to its hash; `unknown` if no hash is stored.
 * `changed-older`: the text has changed, and the passages were never compared with the rest of their text, so any of them
 * may have had twins.
 */
export type Recorded = 'same' | 'changed' | 'changed-older' | 'unknown';

/** Whether the text is known to differ from the one that the positions were recorded in. */
export function isChanged(recorded: Recorded): boolean {
  return recorded === 'changed' || recorded === 'changed-older';
}

/** Whether a passage is in the text for certain: only then it counts. */
export function isCertain(anchor: Anchor): anchor is Placed {
  return anchor.state === 'exact' || anchor.state === 'moved';
}
