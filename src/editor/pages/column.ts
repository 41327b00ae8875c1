/** The editor columns when a place is to be shown. Columns are numbered from 1, left to right. */
export interface Columns {
  /** Column of the overview that asks; `undefined` when it is in the panel or a side bar. */
  readonly own: number | undefined;
  /** Columns that show the wanted file already. */
  readonly showing: readonly number[];
  /** Column of the text editor that was active last. */
  readonly last: number | undefined;
  /** Columns whose visible tab is a text. */
  readonly texts: readonly number[];
}

/**
 * The column in which to show a text: where it is already, else where text was read last, else any other text column,
 * else the one beside. Never the overview's own. `undefined` = whichever column is active.
 */
export function columnFor({ own, showing, last, texts }: Columns): number | undefined {
  const found = [...showing, ...(last === undefined ? [] : [last]), ...texts].find(column => column !== own);
  if (found !== undefined || own === undefined) return found;
  return own > 1 ? own - 1 : own + 1;
}
