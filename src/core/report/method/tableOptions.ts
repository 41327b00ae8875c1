import type { Basis, CellKind } from '../../coverage/basis';
import type { TableLook } from '../../coverage/tableLook';

/** What the cells of an exported table show, and how. */
export interface TableOptions {
  readonly basis: Basis;
  readonly cells: CellKind;
  /** Attribute whose groups are the rows; `undefined` = every source is one. */
  readonly groupBy?: string;
  /** First line of what a column of a theme rests on in a source; needed where cells show evidence. */
  readonly firstLine?: (source: string, theme: string) => string | undefined;
  /** The table as somebody looks at it: its rows and columns in their order, as filtered. `undefined` = the whole table. */
  readonly look?: TableLook;
}

/** Table 1 of a study, as journals print it: the default. */
export const codedMarks: TableOptions = { basis: 'coded', cells: 'marks' };

/** The table as somebody looks at it; where coding and hits stand side by side, evidence is that of the coding. */
export function asShown(look: TableLook): TableOptions {
  const { basis, display, settings } = look;
  return {
    basis: basis === 'keywords' ? 'keywords' : 'coded',
    cells: display,
    ...(settings.group !== undefined && { groupBy: settings.group }),
    look,
  };
}
