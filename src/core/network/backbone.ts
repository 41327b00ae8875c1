/** An edge of a weighted graph; nodes by their numbers. */
export interface WeightedPair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

/**
 * The disparity filter: how likely it is, for each edge, that one of its ends has an edge of that share of its weight or more
 * when its weight falls on its k edges at random: (1 − w / s)^(k−1), the lesser of both ends. A node with one edge
 * cannot tell (1). Edges below a level are the backbone; unlike with a least weight, small nodes keep theirs.
 * Source: Serrano, Boguñá & Vespignani, Extracting the multiscale backbone of complex weighted networks, PNAS 106 (2009),
 * 6483-6488, equation 2.
 */
export function disparity(edges: readonly WeightedPair[]): readonly number[] {
  const strength = new Map<number, number>();
  const degree = new Map<number, number>();
  for (const { first, second, weight } of edges) {
    for (const end of [first, second]) {
      strength.set(end, (strength.get(end) ?? 0) + weight);
      degree.set(end, (degree.get(end) ?? 0) + 1);
    }
  }
  return edges.map(({ first, second, weight }) => {
    const [a, b] = [first, second].map(end =>
      degree.get(end)! < 2 ? 1 : (1 - weight / strength.get(end)!) ** (degree.get(end)! - 1),
    ) as [number, number];
    return Math.min(a, b);
  });
}
