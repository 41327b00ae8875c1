import { enumerate, type Translate } from '../../base/l10n';
import { describeCommunity, legendOf, type OverviewNetwork } from '../../network/picture';
import type { ShownPart } from '../network/networkFiles';
import type { NetworkLook } from './networkLook';
import { type Visible, visibleOf } from './visible';

/** The network as somebody looks at it. */
export interface ShownNetwork {
  /** What is shown of it; figures of nodes and edges are those of the whole network. */
  readonly network: OverviewNetwork;
  /** Where not all of it is shown. */
  readonly shown?: ShownPart;
}

export function shownNetwork(whole: OverviewNetwork, look: NetworkLook, t: Translate): ShownNetwork {
  const visible = visibleOf(whole, look);
  const { nodes, edges } = visible;
  if (nodes.length === whole.nodes.length && edges.length === whole.edges.length) {
    return { network: whole };
  }
  const groups = new Set(nodes.map(({ group }) => group));
  const network = { ...whole, nodes, edges, groups: whole.groups.filter(({ id }) => groups.has(id)) };
  return { network, shown: { whole, notes: describeHidden(whole, look, visible, t) } };
}

function describeHidden(
  whole: OverviewNetwork,
  { filter }: NetworkLook,
  { ego, most }: Visible,
  t: Translate,
): readonly string[] {
  const { leastWeight, hiddenGroups, hiddenCommunities, hideIsolates, onlyBetween } = filter;
  const themes = whole.groups.filter(({ id }) => hiddenGroups.includes(id)).map(({ name }) => name);
  const communities = legendOf(whole)
    .communities.filter(({ number }) => hiddenCommunities.includes(number))
    .map(community => describeCommunity(community, t));
  const center = ego && whole.nodes.find(({ id }) => id === ego.node)?.label;
  return [
    ...(center === undefined
      ? []
      : [
          ego!.radius === 1
            ? t('shown: {0} and its neighbours', center)
            : t('shown: {0}, its neighbours and theirs', center),
        ]),
    ...(most === undefined ? [] : [t('shown: the {0} best-connected nodes', most)]),
    ...(leastWeight > 0 ? [t('edges from weight {0} on', leastWeight)] : []),
    ...(onlyBetween ? [t('only edges between themes')] : []),
    ...(themes.length > 0 ? [t('without themes: {0}', enumerate(themes, t))] : []),
    ...(communities.length > 0 ? [t('without communities: {0}', enumerate(communities, t))] : []),
    ...(hideIsolates ? [t('without isolated nodes')] : []),
  ];
}
