import type { Candidate, Choice, Owned } from './candidates';
import type { Dissimilarity } from './dissimilarity';

/**
 * The best choice among the pairs of two coders: an assignment problem, solved by shortest augmenting paths, for certain.
 * Source: Jonker & Volgenant, Computing 38 (1987), 325-340; as told by Crouse, IEEE Transactions on Aerospace and Electronic Systems 52
 * (2016), 1679-1696.
 */
export function alignTwo(
  owned: readonly Owned[],
  candidates: readonly Candidate[],
  { empty }: Dissimilarity,
): Choice {
  const edges = new Map<number, { readonly column: number; readonly cost: number }[]>();
  const byPair = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const [a, b] = candidate.members as readonly [number, number];
    const [row, column] = owned[a]!.coder === 0 ? [a, b] : [b, a];
    byPair.set(`${row} ${column}`, candidate);
    const list = edges.get(row) ?? [];
    edges.set(row, list);
    list.push({ column, cost: candidate.cost });
  }
  // Both of a pair could stand alone instead: a column of its own for each row, at what that costs.
  const alone = (row: number) => -1 - row;
  const single = 2 * empty;
  const ofRow = new Map<number, number>();
  const ofColumn = new Map<number, number>();
  const rowPrice = new Map<number, number>();
  const columnPrice = new Map<number, number>();
  for (const [start] of edges) {
    const distance = new Map<number, number>();
    const from = new Map<number, number>();
    const done = new Set<number>();
    let [row, base, end] = [start, 0, 0];
    for (;;) {
      for (const { column, cost } of [...edges.get(row)!, { column: alone(row), cost: single }]) {
        if (done.has(column)) continue;
        const reached = base + cost - (rowPrice.get(row) ?? 0) - (columnPrice.get(column) ?? 0);
        if (reached >= (distance.get(column) ?? Number.POSITIVE_INFINITY)) continue;
        distance.set(column, reached);
        from.set(column, row);
      }
      base = Number.POSITIVE_INFINITY;
      for (const [column, reached] of distance) {
        if (done.has(column) || reached >= base) continue;
        [base, end] = [reached, column];
      }
      const next = ofColumn.get(end);
      if (next === undefined) break;
      done.add(end);
      row = next;
    }
    for (const column of done) {
      const saved = base - distance.get(column)!;
      const taken = ofColumn.get(column)!;
      columnPrice.set(column, (columnPrice.get(column) ?? 0) - saved);
      rowPrice.set(taken, (rowPrice.get(taken) ?? 0) + saved);
    }
    rowPrice.set(start, (rowPrice.get(start) ?? 0) + base);
    for (let column = end; ; ) {
      const taking = from.get(column)!;
      const before = ofRow.get(taking);
      ofRow.set(taking, column);
      ofColumn.set(column, taking);
      if (taking === start) break;
      column = before!;
    }
  }
  const chosen = [...ofRow].flatMap(([row, column]) => byPair.get(`${row} ${column}`) ?? []);
  return { chosen, isBest: true };
}
