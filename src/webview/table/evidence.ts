import type { OverviewRow, TableBasis } from '../../protocol';

type Lines = Readonly<Record<string, string>>;

/**
 * First lines of evidence, requested as rows come into sight. They are dropped with their row: a changed row is another
 * object.
 */
export class EvidenceLines {
  private known = new WeakMap<OverviewRow, Lines>();
  private asked = new WeakSet<OverviewRow>();
  private about = '';

  /** Clears the cache if basis or columns have changed. */
  use(basis: TableBasis, columns: readonly string[]): void {
    const about = JSON.stringify([basis, columns]);
    if (about === this.about) return;
    this.about = about;
    this.known = new WeakMap();
    this.asked = new WeakSet();
  }

  of(row: OverviewRow): Lines | undefined {
    return this.known.get(row);
  }

  /** Rows that were not requested yet; they count as requested from now on. */
  toAsk(rows: readonly OverviewRow[]): readonly OverviewRow[] {
    const missing = rows.filter(row => !this.asked.has(row));
    for (const row of missing) this.asked.add(row);
    return missing;
  }

  take(row: OverviewRow, lines: Lines): void {
    this.known.set(row, lines);
  }
}
