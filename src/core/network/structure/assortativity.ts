/**
 * Assortativity by groups: (Σ e_ii − Σ a_i²) / (1 − Σ a_i²), where e_ij is the share of edge ends that join group i to group j and
 * a_i the share that stand in group i. 1 where edges stay within groups, 0 where they go as by chance, below 0 where they
 * lead out of them. Edges count alike, whatever they weigh. `null` where there are no edges, or all are of one group.
 * Source: Newman, Mixing patterns in networks, Physical Review E 67 (2003), 026126, equation 2.
 */
export function assortativity(
  neighbours: readonly (readonly number[])[],
  groupOf: (node: number) => string | number,
): number | null {
  const ends = new Map<string | number, number>();
  let all = 0;
  let within = 0;
  neighbours.forEach((list, node) => {
    const group = groupOf(node);
    for (const other of list) {
      all++;
      ends.set(group, (ends.get(group) ?? 0) + 1);
      if (groupOf(other) === group) within++;
    }
  });
  if (all === 0) return null;
  const expected = [...ends.values()].reduce((sum, each) => sum + (each / all) ** 2, 0);
  // Not 1 by rounding alone.
  return ends.size < 2 ? null : (within / all - expected) / (1 - expected);
}
