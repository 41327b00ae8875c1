import { UndirectedGraph } from 'graphology';
import type { NetworkSettings } from '../corpus/settings';
import type { Cooccurrence } from './cooccurrence';
import { weigh } from './measures';

export interface EdgeAttributes {
  readonly weight: number;
  /** Units that hold both ends, or pairs of hits in one window, whatever the measure. */
  readonly units: number;
}

/** The weighted graph of keywords. Nodes and edges are added in sorted order, with named keys: same input, same graph. */
export type KeywordGraph = UndirectedGraph<Record<string, never>, EdgeAttributes>;

export function buildGraph(counts: Cooccurrence, settings: NetworkSettings): KeywordGraph {
  const graph: KeywordGraph = new UndirectedGraph();
  for (const { id } of counts.nodes) graph.addNode(id);
  for (const { first, second, units } of counts.pairs) {
    const [a, b] = [counts.nodes[first]!, counts.nodes[second]!];
    const weight = weigh(settings.measure, units, a.units, b.units, counts.units);
    // Louvain and layout need positive weights; a pair below zero (PMI) stands together less than by chance.
    if (weight <= 0 || weight < settings.minWeight) continue;
    graph.addEdgeWithKey(`${a.id}\t${b.id}`, a.id, b.id, { weight, units });
  }
  return graph;
}
