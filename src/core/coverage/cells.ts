import type { Tally } from './tally';

/**
 * State of a cell on the basis of coding: a passage is coded with the theme or one of its sub-codes; or a person
 * looked for it and found nothing; or nobody has said anything yet.
 */
export type CellState = 'coded' | 'absent' | 'unreviewed';

/** What one source says on one theme. */
export interface Cell extends Tally {
  /** Id of the theme; of merged themes, their ids joined by `+`. */
  readonly theme: string;
  readonly state: CellState;
}

/** What one source says on a code below a theme. */
export interface CodeCell extends Pick<Tally, 'annotations' | 'characters' | 'units'> {
  /** Path of the code. */
  readonly code: string;
  readonly state: CellState;
}

/** Sums of one column. */
export interface Total extends Tally {
  readonly theme: string;
  /** Sources whose cell is in that state. */
  readonly coded: number;
  readonly absent: number;
  readonly unreviewed: number;
  /** Sources with at least one keyword match. */
  readonly withMatches: number;
}
