import type { Basis, CellKind } from '../../coverage/basis';

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
