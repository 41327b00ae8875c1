/** A row that is on the page. */
export interface PageRow {
  readonly dom: HTMLElement;
}

/** How the rows of a table are laid out in the page. */
export interface RowsLayout {
  readonly count: number;
  /** Height in pixels, the same for all rows. */
  readonly rowHeight: number;
  /** A row that is always rendered: it has the focus. */
  readonly kept: number | undefined;
}

/** Rows rendered above and below those in sight, so that short scrolls find them ready. */
const spare = 6;
/** Rows rendered while the height of the window is unknown. */
const atFirst = 40;

/** The rows of a table. Only those in sight are in the page, and the focused one, so that the focus is never lost. */
export class TableRows<R extends PageRow> {
  private readonly shown = new Map<number, R>();
  private readonly gaps: HTMLElement[] = [];

  /**
   * `paint` returns the row for a place: the given one, painted again, or another one. The given row is already at that
   * place, or no longer needed elsewhere. `gap` makes the space of rows that are not rendered.
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

  /** Removes all rows from the page, except one that continues at another place. */
  clear(kept?: { readonly row: R; readonly at: number }): void {
    for (const row of this.shown.values()) if (row !== kept?.row) row.dom.remove();
    this.shown.clear();
    if (kept) this.shown.set(kept.at, kept.row);
  }

  /** Renders the rows in sight; existing ones are painted again only with `anew`. Returns the range in sight. */
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
      // Existing rows stay in the page: moving them would remove the focus.
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

  /** Removes rows that are not needed. */
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

/** Rows from `first` to `last`, exclusive; `top` and `height` of the window in rows. */
function rowsInSight(
  top: number,
  height: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const seen = height > 0 ? Math.ceil(height) + 1 : atFirst;
  const first = Math.min(Math.max(0, Math.floor(top) - spare), Math.max(0, count - 1));
  return { first, last: Math.min(count, Math.max(0, Math.floor(top)) + seen + spare) };
}

/** A rendered row, or the space of `rows` rows that are not. */
type Piece = { readonly row: number } | { readonly rows: number };

/** The content of the table from top to bottom. */
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
