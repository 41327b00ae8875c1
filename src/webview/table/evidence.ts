import type { OverviewRow, TableBasis } from '../../protocol';

type Lines = Readonly<Record<string, string>>;

/**
 * First lines of evidence, asked for as rows come into sight. Those of a row are forgotten with it: one that has changed is
 * another object.
 */
export class EvidenceLines {
  private known = new WeakMap<OverviewRow, Lines>();
  private asked = new WeakSet<OverviewRow>();
  private about = '';

  /** Forgets everything when basis or columns are others. */
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

  /** Those of the rows that are not asked for yet; they are from now on. */
  toAsk(rows: readonly OverviewRow[]): readonly OverviewRow[] {
    const missing = rows.filter(row => !this.asked.has(row));
    for (const row of missing) this.asked.add(row);
    return missing;
  }

  take(row: OverviewRow, lines: Lines): void {
    this.known.set(row, lines);
  }
}
