import type { Basis } from '../coverage/basis';

/**
 * What a cell shows: a mark; how many passages or hits; their share of the characters, or of the units, of the source; the
 * first line of evidence. A mark stands for zero too.
 */
export const cellKinds = ['marks', 'counts', 'share', 'units', 'evidence'] as const;
export type CellKind = (typeof cellKinds)[number];

/** What the cells of an exported table are about, and how they say it. */
export interface TableOptions {
  readonly basis: Basis;
  readonly cells: CellKind;
  /** Attribute whose groups are the rows; `undefined` = every source is one. */
  readonly groupBy?: string;
  /** First line of what a column of a theme rests on in a source; needed where cells show evidence. */
  readonly firstLine?: (source: string, theme: string) => string | undefined;
}

/** Table 1 of a study, as journals print it: the default. */
export const codedMarks: TableOptions = { basis: 'coded', cells: 'marks' };
