import { colorClasses } from '../../network/colorClasses';
import type { ColorBy } from '../../network/colors';
import type { OverviewNetwork, OverviewNode } from '../../network/network';
import { escapeAttribute } from '../../network/picture';
import { nodeRadius } from '../../network/radius';
import type { NodeFigures } from '../../network/structure/structure';
import { edgeColumns, type NetworkColumn, nodeColumns } from './networkColumns';

/**
 * The network as GEXF with the places, sizes, colours and shapes of the picture. Version 1.2: all that write or read GEXF
 * know it, while networkx, for one, cannot open 1.3. Its shapes are disc, square, triangle and diamond; the others are
 * discs there, and in the attribute `group` anyway. No date in it: same network, same bytes.
 * The format: https://gexf.net/1.2/ (schema gexf.xsd and viz.xsd).
 */
export function writeGexf(
  network: OverviewNetwork,
  figures?: readonly NodeFigures[],
  colorBy?: ColorBy,
): string {
  const { nodes, edges, groups } = network;
  const ofNodes = nodeColumns(figures);
  const ofEdges = edgeColumns(network);
  const classOf = colorClasses(network, colorBy);
  const largest = nodes.reduce((most, node) => Math.max(most, node.degree), 0);
  const bottom = nodes.reduce((most, node) => Math.max(most, node.y), 0);
  const shapes = new Map(groups.map(({ id, shape }) => [id, shape]));
  const shapeOf = (node: OverviewNode) => gexfShapes.find(name => name === shapes.get(node.group)) ?? 'disc';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
    '<meta><creator>policy-coder</creator></meta>',
    '<graph mode="static" defaultedgetype="undirected">',
    '<attributes class="node" mode="static">',
    ...ofNodes.map(declaration),
    '</attributes>',
    '<attributes class="edge" mode="static">',
    ...ofEdges.map(declaration),
    '</attributes>',
    '<nodes>',
    ...nodes.map((node, i) => {
      const channel = (at: number) => Number.parseInt(classOf(node).color.slice(at, at + 2), 16);
      return (
        `<node id="${escapeAttribute(node.id)}" label="${escapeAttribute(node.label)}">${valuesOf(ofNodes, node, i)}` +
        `<viz:color r="${channel(1)}" g="${channel(3)}" b="${channel(5)}"/>` +
        // In GEXF y points up.
        `<viz:position x="${node.x}" y="${round(bottom - node.y)}" z="0"/>` +
        `<viz:size value="${round(nodeRadius(node.degree, largest))}"/>` +
        `<viz:shape value="${shapeOf(node)}"/>` +
        '</node>'
      );
    }),
    '</nodes>',
    '<edges>',
    ...edges.map(
      (edge, i) =>
        `<edge id="${i}" source="${escapeAttribute(edge.source)}" target="${escapeAttribute(edge.target)}" weight="${edge.weight}">` +
        `${valuesOf(ofEdges, edge, i)}</edge>`,
    ),
    '</edges>',
    '</graph>',
    '</gexf>\n',
  ].join('\n');
}

const gexfShapes = ['square', 'triangle', 'diamond'] as const;

function declaration<T>({ name, type }: NetworkColumn<T>, id: number): string {
  return `<attribute id="${id}" title="${name}" type="${type}"/>`;
}

function valuesOf<T>(columns: readonly NetworkColumn<T>[], item: T, index: number): string {
  const values = columns.map((column, id) => {
    const value = column.of(item, index);
    return value === undefined ? '' : `<attvalue for="${id}" value="${escapeAttribute(String(value))}"/>`;
  });
  return `<attvalues>${values.join('')}</attvalues>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
