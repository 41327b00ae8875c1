import type { Translate } from '../../core/base/l10n';
import { nameOfChange } from '../../core/network/picture';
import type { ComparedEdge, NetworkComparison, NodeFigures, Overview } from '../../protocol';
import type { GridColumn } from './gridModel';

type Node = Overview['network']['nodes'][number];
type Edge = Overview['network']['edges'][number];

/** Columns of the table of nodes; those of the structure once it is known. */
export function nodeColumns(
  { network }: Overview,
  figures: ReadonlyMap<string, NodeFigures> | undefined,
  t: Translate,
): readonly GridColumn<Node>[] {
  const groups = new Map(network.groups.map(({ id, name }) => [id, name]));
  const figure = (id: keyof NodeFigures & string, label: string, title?: string): GridColumn<Node> => ({
    id,
    label,
    ...(title !== undefined && { title }),
    of: node => {
      const value = figures?.get(node.id)?.[id];
      return typeof value === 'number' ? value : null;
    },
  });
  return [
    { id: 'label', label: t('Node'), of: node => node.label },
    { id: 'theme', label: t('Theme'), of: node => groups.get(node.group) ?? node.group },
    {
      id: 'community',
      label: t('Community'),
      title: t('Number of the community that the Louvain method puts the node in; 1 is the largest.'),
      of: node => (node.community < network.communities ? node.community + 1 : null),
    },
    {
      id: 'frequency',
      label: t('Frequency'),
      title: t('Hits of the keyword, or passages of the code, in the whole corpus.'),
      of: node => node.frequency,
    },
    { id: 'degree', label: t('Degree'), title: t('Number of neighbours.'), of: node => node.degree },
    {
      id: 'weightedDegree',
      label: t('Weighted degree'),
      title: t('Sum of the weights of all its edges.'),
      of: node => node.weightedDegree,
    },
    figure(
      'betweenness',
      t('Betweenness'),
      t('Share of the shortest paths between other nodes that pass through the node, 0 to 1.'),
    ),
    figure(
      'closeness',
      t('Closeness'),
      t('How near the node is to all others: 1 where it is joined to each of them.'),
    ),
    figure('eigenvector', t('Eigenvector'), t('High where the neighbours are well connected themselves.')),
    figure('clustering', t('Clustering'), t('Share of the pairs of its neighbours that are joined, 0 to 1.')),
    figure(
      'core',
      t('Core'),
      t('The largest k such that the node is in a part where every node has k neighbours.'),
    ),
    figure(
      'bridging',
      t('Bridging'),
      t(
        'Bridging: share of the shortest paths between nodes of different themes that pass through the node.',
      ),
    ),
    figure(
      'participation',
      t('Participation'),
      t('Participation: how evenly the weight of its edges is spread over all themes, 0 to 1.'),
    ),
  ];
}

/** The columns of the table of edges. */
export function edgeColumns({ network }: Overview, t: Translate): readonly GridColumn<Edge>[] {
  const nodes = new Map(network.nodes.map(node => [node.id, node]));
  const groups = new Map(network.groups.map(({ id, name }) => [id, name]));
  const labelOf = (id: string) => nodes.get(id)?.label ?? id;
  const themeOf = (id: string) => groups.get(nodes.get(id)?.group ?? '') ?? '';
  const tested = network.edges.some(({ q }) => q !== undefined);
  return [
    { id: 'source', label: t('Node'), of: edge => labelOf(edge.source) },
    { id: 'target', label: t('Node'), of: edge => labelOf(edge.target) },
    {
      id: 'weight',
      label: t('Weight'),
      title: t('Weight of the edge by the measure of the network.'),
      of: edge => edge.weight,
    },
    { id: 'units', label: t('Together'), title: t('Units in which both occur.'), of: edge => edge.units },
    ...(tested
      ? [
          {
            id: 'q',
            label: 'q',
            title: t('p corrected for the number of pairs tested (Benjamini-Hochberg).'),
            of: (edge: Edge) => edge.q ?? null,
          },
        ]
      : []),
    { id: 'sourceTheme', label: t('Theme'), of: edge => themeOf(edge.source) },
    { id: 'targetTheme', label: t('Theme'), of: edge => themeOf(edge.target) },
  ];
}

/** The columns of the edges of two networks. */
export function comparedColumns(
  { sides, nodes }: NetworkComparison,
  nameOfSide: (side: 0 | 1) => string,
  t: Translate,
): readonly GridColumn<ComparedEdge>[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const labelOf = (id: string) => labels.get(id) ?? id;
  const tested = sides.length > 0;
  const share = (side: 0 | 1): GridColumn<ComparedEdge> => ({
    id: `share${side}`,
    label: nameOfSide(side),
    title: t('{0}: units', nameOfSide(side)),
    of: edge => edge.share[side],
    text: edge => `${edge.units[side]} (${(edge.share[side] * 100).toFixed(1)}%)`,
  });
  return [
    { id: 'source', label: t('Node'), of: edge => labelOf(edge.source) },
    { id: 'target', label: t('Node'), of: edge => labelOf(edge.target) },
    {
      id: 'change',
      label: t('Change'),
      of: edge => edge.change,
      text: edge => nameOfChange(edge.change, [nameOfSide(0), nameOfSide(1)], t),
    },
    share(0),
    share(1),
    ...(tested
      ? [
          {
            id: 'logLikelihood',
            label: 'G²',
            title: t('Log-likelihood ratio: how much more the two differ than by chance.'),
            of: (edge: ComparedEdge) => edge.logLikelihood,
          },
          {
            id: 'q',
            label: 'q',
            title: t('p corrected for the number of pairs tested (Benjamini-Hochberg).'),
            of: (edge: ComparedEdge) => edge.q,
          },
        ]
      : []),
  ];
}
