import type { OverviewEdge, OverviewNetwork } from '../../core/network/picture';
import type { ComparedEdge, EdgeChange, NetworkComparison } from '../../protocol';
import { type EdgeMarks, edgeKey } from './marks';

/** Two networks in one picture. */
export interface Union {
  readonly network: OverviewNetwork;
  readonly marks: EdgeMarks;
  /** What only the table can show, because the whole network lacks a node: only a part meets its thresholds. */
  readonly left: { readonly nodes: number; readonly edges: number };
}

/**
 * Edges of either side between nodes of the whole network. An edge has the weight and units of the side where it is
 * heavier. `change`: only edges with this change; `undefined` for all.
 */
export function unionOf(
  whole: OverviewNetwork,
  { nodes, edges }: Pick<NetworkComparison, 'nodes' | 'edges'>,
  change?: EdgeChange,
): Union {
  const known = new Set(whole.nodes.map(({ id }) => id));
  const drawn = edges.filter(({ source, target }) => known.has(source) && known.has(target));
  const wanted = drawn.filter(edge => change === undefined || edge.change === change);
  return {
    network: { ...whole, edges: wanted.map(heavier) },
    marks: new Map(wanted.map(edge => [edgeKey(edge.source, edge.target), edge.change])),
    left: {
      nodes: nodes.filter(({ id }) => !known.has(id)).length,
      edges: edges.length - drawn.length,
    },
  };
}

function heavier({ source, target, weight: [first, second], units }: ComparedEdge): OverviewEdge {
  const side = (second ?? 0) > (first ?? 0) ? 1 : 0;
  return { source, target, weight: (side === 0 ? first : second) ?? 0, units: units[side] };
}
