import type { Adjacency } from './adjacency';

/**
 * Participation coefficient of each node: 1 − Σ (k_s / k)² over groups, with k_s the weight of its edges to nodes of group s and k
 * that of all its edges. 0 where all go to one group, near 1 − 1/(number of groups) where they go to all alike; 0 for a node
 * without edges.
 * Source: Guimerà & Amaral, Functional cartography of complex metabolic networks, Nature 433 (2005), 895-900.
 */
export function participation(
  { neighbours, weights }: Adjacency,
  groupOf: (node: number) => string,
): readonly number[] {
  return neighbours.map((list, node) => {
    const byGroup = new Map<string, number>();
    let all = 0;
    list.forEach((other, i) => {
      const weight = weights[node]![i]!;
      all += weight;
      byGroup.set(groupOf(other), (byGroup.get(groupOf(other)) ?? 0) + weight);
    });
    return all === 0 ? 0 : 1 - [...byGroup.values()].reduce((sum, weight) => sum + (weight / all) ** 2, 0);
  });
}
