import type { Gap, GapFilter, GapPlace, Overview } from '../protocol';

/** Where a walk through gaps leads after the figures have changed. */
export type Onward = { readonly to: Gap } | 'done' | 'stay';

/** A walk through the unreviewed cells. A decided cell leads on to the next; a cell whose decision is undone comes back. */
export class GapWalk {
  private wanted: GapFilter | undefined;
  private place: (GapPlace & { readonly cell: Gap }) | undefined;
  private readonly decided: Gap[] = [];

  /** Gaps of the walk; `undefined` if there is none. */
  get filter(): GapFilter | undefined {
    return this.wanted;
  }

  start(filter: GapFilter): void {
    this.wanted = filter;
    this.decided.length = 0;
  }

  stop(): void {
    this.wanted = undefined;
    this.place = undefined;
    this.decided.length = 0;
  }

  /** Records the position of the shown cell among the gaps. */
  note(cell: Gap, place: GapPlace): void {
    this.place = { ...place, cell };
  }

  /** Where to go from the shown cell (`undefined`: none is shown) with the new figures. */
  follow(overview: Overview, shown: Gap | undefined): Onward {
    if (!this.wanted || !this.place || !shown || !same(shown, this.place.cell)) return 'stay';
    const last = this.decided.at(-1);
    if (last && isGap(overview, last)) {
      this.decided.pop();
      return { to: last };
    }
    const { cell, next } = this.place;
    if (isGap(overview, cell) || (last && same(last, cell))) return 'stay';
    this.decided.push(cell);
    return next ? { to: next } : 'done';
  }
}

/** Reads the gaps of the walk that was under way when the view was hidden; unchecked. */
export function restoreGaps(kept: unknown): GapFilter | undefined {
  const gaps = (kept as { readonly gaps?: unknown } | undefined)?.gaps;
  if (typeof gaps !== 'object' || gaps === null) return undefined;
  const { source, theme } = gaps as Readonly<Record<string, unknown>>;
  return { ...(typeof source === 'string' && { source }), ...(typeof theme === 'string' && { theme }) };
}

function isGap({ coverage }: Overview, { source, theme }: Gap): boolean {
  const row = coverage.rows.find(each => each.source === source);
  return row?.cells.find(cell => cell.theme === theme)?.state === 'unreviewed';
}

function same(a: Gap, b: Gap): boolean {
  return a.source === b.source && a.theme === b.theme;
}
