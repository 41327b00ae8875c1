import type { Translate } from '../base/l10n';
import type { Box } from './boxes';
import { drawHeading } from './heading';
import { type LabelPlace, labelWidth } from './labels';
import { drawEdges, drawLabels, drawNodes, type Paints } from './layers';
import { networkFigures, partFigures } from './legend';
import { drawLegend } from './legendDrawing';
import type { OverviewNetwork } from './network';
import { patternDefinitions } from './patterns';
import { type Marked, settleLabels } from './settle';
import { shapesOf } from './signs';
import { sizesOf } from './sizes';
import { escapeXml, fixed } from './svg';

// Everything that a view on the screen needs besides the drawing.
export { nameOfChange } from './changeWords';
export { colorClasses, usualColoring } from './colorClasses';
export { type ColorBy, colorings, communityColor, communityOf, isolated, namedColors } from './colors';
export { type LabelPlace, placeLabels } from './labels';
export { describeCommunity, describeNetwork, headOfSizes, type Legend, legendOf } from './legend';
export type { OverviewEdge, OverviewNetwork, OverviewNode } from './network';
export { shapePath } from './shapes';
export { nameOfShape } from './shapeWords';
export { edgesInOrder, type NodeSign, nodeSign, nodesInOrder, shapesOf } from './signs';
export { type SizeMetric, sizeMetrics, sizesOf } from './sizes';
export { escapeAttribute, escapeXml } from './svg';

/** Colours and words of one drawing; the webview passes CSS variables, files get fixed colours. */
export interface PictureStyle extends Paints {
  readonly fonts: string;
  /** Accessible name of the picture. */
  readonly title: string;
  /** Title of the study, which stands above the picture; none where it is empty. */
  readonly heading?: string;
  /** What is shown of the whole, in sentences that stand below the picture. */
  readonly notes?: readonly string[];
  /** Width on paper in millimetres, as journals ask for it; by default, the picture has its own size in pixels. */
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

/** Style of a picture in a file: in colour, in black and white with patterns for print, or on a dark background. */
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

const fontSize = 15;
/** Minimum size of text on paper, in points, as journals ask for it. */
const legible = 6;
const pointsPerMillimetre = 72 / 25.4;

/**
 * Draws the network with its legend and figures: shape = theme, size = degree, width = weight, colour = theme, or
 * community.
 * Pure text of an SVG, for files and pages. No label lies on another one or on a mark; a note
 * counts those that found no place. On paper all text is 6 points high or more: where the picture is too narrow for that,
 * the legend goes below the graph, and then all text grows.
 */
export function drawNetwork(network: OverviewNetwork, style: PictureStyle, t: Translate): string {
  const { millimetres } = style;
  const pointsOf = (page: Page) =>
    millimetres === undefined ? legible : (page.fontSize * millimetres * pointsPerMillimetre) / page.width;
  let page = compose(network, style, t, fontSize, 'right');
  if (pointsOf(page) < legible) page = compose(network, style, t, fontSize, 'below');
  // Larger labels need more room, which makes the picture wider; hence more than one step.
  for (let step = 0; step < 8 && pointsOf(page) < legible; step++) {
    page = compose(network, style, t, page.fontSize * Math.max(1.02, legible / pointsOf(page)), 'below');
  }
  const { width, height } = page;
  const title = escapeXml(style.title);
  const size =
    millimetres === undefined
      ? `width="${width}" height="${height}"`
      : `width="${fixed(millimetres)}mm" height="${fixed((millimetres * height) / width)}mm"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"` +
      ` font-family="${escapeXml(style.fonts)}" font-size="${fixed(page.fontSize)}" fill="${style.ink}">`,
    `<title>${title}</title>`,
    ...(style.patterns ? [patternDefinitions(style.ink, style.paper)] : []),
    `<rect width="${width}" height="${height}" fill="${style.paper}"/>`,
    ...page.parts,
    '</svg>\n',
  ].join('\n');
}

/** Everything on the background of a picture. */
interface Page {
  readonly parts: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

function compose(
  network: OverviewNetwork,
  style: PictureStyle,
  t: Translate,
  fontSize: number,
  legendAt: 'right' | 'below',
): Page {
  const margin = fontSize * 1.6;
  const labels = settleLabels(marksOf(network, style), fontSize);
  const graph = boundsOf(network, labels, style);
  const beside = legendAt === 'right';
  const legend = drawLegend(network, style, t, { fontSize, room: beside ? 0 : graph.width });
  const width = Math.ceil(
    beside ? graph.width + legend.width + 3 * margin : Math.max(graph.width, legend.width) + 2 * margin,
  );
  const heading = drawHeading(style.heading ?? '', { x: margin, width: width - 2 * margin, fontSize });
  const top = heading.height;
  const body =
    top + (beside ? Math.max(graph.height, legend.height) : graph.height + 2 * margin + legend.height);
  const homeless = network.nodes.length - labels.size;
  const notes = inLines(
    [
      ...(style.whole ? partFigures(network, style.whole, t) : networkFigures(network, t)),
      ...(style.notes ?? []),
      ...(homeless === 0 ? [] : [homeless === 1 ? t('1 label omitted') : t('{0} labels omitted', homeless)]),
    ],
    width - 2 * margin,
    fontSize,
  );
  const line = fontSize * 1.4;
  const bottom = body + 2 * margin + fontSize;
  return {
    fontSize,
    width,
    height: Math.ceil(bottom + (notes.length - 1) * line + margin * 0.6),
    parts: [
      ...heading.parts,
      `<g transform="translate(${fixed(margin - graph.left)} ${fixed(top + margin - graph.top)})">`,
      drawEdges(network, style),
      drawNodes(network, style),
      drawLabels(network, style, labels, fontSize),
      '</g>',
      `<g class="legend" transform="translate(${
        beside
          ? `${fixed(graph.width + 2 * margin)} ${fixed(top + margin + fontSize / 2)}`
          : `${fixed(margin)} ${fixed(top + graph.height + 2 * margin + fontSize / 2)}`
      })">`,
      legend.svg,
      '</g>',
      ...notes.map(
        (note, i) => `<text x="${fixed(margin)}" y="${fixed(bottom + i * line)}">${escapeXml(note)}</text>`,
      ),
    ],
  };
}

/** What the labels go round: the marks as they are drawn. */
function marksOf(network: OverviewNetwork, { size, whole = network }: PictureStyle): readonly Marked[] {
  const { radius } = sizesOf(whole, size);
  const shapes = shapesOf(network);
  return network.nodes.map(node => ({
    ...node,
    shape: shapes.get(node.group) ?? 'circle',
    radius: radius(node),
  }));
}

/** Figures in as few lines as that width takes. */
function inLines(figures: readonly string[], width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const figure of figures) {
    const longer = lines.length === 0 ? figure : `${lines.at(-1)} · ${figure}`;
    if (lines.length > 0 && labelWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(figure);
  }
  return lines;
}

/** What nodes and labels cover; labels without a place are left out. */
function boundsOf(
  network: OverviewNetwork,
  labels: ReadonlyMap<string, LabelPlace>,
  { size, whole = network }: PictureStyle,
): Bounds {
  if (network.nodes.length === 0) return { left: 0, top: 0, width: 400, height: 200 };
  const { radius } = sizesOf(whole, size);
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
