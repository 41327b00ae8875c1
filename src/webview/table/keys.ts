/**
 * A place in the grid. Rows: -1 is the heads, then the lines, after them the totals. Columns: 0 is the heads of rows.
 */
export interface TablePosition {
  readonly row: number;
  readonly column: number;
}

/** Target of a key in a grid of `rows` lines (totals included) x `columns`; `undefined` if the key does not move. */
export function move(
  from: TablePosition,
  key: string,
  ctrl: boolean,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): TablePosition | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (row: number, column: number): TablePosition => ({
    row: Math.min(Math.max(row, -1), last.row),
    column: Math.min(Math.max(column, 0), last.column),
  });
  // Large steps stop at the lines: the heads are one step further.
  const far = (row: number, column: number) => to(Math.max(row, 0), column);
  switch (key) {
    case 'ArrowUp':
      return ctrl ? far(0, from.column) : to(from.row - 1, from.column);
    case 'ArrowDown':
      return ctrl ? to(last.row, from.column) : to(from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, ctrl ? 0 : from.column - 1);
    case 'ArrowRight':
      return to(from.row, ctrl ? last.column : from.column + 1);
    case 'Home':
      return ctrl ? far(0, 0) : to(from.row, 0);
    case 'End':
      return ctrl ? to(last.row, last.column) : to(from.row, last.column);
    case 'PageUp':
      return far(from.row - size.page, from.column);
    case 'PageDown':
      return to(from.row + size.page, from.column);
    default:
      return undefined;
  }
}
