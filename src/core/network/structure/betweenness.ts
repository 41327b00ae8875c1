/**
 * Betweenness of each node: of the shortest paths between each two others, the share that pass through it, summed and divided
 * by the number of pairs (n − 1)(n − 2) / 2; paths are counted in edges. 0 for graphs of fewer than three nodes.
 *
 * `counts` leaves out pairs of ends: with the themes of the nodes, say, only paths from one theme to another count. It is still
 * divided by the number of all pairs.
 * Source: Freeman, A set of measures of centrality based on betweenness, Sociometry 40 (1977), 35-41; the algorithm is that of
 * Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25 (2001), 163-177.
 */
export function betweenness(
  neighbours: readonly (readonly number[])[],
  counts: (from: number, to: number) => boolean = () => true,
): readonly number[] {
  const size = neighbours.length;
  const total = new Float64Array(size);
  const paths = new Float64Array(size);
  const distance = new Int32Array(size);
  const share = new Float64Array(size);
  for (let from = 0; from < size; from++) {
    paths.fill(0);
    distance.fill(-1);
    share.fill(0);
    paths[from] = 1;
    distance[from] = 0;
    const order = [from];
    for (let i = 0; i < order.length; i++) {
      const node = order[i]!;
      for (const next of neighbours[node]!) {
        if (distance[next] === -1) {
          distance[next] = distance[node]! + 1;
          order.push(next);
        }
        if (distance[next] === distance[node]! + 1) paths[next]! += paths[node]!;
      }
    }
    // Backwards, each node hands on to those before it what passes through them.
    for (let i = order.length - 1; i > 0; i--) {
      const node = order[i]!;
      const passed = ((counts(from, node) ? 1 : 0) + share[node]!) / paths[node]!;
      for (const before of neighbours[node]!)
        if (distance[before] === distance[node]! - 1) share[before]! += paths[before]! * passed;
      total[node]! += share[node]!;
    }
  }
  const pairs = (size - 1) * (size - 2);
  return Array.from(total, value => (pairs > 0 ? value / pairs : 0));
}
