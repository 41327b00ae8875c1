import { countBefore } from '../base/count';
import { type Coded, type ListKind, placeAmong } from './listKinds';

/** Where entries go in their list. */
interface Order {
  /** The entries to move, in their order, each with its place among the others. */
  readonly moves: readonly { readonly index: number; readonly place: number }[];
  /** Indexes of all entries, in their new order. */
  readonly order: readonly number[];
}

/**
 * Moves as few entries as possible so that the list is in order again. Only `movable` entries move; the others keep the order
 * that they have.
 */
export function orderAfter<T extends Coded>(
  kind: ListKind<T>,
  entries: readonly (T | undefined)[],
  movable: ReadonlySet<number>,
): Order {
  const staying = longestInOrder(kind, entries);
  const moved = [...movable]
    .filter(i => !staying.has(i))
    .sort((a, b) => kind.compare(entries[a]!, entries[b]!));
  const isMoved = new Set(moved);
  const rest = entries.flatMap((_, i) => (isMoved.has(i) ? [] : [i]));
  const others = rest.map(i => entries[i]);
  const moves = moved.map(index => ({ index, place: placeAmong(kind, others, entries[index]!) }));
  const order: number[] = [];
  let next = 0;
  rest.forEach((index, place) => {
    while (next < moves.length && moves[next]!.place <= place) order.push(moves[next++]!.index);
    order.push(index);
  });
  order.push(...moves.slice(next).map(({ index }) => index));
  return { moves, order };
}

/** Indexes of a longest subsequence that is in order. */
function longestInOrder<T extends Coded>(
  kind: ListKind<T>,
  entries: readonly (T | undefined)[],
): ReadonlySet<number> {
  // Patience sorting: the last entry of the best subsequence of each length.
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  entries.forEach((entry, i) => {
    if (entry === undefined) return;
    const length = countBefore(ends, end => kind.compare(entries[end]!, entry) <= 0);
    before.set(i, ends[length - 1]);
    ends[length] = i;
  });
  const found = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) found.add(at);
  return found;
}
