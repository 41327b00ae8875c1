/** A contingency table of counts: rows x columns, at least one of each, all rows of one length. */
export type CountTable = readonly (readonly number[])[];

/** Row sums, column sums and total of a table. */
export interface Margins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly total: number;
}

export function marginsOf(counts: CountTable): Margins {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rows = counts.map(sum);
  const columns = counts[0]!.map((_, j) => sum(counts.map(row => row[j]!)));
  return { rows, columns, total: sum(rows) };
}

/** Counts expected under independence: row sum x column sum / total. */
export function expectedCounts({ rows, columns, total }: Margins): CountTable {
  return rows.map(row => columns.map(column => (row * column) / total));
}

/** The table without empty rows and columns, which say nothing about dependence. */
export function withoutEmpty(counts: CountTable): CountTable {
  const { rows, columns } = marginsOf(counts);
  return counts.filter((_, i) => rows[i]! > 0).map(row => row.filter((_, j) => columns[j]! > 0));
}
