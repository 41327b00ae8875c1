/** A graph without directions and loops: for each node, by its number, its neighbours and the weights of the edges to them. */
export interface Adjacency {
  readonly neighbours: readonly (readonly number[])[];
  readonly weights: readonly (readonly number[])[];
}

/** The graph of nodes `0 ... size - 1` with these edges; each neighbour list is sorted. */
export function adjacencyOf(
  size: number,
  edges: readonly { readonly first: number; readonly second: number; readonly weight: number }[],
): Adjacency {
  const lists: { to: number; weight: number }[][] = Array.from({ length: size }, () => []);
  for (const { first, second, weight } of edges) {
    lists[first]!.push({ to: second, weight });
    lists[second]!.push({ to: first, weight });
  }
  for (const list of lists) list.sort((a, b) => a.to - b.to);
  return {
    neighbours: lists.map(list => list.map(({ to }) => to)),
    weights: lists.map(list => list.map(({ weight }) => weight)),
  };
}
