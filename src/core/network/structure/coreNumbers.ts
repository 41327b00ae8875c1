/**
 * Core number of each node: the largest k for which it belongs to the k-core, the largest part of the graph in which each node
 * has k neighbours or more.
 * Source: Batagelj & Zaveršnik, An O(m) algorithm for cores decomposition of networks (2003).
 */
export function coreNumbers(neighbours: readonly (readonly number[])[]): readonly number[] {
  const left = neighbours.map(list => list.length);
  const byDegree: Set<number>[] = [];
  left.forEach((degree, node) => {
    for (let k = byDegree.length; k <= degree; k++) byDegree.push(new Set());
    byDegree[degree]!.add(node);
  });
  const cores = new Array<number>(neighbours.length).fill(0);
  // The node with the fewest neighbours left goes first, and takes an edge from each of those.
  for (let k = 0; k < byDegree.length; k++) {
    for (const node of byDegree[k]!) {
      byDegree[k]!.delete(node);
      cores[node] = k;
      for (const other of neighbours[node]!) {
        const degree = left[other]!;
        if (degree <= k) continue;
        byDegree[degree]!.delete(other);
        left[other] = degree - 1;
        byDegree[degree - 1]!.add(other);
      }
      left[node] = -1;
    }
  }
  return cores;
}
