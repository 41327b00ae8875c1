/**
 * Closeness of each node: one over its mean distance to the nodes it reaches, in edges, times the share of the others that it
 * reaches; 0 for a node without neighbours.
 * Source: Freeman, Centrality in social networks: conceptual clarification, Social Networks 1 (1979), 215-239; the share, for
 * graphs of several components, Wasserman & Faust, Social Network Analysis (1994), 201.
 */
export function closeness(neighbours: readonly (readonly number[])[]): readonly number[] {
  const size = neighbours.length;
  const distance = new Int32Array(size);
  return neighbours.map((_, from) => {
    distance.fill(-1);
    distance[from] = 0;
    const order = [from];
    let sum = 0;
    for (let i = 0; i < order.length; i++) {
      const node = order[i]!;
      sum += distance[node]!;
      for (const next of neighbours[node]!) {
        if (distance[next] !== -1) continue;
        distance[next] = distance[node]! + 1;
        order.push(next);
      }
    }
    const reached = order.length - 1;
    return reached === 0 ? 0 : (reached / sum) * (reached / (size - 1));
  });
}
