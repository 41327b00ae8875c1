import type { Adjacency } from './adjacency';

/**
 * Modularity of a partition of a weighted graph: Σ over groups of L_c / m − γ (k_c / 2m)², with L_c the weight of the edges
 * inside, k_c the sum of the weighted degrees of its nodes, m the weight of all edges, γ the resolution. 0 without edges.
 * Source: Newman & Girvan, Finding and evaluating community structure in networks, Physical Review E 69 (2004), 026113; the
 * resolution, Reichardt & Bornholdt, Physical Review E 74 (2006), 016110.
 */
export function modularity(
  { neighbours, weights }: Adjacency,
  groupOf: (node: number) => string | number,
  resolution = 1,
): number {
  const inside = new Map<string | number, number>();
  const degrees = new Map<string | number, number>();
  let double = 0;
  neighbours.forEach((list, node) => {
    const group = groupOf(node);
    list.forEach((other, i) => {
      const weight = weights[node]![i]!;
      double += weight;
      degrees.set(group, (degrees.get(group) ?? 0) + weight);
      if (groupOf(other) === group) inside.set(group, (inside.get(group) ?? 0) + weight);
    });
  });
  let sum = 0;
  for (const [group, degree] of degrees)
    sum += (inside.get(group) ?? 0) / double - resolution * (degree / double) ** 2;
  return sum;
}
