import type { OverviewNetwork } from '../../network/network';
import type { NodeFigures } from '../../network/structure/structure';
import { formatCsv } from '../formats/csv';
import { edgeColumns, nodeColumns } from './networkColumns';

// Column names are those that Gephi's importer asks for. No BOM: Gephi before 0.9.3 takes it for part of `Id`.

/** The nodes of the network for Gephi and spreadsheets. */
export function writeNodesCsv({ nodes }: OverviewNetwork, figures?: readonly NodeFigures[]): string {
  const columns = nodeColumns(figures);
  return formatCsv([
    ['Id', 'Label', ...columns.map(({ name }) => titleOf(name)), 'X', 'Y'],
    ...nodes.map((node, i) => [
      node.id,
      node.label,
      ...columns.map(column => column.of(node, i)),
      node.x,
      node.y,
    ]),
  ]);
}

/** The edges of the network for Gephi and spreadsheets. */
export function writeEdgesCsv(network: OverviewNetwork): string {
  const columns = edgeColumns(network);
  return formatCsv([
    ['Source', 'Target', 'Weight', 'Type', ...columns.map(({ name }) => titleOf(name))],
    ...network.edges.map((edge, i) => [
      edge.source,
      edge.target,
      edge.weight,
      'Undirected',
      ...columns.map(column => column.of(edge, i)),
    ]),
  ]);
}

/** `weightedDegree` as a column's head: `Weighted Degree`. */
function titleOf(name: string): string {
  const words = name.replace(/[A-Z]/g, letter => ` ${letter}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
