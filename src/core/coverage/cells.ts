/** How much of one source belongs to a column. */
export interface Tally {
  /** Annotations whose passages are in the text; one that has several codes of the column counts once. */
  readonly annotations: number;
  /** Characters of the reading in a coded passage; where passages overlap, once. */
  readonly characters: number;
  /** Units that have a character of a coded passage. */
  readonly units: number;
  /** Keyword matches; a sub-code has none, since keywords belong to themes. */
  readonly matches: number;
  /** Characters of the reading in a match; where matches overlap, once. */
  readonly matchCharacters: number;
  /** Units in which a match begins. */
  readonly matchUnits: number;
}

/**
 * State of a cell on the basis of coding: a passage is coded with the theme or one of its sub-codes; or a person
 * looked for it and found nothing; or nobody has said anything yet; or nobody knows, because a side file of the source
 * cannot be read, or not all of it, and what can be read has no such passage.
 */
export type CellState = 'coded' | 'absent' | 'unreviewed' | 'unknown';

/** Whether a passage may turn up in a cell yet: nobody has looked, or what was found cannot be read. */
export const isOpen = (state: CellState): boolean => state === 'unreviewed' || state === 'unknown';

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
  /** Sources with a cell in that state. */
  readonly coded: number;
  readonly absent: number;
  readonly unreviewed: number;
  readonly unknown: number;
  /** Sources with at least one keyword match. */
  readonly withMatches: number;
}
