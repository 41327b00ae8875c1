/** Which of many rows of one height are on the page: those in sight, some above and below, and one that has the keyboard. */
export interface VisibleRange {
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** Rows above and below those in sight, so that a short way of scrolling finds them made. */
const spare = 6;
/** Rows where it is not known yet how high the window is. */
const atFirst = 40;

/** The rows that are on the page, from `first` up to, not including, `last`. */
export function rowsInSight({ top, height, rowHeight, count }: VisibleRange): {
  readonly first: number;
  readonly last: number;
} {
  const seen = height > 0 ? Math.ceil(height / rowHeight) + 1 : atFirst;
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - spare), Math.max(0, count - 1));
  return { first, last: Math.min(count, Math.max(0, Math.floor(top / rowHeight)) + seen + spare) };
}

/** A row of the page, or the room of `rows` of them that are not on it. */
export type RowOrGap = { readonly row: number } | { readonly rows: number };

/** What stands in the table from top to bottom; `kept` is there whether it is in sight or not. */
export function piecesOf(
  first: number,
  last: number,
  count: number,
  kept: number | undefined,
): readonly RowOrGap[] {
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  if (kept !== undefined && kept < count && (kept < first || kept >= last)) shown.push(kept);
  shown.sort((a, b) => a - b);
  const pieces: RowOrGap[] = [];
  let next = 0;
  for (const row of shown) {
    if (row > next) pieces.push({ rows: row - next });
    pieces.push({ row });
    next = row + 1;
  }
  if (count > next) pieces.push({ rows: count - next });
  return pieces;
}
