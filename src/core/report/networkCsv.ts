import type { OverviewNetwork } from '../network/network';
import { formatCsv } from './csv';

// Column names are those that Gephi's importer asks for. No BOM: Gephi before 0.9.3 takes it for part of `Id`.

/** The nodes of the network for Gephi and spreadsheets. */
export function writeNodesCsv({ nodes }: OverviewNetwork): string {
  return formatCsv([
    ['Id', 'Label', 'Theme', 'Group', 'Frequency', 'Degree', 'Weighted Degree', 'Community', 'X', 'Y'],
    ...nodes.map(node => [
      node.id,
      node.label,
      node.theme,
      node.group,
      node.frequency,
      node.degree,
      node.weightedDegree,
      node.community,
      node.x,
      node.y,
    ]),
  ]);
}

/** The edges of the network for Gephi and spreadsheets. */
export function writeEdgesCsv({ edges }: OverviewNetwork): string {
  return formatCsv([
    ['Source', 'Target', 'Weight', 'Type', 'Units'],
    ...edges.map(edge => [edge.source, edge.target, edge.weight, 'Undirected', edge.units]),
  ]);
}
