/** Numbers by pairs of small integers. One map per first integer, because a single large map stalls while it grows. */
export class PairMap {
  private readonly rows: (Map<number, number> | undefined)[] = [];

  get(a: number, b: number): number | undefined {
    return this.rows[a]?.get(b);
  }

  set(a: number, b: number, value: number): void {
    let row = this.rows[a];
    if (!row) {
      row = new Map();
      this.rows[a] = row;
    }
    row.set(b, value);
  }

  /** In order of the first number, then as they were set. */
  *entries(): Generator<readonly [a: number, b: number, value: number]> {
    for (let a = 0; a < this.rows.length; a++) {
      for (const [b, value] of this.rows[a] ?? []) yield [a, b, value];
    }
  }
}
