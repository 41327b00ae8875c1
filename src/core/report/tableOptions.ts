import type { Basis } from '../coverage/basis';

/** What the cells of an exported table are about, and how they say it. */
export interface TableOptions {
  readonly basis: Basis;
  /** A mark, or how many passages or hits; a mark stands for zero too. */
  readonly cells: 'marks' | 'counts';
}

/** Table 1 of a study, as journals print it: the default. */
export const codedMarks: TableOptions = { basis: 'coded', cells: 'marks' };
