import { enumerate, type Translate } from '../../base/l10n';
import { nameOfMeasure } from '../../measures/measures';
import { nameOfChange } from '../../network/changeWords';
import type { NetworkComparison } from '../../network/compare';
import type { OverviewNetwork } from '../../network/network';
import type { Agreement, NetworkStructure, NodeFigures } from '../../network/structure/structure';
import { formatFigure, formatP, formatShare, type TextTable } from '../formats/tables';

/** Number of bridges to list; those after them lie on few paths. */
const mostBridges = 20;
/** Number of members that name a community in a table. */
const named = 8;

/** The structure of a network as tables; nodes with most neighbours first, at most `top` of them. */
export function structureTables(
  structure: NetworkStructure,
  network: OverviewNetwork,
  top: number,
  t: Translate,
): readonly TextTable[] {
  const groupName = nameFinder(network.groups);
  return [
    graphTable(structure, t),
    communityTable(structure, network, t),
    consensusTable(structure, network, t),
    themeTable(structure, groupName, t),
    nodeTable(structure, groupName, top, t),
    bridgeTable(structure, groupName, t),
  ].filter(({ rows }) => rows.length > 0);
}

function nameFinder(list: readonly { readonly id: string; readonly name: string }[]) {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  return (id: string) => names.get(id) ?? id;
}

function graphTable({ graph, agreement }: NetworkStructure, t: Translate): TextTable {
  const digits = 4;
  return {
    title: t('The network in figures'),
    notes: [],
    head: [t('Figure'), t('Value')],
    rows: [
      [t('Nodes'), String(graph.nodes)],
      [t('Edges'), String(graph.edges)],
      [t('Density'), formatFigure(graph.density, digits)],
      [t('Mean degree'), formatFigure(graph.meanDegree)],
      [t('Components (nodes)'), `${graph.components.length} (${enumerate(graph.components.map(String), t)})`],
      [t('Mean clustering coefficient'), formatFigure(graph.clustering, digits)],
      [t('Transitivity'), formatFigure(graph.transitivity, digits)],
      [t('Assortativity by theme'), formatFigure(graph.assortativity, digits)],
      [t('Modularity of the communities'), formatFigure(graph.modularity, digits)],
      [t('Modularity of the themes'), formatFigure(graph.themeModularity, digits)],
      [t('Communities and themes'), describeAgreement(agreement, t)],
    ],
  };
}

function describeAgreement({ normalizedMutualInformation, adjustedRand }: Agreement, t: Translate): string {
  return t(
    'normalised mutual information {0}, adjusted Rand index {1}',
    formatFigure(normalizedMutualInformation, 3),
    formatFigure(adjustedRand, 3),
  );
}

function communityTable(structure: NetworkStructure, network: OverviewNetwork, t: Translate): TextTable {
  const { stability, communities } = structure;
  const label = labelFinder(network.nodes);
  const { modularity, seeds, shuffles, partitions } = stability;
  return {
    title: t('Communities'),
    notes: [
      t(
        'Runs of the Louvain method: {0} with other seeds, {1} with nodes and edges in another order.',
        seeds,
        shuffles,
      ),
      t(
        'They found {0} different partitions, with modularity {1} to {2}, {3} on average.',
        partitions,
        formatFigure(modularity.min, 4),
        formatFigure(modularity.max, 4),
        formatFigure(modularity.mean, 4),
      ),
      t('Average agreement of a run with these communities: {0}.', describeAgreement(stability.agreement, t)),
      t(
        'Stability: mean Jaccard index of a community with its best match in each run; stable from 0.75, dissolved below 0.5 (Hennig 2007).',
      ),
    ],
    head: [t('Community'), t('Nodes'), t('Stability'), t('Weight inside'), t('Weight outside'), t('Members')],
    rows: communities
      .filter(({ community }) => community < network.communities)
      .map(each => [
        String(each.community + 1),
        String(each.nodes.length),
        formatFigure(each.stability, 3),
        trim(each.inside),
        trim(each.outside),
        shorten(each.nodes.map(label)),
      ]),
  };
}

function consensusTable(
  { consensus }: NetworkStructure,
  { nodes }: OverviewNetwork,
  t: Translate,
): TextTable {
  const label = labelFinder(nodes);
  return {
    title: t('Consensus of the runs'),
    notes: [
      t(
        'Consensus clustering of all runs (Lancichinetti & Fortunato 2012); modularity {0}.',
        formatFigure(consensus.modularity, 4),
      ),
      t('With the communities above: {0}.', describeAgreement(consensus.agreement, t)),
    ],
    head: [t('Community'), t('Nodes'), t('Members')],
    rows: consensus.communities.map((members, i) => [
      String(i + 1),
      String(members.length),
      shorten(members.map(label)),
    ]),
  };
}

