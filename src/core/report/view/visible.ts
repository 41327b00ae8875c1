import type { Translate } from '../../base/l10n';
import {
  communityOf,
  namedColors,
  type OverviewEdge,
  type OverviewNetwork,
  type OverviewNode,
} from '../../network/picture';
import type { Ego, NetworkFilter, NetworkLook } from './networkLook';

/** A network with more nodes opens filtered: it shows so many of the best-connected ones. */
export const openingNodes = 300;

/** What is shown of a network. */
export interface Visible {
  readonly nodes: readonly OverviewNode[];
  readonly edges: readonly OverviewEdge[];
  /** What the filter leaves, whether or not only the neighbourhood of one node is shown. */
  readonly filtered: { readonly nodes: number; readonly edges: number };
  /** Number of best-connected nodes that are shown, if the filter or the size of the network limits it; else `undefined`. */
  readonly most: number | undefined;
  /** The node whose surroundings are shown; `undefined`: all, or it is no longer there. */
  readonly ego: Ego | undefined;
}

/** How many of the best-connected nodes a filter shows; `undefined` = all. Above `openingNodes`, a network opens filtered. */
export function mostNodes({ most }: NetworkFilter, nodes: number): number | undefined {
  const limit = most ?? openingNodes;
  return limit === 'all' || limit >= nodes ? undefined : limit;
}

/** Best-connected nodes first: by neighbours, then by the weight of their edges, then by name. */
export function byConnection(nodes: readonly OverviewNode[]): readonly OverviewNode[] {
  return [...nodes].sort(
    (a, b) => b.degree - a.degree || b.weightedDegree - a.weightedDegree || (a.id < b.id ? -1 : 1),
  );
}

/** The community of a node as the legend numbers it: those without a colour of their own are one. */
export function legendCommunity(node: OverviewNode, network: OverviewNetwork): number {
  return Math.min(communityOf(node, network), namedColors);
}

/**
 * The part of a network that a look shows. The neighbourhood of a node is not limited to the best-connected nodes, and always contains the
 * node itself.
 */
export function visibleOf(network: OverviewNetwork, { filter, ego }: NetworkLook): Visible {
  const center = ego && network.nodes.some(({ id }) => id === ego.node) ? ego : undefined;
  const whole = filtered(network, filter, mostNodes(filter, network.nodes.length), center?.node);
  const counts = { nodes: whole.nodes.length, edges: whole.edges.length };
  if (!center) {
    return { ...whole, filtered: counts, most: mostNodes(filter, network.nodes.length), ego: undefined };
  }
  const around = surroundings(filtered(network, filter, undefined, center.node), center);
  return { ...around, filtered: counts, most: undefined, ego: center };
}

interface Part {
  readonly nodes: readonly OverviewNode[];
  readonly edges: readonly OverviewEdge[];
}

function filtered(
  network: OverviewNetwork,
  filter: NetworkFilter,
  most: number | undefined,
  always: string | undefined,
): Part {
  const best = most === undefined ? undefined : new Set(byConnection(network.nodes).slice(0, most));
  const groups = new Set(filter.hiddenGroups);
  const communities = new Set(filter.hiddenCommunities);
  const kept = network.nodes.filter(
    node =>
      node.id === always ||
      ((best?.has(node) ?? true) &&
        !groups.has(node.group) &&
        !communities.has(legendCommunity(node, network))),
  );
  const ids = new Set(kept.map(({ id }) => id));
  const groupOf = new Map(kept.map(({ id, group }) => [id, group]));
  const edges = network.edges.filter(
    ({ source, target, weight }) =>
      weight >= filter.leastWeight &&
      ids.has(source) &&
      ids.has(target) &&
      (!filter.onlyBetween || groupOf.get(source) !== groupOf.get(target)),
  );
  if (!filter.hideIsolates) return { nodes: kept, edges };
  const joined = new Set(edges.flatMap(({ source, target }) => [source, target]));
  return { nodes: kept.filter(({ id }) => id === always || joined.has(id)), edges };
}

/** A node with all that is within its radius, and the edges among these. */
function surroundings({ nodes, edges }: Part, { node, radius }: Ego): Part {
  const near = new Set([node]);
  for (let step = 0; step < radius; step++) {
    const inside = new Set(near);
    for (const { source, target } of edges) {
      if (inside.has(source)) near.add(target);
      if (inside.has(target)) near.add(source);
    }
  }
  return {
    nodes: nodes.filter(({ id }) => near.has(id)),
    edges: edges.filter(({ source, target }) => near.has(source) && near.has(target)),
  };
}

/** Description of what is shown. */
export function describeVisible(
  network: OverviewNetwork,
  { nodes, edges }: Pick<Visible, 'nodes' | 'edges'>,
  t: Translate,
): string {
  return t(
    '{0} of {1} nodes, {2} of {3} edges',
    nodes.length,
    network.nodes.length,
    edges.length,
    network.edges.length,
  );
}
