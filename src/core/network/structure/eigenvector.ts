import type { Adjacency } from './adjacency';

const mostRounds = 20_000;
const precision = 1e-14;

/**
 * Eigenvector centrality: each node's is the sum of its neighbours', weighted by the edges to them, up to one factor: the
 * eigenvector of the largest eigenvalue, of length 1, by power iteration on A + I (which has the same eigenvectors, and settles
 * on bipartite graphs, too). In a graph of several components only the strongest has values above 0; all 0 without edges.
 * Source: Bonacich, Power and centrality: a family of measures, American Journal of Sociology 92 (1987), 1170-1182.
 */
export function eigenvector({ neighbours, weights }: Adjacency): readonly number[] {
  const size = neighbours.length;
  if (neighbours.every(list => list.length === 0)) return new Array<number>(size).fill(0);
  let values = new Float64Array(size).fill(1 / Math.sqrt(size));
  // I is scaled to the weights: beside light weights it would dominate A, and the iteration would take for ever.
  const heaviest = weights.reduce((most, list) => Math.max(most, ...list), 0);
  for (let round = 0; round < mostRounds; round++) {
    const next = values.map((own, node) => {
      let sum = own;
      const list = neighbours[node]!;
      for (let i = 0; i < list.length; i++) sum += (values[list[i]!]! * weights[node]![i]!) / heaviest;
      return sum;
    });
    const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    let change = 0;
    for (let i = 0; i < size; i++) {
      next[i]! /= length;
      change += Math.abs(next[i]! - values[i]!);
    }
    values = next;
    if (change < precision * size) break;
  }
  return [...values];
}