function themeTable({ themes }: NetworkStructure, name: (id: string) => string, t: Translate): TextTable {
  return {
    title: t('Edges within and between themes'),
    notes: [],
    head: [t('Theme'), t('Theme'), t('Edges'), t('Weight')],
    rows: [...themes]
      .sort((a, b) => b.weight - a.weight)
      .map(({ first, second, edges, weight }) => [name(first), name(second), String(edges), trim(weight)]),
  };
}

function nodeTable(
  { nodes }: NetworkStructure,
  name: (id: string) => string,
  top: number,
  t: Translate,
): TextTable {
  const ranked = sortedBy(nodes, node => node.degree);
  return {
    title: t('Nodes by degree'),
    notes: ranked.length > top ? [t('The first {0} of {1}.', top, ranked.length)] : [],
    head: [
      t('Node'),
      t('Theme'),
      t('Community'),
      t('Frequency'),
      t('Degree'),
      t('Weighted degree'),
      t('Betweenness'),
      t('Closeness'),
      t('Eigenvector'),
      t('Clustering'),
      t('Core'),
    ],
    rows: ranked
      .slice(0, top)
      .map(node => [
        node.label,
        name(node.group),
        String(node.community + 1),
        String(node.frequency),
        String(node.degree),
        trim(node.weightedDegree),
        formatFigure(node.betweenness, 4),
        formatFigure(node.closeness, 4),
        formatFigure(node.eigenvector, 4),
        formatFigure(node.clustering, 4),
        String(node.core),
      ]),
  };
}

function bridgeTable({ nodes }: NetworkStructure, name: (id: string) => string, t: Translate): TextTable {
  const bridges = sortedBy(nodes, node => node.bridging).filter(node => node.bridging > 0);
  return {
    title: t('Bridges between themes'),
    notes: [
      t(
        'Bridging: share of the shortest paths between nodes of different themes that pass through the node.',
      ),
      t('Participation: how evenly the weight of its edges is spread over all themes, 0 to 1.'),
    ],
    head: [t('Node'), t('Theme'), t('Bridging'), t('Participation'), t('Other themes'), t('Betweenness')],
    rows: bridges
      .slice(0, mostBridges)
      .map(node => [
        node.label,
        name(node.group),
        formatFigure(node.bridging, 4),
        formatFigure(node.participation, 3),
        String(node.foreignThemes),
        formatFigure(node.betweenness, 4),
      ]),
  };
}

function sortedBy(nodes: readonly NodeFigures[], of: (node: NodeFigures) => number): readonly NodeFigures[] {
  return [...nodes].sort((a, b) => of(b) - of(a) || b.weightedDegree - a.weightedDegree);
}

/** Two networks side by side as tables: what was compared, then its edges by what becomes of them, at most `top` of each. */
export function networkComparisonTables(
  { sides, nodes, edges }: NetworkComparison,
  measure: string,
  top: number,
  t: Translate,
): readonly TextTable[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const label = (id: string) => labels.get(id) ?? id;
  const [first, second] = sides;
  const weigh = (weight: number | null) => (weight === null ? '·' : trim(weight));
  const summary: TextTable = {
    title: t('{0} and {1}', first.name, second.name),
    notes: [],
    head: [t('Network'), t('Sources'), t('Units'), t('Nodes'), t('Edges')],
    rows: sides.map(side => [side.name, ...[side.sources, side.units, side.nodes, side.edges].map(String)]),
  };
  const changes = (['appears', 'strengthens', 'weakens', 'stays', 'vanishes'] as const).map(change => {
    const list = edges.filter(edge => edge.change === change);
    return {
      title: t('Edges {0} ({1})', nameOfChange(change, [first.name, second.name], t), list.length),
      notes: list.length > top ? [t('The first {0} of {1}.', top, list.length)] : [],
      head: [
        t('Pair'),
        ...sides.map(({ name }) => t('{0}: {1}', name, nameOfMeasure(measure, t))),
        ...sides.map(({ name }) => t('{0}: units', name)),
        'G²',
        'q',
      ],
      rows: list
        .slice(0, top)
        .map(edge => [
          `${label(edge.source)} – ${label(edge.target)}`,
          ...edge.weight.map(weigh),
          ...edge.units.map((units, i) => `${units} (${formatShare(edge.share[i]!)})`),
          formatFigure(edge.logLikelihood),
          edge.q === null ? '·' : formatP(edge.q),
        ]),
    };
  });
  return [summary, ...changes.filter(({ rows }) => rows.length > 0)];
}

function labelFinder(nodes: readonly { readonly id: string; readonly label: string }[]) {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  return (id: string) => labels.get(id) ?? id;
}

function shorten(names: readonly string[]): string {
  const shown = names.slice(0, named).join(' / ');
  return names.length > named ? `${shown} …` : shown;
}

/** A weight with three decimals at most. */
function trim(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
