import type { Translate } from '../l10n';
import type { Box } from './boxes';
import { type LabelPlace, placeLabels } from './labels';
import { drawEdges, drawLabels, drawNodes, type Paints } from './layers';
import { describeNetwork, drawLegend } from './legend';
import type { OverviewNetwork } from './network';
import { patternDefinitions } from './patterns';
import { sizesOf } from './sizes';
import { escapeXml, fixed } from './svg';

// All that a view on the screen needs beside the drawing itself.
export { communityColor, namedColors } from './colors';
export { type LabelPlace, placeLabels } from './labels';
export { describeCommunity, describeNetwork, type Legend, legendOf } from './legend';
export type { OverviewEdge, OverviewNetwork, OverviewNode } from './network';
export { shapePath } from './shapes';
export { edgesInOrder, type NodeSign, nodeSign, nodesInOrder, shapesOf } from './signs';
export { type SizeMetric, sizeMetrics, sizesOf } from './sizes';
export { escapeXml } from './svg';

/** Colours and words of one drawing; the webview passes CSS variables, files get fixed colours. */
export interface PictureStyle extends Paints {
  readonly fonts: string;
  /** Accessible name of the picture. */
  readonly title: string;
  /** Width on paper in millimetres, as journals ask for it; in pixels of the drawing where it is not given. */
  readonly millimetres?: number;
}

export const printStyle: Omit<PictureStyle, 'title'> = {
  ink: '#222222',
  paper: '#ffffff',
  edge: '#8a8f98',
  // Names the fonts of all systems, so that Chinese labels are drawn wherever the file is opened.
  fonts:
    "'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', 'WenQuanYi Micro Hei', sans-serif",
};

/** How a picture in a file may look: in colour, for print in black and white with patterns, or on dark ground. */
export const pictureStyles = {
  color: printStyle,
  print: { ...printStyle, ink: '#000000', edge: '#555555', patterns: true },
  dark: { ...printStyle, ink: '#e8e8e8', paper: '#1e1e1e', edge: '#7d838c' },
} as const satisfies Readonly<Record<string, Omit<PictureStyle, 'title'>>>;
export type PictureStyleName = keyof typeof pictureStyles;

/** A rectangle in the coordinates of the network. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const margin = 24;
const fontSize = 15;

/**
 * Draws the network with its legend and figures: shape = theme, size = degree, width = weight, colour = community.
 * Pure text of an SVG, for files and pages.
 */
export function drawNetwork(network: OverviewNetwork, style: PictureStyle, t: Translate): string {
  const labels = placeLabels(network.nodes, sizesOf(network).radius, fontSize);
  const graph = boundsOf(network, labels);
  const legend = drawLegend(network, style, t);
  const width = Math.ceil(graph.width + legend.width + 3 * margin);
  const height = Math.ceil(Math.max(graph.height, legend.height) + 2 * margin + 2 * fontSize);
  const title = escapeXml(style.title);
  const { millimetres } = style;
  const size =
    millimetres === undefined
      ? `width="${width}" height="${height}"`
      : `width="${fixed(millimetres)}mm" height="${fixed((millimetres * height) / width)}mm"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"` +
      ` font-family="${escapeXml(style.fonts)}" font-size="${fontSize}" fill="${style.ink}">`,
    `<title>${title}</title>`,
    ...(style.patterns ? [patternDefinitions(style.ink, style.paper)] : []),
    `<rect width="${width}" height="${height}" fill="${style.paper}"/>`,
    `<g transform="translate(${fixed(margin - graph.left)} ${fixed(margin - graph.top)})">`,
    drawEdges(network, style),
    drawNodes(network, style),
    drawLabels(network, style, labels),
    '</g>',
    `<g class="legend" transform="translate(${fixed(graph.width + 2 * margin)} ${margin + 8})">`,
    legend.svg,
    '</g>',
    `<text x="${margin}" y="${height - margin}">${escapeXml(describeNetwork(network, t))}</text>`,
    '</svg>\n',
  ].join('\n');
}

/** What nodes and labels cover; labels without a place are left out. */
export function boundsOf(network: OverviewNetwork, labels: ReadonlyMap<string, LabelPlace>): Bounds {
  if (network.nodes.length === 0) return { left: 0, top: 0, width: 400, height: 200 };
  const { radius } = sizesOf(network);
  const boxes = network.nodes.flatMap(node => {
    // Some shapes reach beyond their radius.
    const reach = radius(node) * 1.5;
    const mark = { left: node.x - reach, right: node.x + reach, top: node.y - reach, bottom: node.y + reach };
    const label = labels.get(node.id);
    return label ? [mark, label.box] : [mark];
  });
  const edge = (of: (box: Box) => number, choose: (a: number, b: number) => number) =>
    boxes.map(of).reduce(choose);
  const least = (a: number, b: number) => Math.min(a, b);
  const most = (a: number, b: number) => Math.max(a, b);
  const left = edge(box => box.left, least);
  const top = edge(box => box.top, least);
  const right = edge(box => box.right, most);
  const bottom = edge(box => box.bottom, most);
  return { left, top, width: right - left, height: bottom - top };
}
