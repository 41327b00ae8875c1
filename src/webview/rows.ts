/** A row that is on the page. */
export interface PageRow {
  readonly dom: HTMLElement;
}

/** How the rows of a table are to be found on the page. */
export interface RowsLayout {
  readonly count: number;
  /** Pixels; the same for all. */
  readonly rowHeight: number;
  /** A row that is there whether it is in sight or not: it has the keyboard. */
  readonly kept: number | undefined;
}

/** Rows above and below those in sight, so that a short way of scrolling finds them made. */
const spare = 6;
/** Rows where it is not known yet how high the window is. */
const atFirst = 40;

/**
 * The rows of a table, of which only those in sight are on the page, and the one that has the keyboard, so that focus is never
 * lost.
 */
export class TableRows<R extends PageRow> {
  private readonly shown = new Map<number, R>();
  private readonly gaps: HTMLElement[] = [];

  /**
   * `paint` gives the row of a place: the one that was given, painted again, or another one. What is given stands there
   * already, or is not needed elsewhere any more. `gap` makes the room of rows that are not on the page.
   */
  constructor(
    private readonly body: HTMLElement,
    private readonly scroller: HTMLElement,
    private readonly paint: (at: number, row: R | undefined) => R,
    private readonly gap: () => HTMLElement,
  ) {}

  at(place: number): R | undefined {
    return this.shown.get(place);
  }

  get all(): Iterable<R> {
    return this.shown.values();
  }

  /** Takes all rows from the page, but for one that goes on in another place. */
  clear(kept?: { readonly row: R; readonly at: number }): void {
    for (const row of this.shown.values()) if (row !== kept?.row) row.dom.remove();
    this.shown.clear();
    if (kept) this.shown.set(kept.at, kept.row);
  }

  /** Brings the rows in sight onto the page; those that are there are painted again only `anew`. Says which they are. */
  render(
    { count, rowHeight, kept }: RowsLayout,
    anew: boolean,
  ): { readonly first: number; readonly last: number } {
    const { scrollTop, clientHeight } = this.scroller;
    const sight = rowsInSight(scrollTop / rowHeight, clientHeight / rowHeight, count);
    const pieces = piecesOf(sight.first, sight.last, count, kept);
    const unused = this.takeUnused(new Set(pieces.flatMap(piece => ('row' in piece ? [piece.row] : []))));
    let next = this.body.firstElementChild;
    const place = (node: Element) => {
      // What is there stays in the page: moving it would take the focus from it.
      if (next === node) next = node.nextElementSibling;
      else this.body.insertBefore(node, next);
    };
    for (const each of this.gaps) {
      if (next === each) next = each.nextElementSibling;
      each.remove();
    }
    let gaps = 0;
    for (const piece of pieces) {
      if ('rows' in piece) place(this.gapOf(gaps++, piece.rows * rowHeight));
      else {
        const known = this.shown.get(piece.row);
        const row = known && !anew ? known : this.paint(piece.row, known ?? unused.pop());
        if (known && known !== row) {
          if (next === known.dom) next = known.dom.nextElementSibling;
          known.dom.remove();
        }
        this.shown.set(piece.row, row);
        place(row.dom);
      }
    }
    return sight;
  }

  /** Takes rows from the page that are not wanted there. */
  private takeUnused(wanted: ReadonlySet<number>): R[] {
    const unused: R[] = [];
    for (const [at, row] of this.shown) {
      if (wanted.has(at)) continue;
      this.shown.delete(at);
      row.dom.remove();
      unused.push(row);
    }
    return unused;
  }

  private gapOf(number: number, height: number): HTMLElement {
    const gap = this.gaps[number] ?? this.gap();
    this.gaps[number] = gap;
    gap.style.height = `${height}px`;
    return gap;
  }
}

/** Rows from `first` up to, not including, `last`; `top` and `height` of the window in rows. */
function rowsInSight(
  top: number,
  height: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const seen = height > 0 ? Math.ceil(height) + 1 : atFirst;
  const first = Math.min(Math.max(0, Math.floor(top) - spare), Math.max(0, count - 1));
  return { first, last: Math.min(count, Math.max(0, Math.floor(top)) + seen + spare) };
}

/** A row of the page, or the room of `rows` of them that are not on it. */
type Piece = { readonly row: number } | { readonly rows: number };

/** What stands in the table from top to bottom. */
function piecesOf(first: number, last: number, count: number, kept: number | undefined): readonly Piece[] {
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  if (kept !== undefined && kept < count && (kept < first || kept >= last)) shown.push(kept);
  shown.sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of shown) {
    if (row > next) pieces.push({ rows: row - next });
    pieces.push({ row });
    next = row + 1;
  }
  if (count > next) pieces.push({ rows: count - next });
  return pieces;
}
