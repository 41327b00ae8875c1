import { communityColor } from '../network/colors';

import type { OverviewNetwork, OverviewNode } from '../network/network';
import { escapeXml } from '../network/picture';
import { nodeRadius } from '../network/radius';

const nodeAttributes = ['theme', 'group', 'frequency', 'degree', 'weightedDegree', 'community'] as const;

/**
 * The network as GEXF with the places, sizes and colours of the picture. Version 1.2: all that write or read GEXF
 * know it, while networkx, for one, cannot open 1.3. No date in it: same network, same bytes.
 */
export function writeGexf({ nodes, edges }: OverviewNetwork): string {
  const largest = nodes.reduce((most, node) => Math.max(most, node.degree), 0);
  const bottom = nodes.reduce((most, node) => Math.max(most, node.y), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
    '<meta><creator>policy-coder</creator></meta>',
    '<graph mode="static" defaultedgetype="undirected">',
    '<attributes class="node" mode="static">',
    ...nodeAttributes.map((name, id) => `<attribute id="${id}" title="${name}" type="${typeOf(name)}"/>`),
    '</attributes>',
    '<attributes class="edge" mode="static">',
    '<attribute id="0" title="units" type="integer"/>',
    '</attributes>',
    '<nodes>',
    ...nodes.map(node => nodeElement(node, largest, bottom)),
    '</nodes>',
    '<edges>',
    ...edges.map(
      ({ source, target, weight, units }, id) =>
        `<edge id="${id}" source="${attribute(source)}" target="${attribute(target)}" weight="${weight}">` +
        `<attvalues><attvalue for="0" value="${units}"/></attvalues></edge>`,
    ),
    '</edges>',
    '</graph>',
    '</gexf>\n',
  ].join('\n');
}

function nodeElement(node: OverviewNode, largest: number, bottom: number): string {
  const values = nodeAttributes.map(
    (name, id) => `<attvalue for="${id}" value="${attribute(String(node[name]))}"/>`,
  );
  const channel = (at: number) => Number.parseInt(communityColor(node.community).slice(at, at + 2), 16);
  return (
    `<node id="${attribute(node.id)}" label="${attribute(node.label)}">` +
    `<attvalues>${values.join('')}</attvalues>` +
    `<viz:color r="${channel(1)}" g="${channel(3)}" b="${channel(5)}"/>` +
    // In GEXF y points up.
    `<viz:position x="${node.x}" y="${round(bottom - node.y)}" z="0"/>` +
    `<viz:size value="${round(nodeRadius(node.degree, largest))}"/>` +
    '</node>'
  );
}

function typeOf(name: (typeof nodeAttributes)[number]): string {
  return name === 'theme' || name === 'group' ? 'string' : name === 'weightedDegree' ? 'double' : 'integer';
}

/** Text as the value of an attribute; line ends and tabs as references, since a parser makes blanks of them. */
function attribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, blank => `&#${blank.charCodeAt(0)};`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
