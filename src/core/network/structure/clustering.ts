/** How many pairs of each node's neighbours are neighbours themselves: the triangles it is a corner of. */
function trianglesOf(neighbours: readonly (readonly number[])[]): readonly number[] {
  const sets = neighbours.map(list => new Set(list));
  return neighbours.map(list => {
    let triangles = 0;
    for (let i = 0; i < list.length; i++)
      for (let k = i + 1; k < list.length; k++) if (sets[list[i]!]!.has(list[k]!)) triangles++;
    return triangles;
  });
}

/**
 * Clustering coefficient of each node: of the pairs of its neighbours, the share that are neighbours themselves; 0 for a node
 * with fewer than two.
 * Source: Watts & Strogatz, Collective dynamics of 'small-world' networks, Nature 393 (1998), 440-442.
 */
export function clustering(neighbours: readonly (readonly number[])[]): readonly number[] {
  return trianglesOf(neighbours).map((triangles, node) => {
    const degree = neighbours[node]!.length;
    return degree < 2 ? 0 : (2 * triangles) / (degree * (degree - 1));
  });
}

/**
 * Transitivity of a graph: of the paths of two edges, the share whose ends are neighbours; 0 where there are none.
 * Source: Newman, Watts & Strogatz, Random graph models of social networks, PNAS 99 (2002), 2566-2572.
 */
export function transitivity(neighbours: readonly (readonly number[])[]): number {
  const closed = trianglesOf(neighbours).reduce((sum, each) => sum + each, 0);
  const paths = neighbours.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  return paths === 0 ? 0 : closed / paths;
}
