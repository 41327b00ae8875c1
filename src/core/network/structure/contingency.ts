/** How often each label of one partition meets each of another, over the same nodes in the same order. */
export interface Contingency {
  readonly cells: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** For each cell, its row and column. */
  readonly places: readonly (readonly [row: number, column: number])[];
  readonly total: number;
}

export function contingency(a: readonly (string | number)[], b: readonly (string | number)[]): Contingency {
  const numbering = () => {
    const numbers = new Map<string | number, number>();
    return (label: string | number) => {
      if (!numbers.has(label)) numbers.set(label, numbers.size);
      return numbers.get(label)!;
    };
  };
  const [rowOf, columnOf] = [numbering(), numbering()];
  const rows: number[] = [];
  const columns: number[] = [];
  const cells = new Map<string, { readonly place: readonly [number, number]; count: number }>();
  a.forEach((label, i) => {
    const [row, column] = [rowOf(label), columnOf(b[i]!)];
    rows[row] = (rows[row] ?? 0) + 1;
    columns[column] = (columns[column] ?? 0) + 1;
    const cell = cells.get(`${row} ${column}`) ?? { place: [row, column] as const, count: 0 };
    cell.count++;
    cells.set(`${row} ${column}`, cell);
  });
  const found = [...cells.values()];
  return {
    cells: found.map(({ count }) => count),
    rows,
    columns,
    places: found.map(({ place }) => place),
    total: a.length,
  };
}
