import type { OverviewNetwork } from '../../network/network';
import { escapeAttribute } from '../../network/picture';
import type { NodeFigures } from '../../network/structure/structure';
import { edgeColumns, type NetworkColumn, nodeColumns } from './networkColumns';

type Node = OverviewNetwork['nodes'][number];

/**
 * The network as GraphML: what igraph, networkx, NodeXL, Cytoscape and Gephi read. Names, labels, places and weights are called what
 * these look for. Nodes are numbered, since an id may contain neither blanks nor slashes there; `name` is the keyword or path. The format: http://graphml.graphdrawing.org/primer/graphml-primer.html, its schema
 * http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd.
 */
export function writeGraphml(network: OverviewNetwork, figures?: readonly NodeFigures[]): string {
  const { nodes, edges } = network;
  const number = new Map(nodes.map(({ id }, i) => [id, i + 1]));
  const ofNodes: readonly NetworkColumn<Node>[] = [
    { name: 'name', type: 'string', of: node => node.id },
    { name: 'label', type: 'string', of: node => node.label },
    ...nodeColumns(figures),
    { name: 'x', type: 'double', of: node => node.x },
    { name: 'y', type: 'double', of: node => node.y },
  ];
  const ofEdges: readonly NetworkColumn<OverviewNetwork['edges'][number]>[] = [
    { name: 'weight', type: 'double', of: edge => edge.weight },
    ...edgeColumns(network),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
      ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">',
    ...ofNodes.map(column => declaration('node', column)),
    ...ofEdges.map(column => declaration('edge', column)),
    '<graph id="network" edgedefault="undirected">',
    ...nodes.map((node, i) => `<node id="n${i + 1}">${dataOf('node', ofNodes, node, i)}</node>`),
    ...edges.map(
      (edge, i) =>
        `<edge source="n${number.get(edge.source)}" target="n${number.get(edge.target)}">${dataOf('edge', ofEdges, edge, i)}</edge>`,
    ),
    '</graph>',
    '</graphml>\n',
  ].join('\n');
}

function declaration<T>(kind: 'node' | 'edge', { name, type }: NetworkColumn<T>): string {
  // GraphML knows int and long where others say integer.
  const named = type === 'integer' ? 'int' : type;
  return `<key id="${kind}.${name}" for="${kind}" attr.name="${name}" attr.type="${named}"/>`;
}

function dataOf<T>(kind: string, columns: readonly NetworkColumn<T>[], item: T, index: number): string {
  return columns
    .map(({ name, of }) => {
      const value = of(item, index);
      return value === undefined
        ? ''
        : `<data key="${kind}.${name}">${escapeAttribute(String(value))}</data>`;
    })
    .join('');
}
