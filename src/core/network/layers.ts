import { colorClasses } from './colorClasses';
import type { ColorBy } from './colors';
import type { LabelPlace } from './labels';
import type { OverviewEdge, OverviewNetwork, OverviewNode } from './network';
import { outlineWidth, shapePath } from './shapes';
import { edgesInOrder, nodeSign, nodesInOrder, shapesOf } from './signs';
import { type SizeMetric, sizesOf } from './sizes';
import { escapeXml, fixed } from './svg';

/** Colours of a drawing: anything SVG takes as a paint, CSS variables included. */
export interface Paints {
  readonly ink: string;
  readonly paper: string;
  /** Colour of edges between communities, or themes; those within one have its colour. */
  readonly edge: string;
  /** Patterns instead of colours: what communities are filled with is defined in the drawing, and all edges look the same. */
  readonly patterns?: boolean;
  /** What colours (or patterns) stand for: themes by default. */
  readonly colorBy?: ColorBy;
  /** What the sizes of nodes stand for: the number of neighbours by default. */
  readonly size?: SizeMetric;
  /** The whole network, if only a part is drawn: sizes and widths are scaled to it. */
  readonly whole?: OverviewNetwork;
}

/** Of each node: what class its colour, or pattern, tells, and what it is filled with. */
function paintsOf(network: OverviewNetwork, { colorBy, patterns }: Paints) {
  const classOf = colorClasses(network, colorBy);
  return (node: OverviewNode) => {
    const { key, color, pattern } = classOf(node);
    return { key, fill: patterns ? pattern : color };
  };
}

/** The edges, light ones first, so that the heavy ones lie on top. */
export function drawEdges(network: OverviewNetwork, paints: Paints): string {
  const sizes = sizesOf(paints.whole ?? network, paints.size);
  const paintOf = paintsOf(network, paints);
  const lines = ranked(network).map(({ edge, a, b }) => {
    const [of, other] = [paintOf(a), paintOf(b)];
    const color = of.key === other.key && !paints.patterns ? of.fill : paints.edge;
    return (
      `<path class="edge" ${dataOf(edge)} d="${lineOf(a, b)}" stroke="${color}"` +
      ` stroke-width="${fixed(sizes.width(edge))}" stroke-opacity="${fixed(sizes.opacity(edge))}">${titleOf(edge, a, b)}</path>`
    );
  });
  return `<g class="edges" fill="none" stroke-linecap="round">\n${lines.join('\n')}\n</g>`;
}

/** The nodes, large ones first, so that they hide no small one. */
export function drawNodes(network: OverviewNetwork, paints: Paints): string {
  const sizes = sizesOf(paints.whole ?? network, paints.size);
  const paintOf = paintsOf(network, paints);
  const shapes = shapesOf(network);
  const marks = nodesInOrder(network.nodes).map(node => {
    const color = paintOf(node).fill;
    const shape = shapes.get(node.group) ?? 'circle';
    const radius = sizes.radius(node);
    const ring = shape === 'ring';
    const data = `class="node" data-node="${escapeXml(node.id)}"`;
    const title = `<title>${escapeXml(node.label)}</title>`;
    if (paints.patterns) {
      // A pattern needs an outline, and in a ring two of them.
      const outline = shapePath(ring ? 'circle' : shape, node.x, node.y, radius);
      const hole = ring ? shapePath('circle', node.x, node.y, radius * 0.55) : '';
      const below = ring ? `<path d="${hole}" fill="${paints.paper}"/>\n` : '';
      return (
        `${below}<path ${data} d="${outline}${hole}" fill="${color}" fill-rule="evenodd"` +
        ` stroke="${paints.ink}" stroke-width="${outlineWidth}">${title}</path>`
      );
    }
    const { path, fill, stroke, strokeWidth } = nodeSign(shape, radius, color, paints.paper, node);
    return (
      `<path ${data} d="${path}" fill="${fill}"` +
      ` stroke="${stroke}" stroke-width="${fixed(strokeWidth)}">${title}</path>`
    );
  });
  return `<g class="nodes">\n${marks.join('\n')}\n</g>`;
}

/**
 * The labels, outlined in the colour of the paper so that they stay readable above lines. Each outline is a separate text below the
 * letters, because word processors and PDF only know the order of drawing. A line leads to a label that is not beside its node. Labels
 * without a place are left out.
 */
export function drawLabels(
  network: OverviewNetwork,
  paints: Paints,
  places: ReadonlyMap<string, LabelPlace>,
  fontSize: number,
): string {
  const placed = nodesInOrder(network.nodes).flatMap(node => {
    const place = places.get(node.id);
    return place ? [{ node, place }] : [];
  });
  const leaders = placed.flatMap(({ node, place: { leader } }) =>
    leader
      ? [
          `<path class="leader" data-node="${escapeXml(node.id)}"` +
            ` d="M${fixed(leader.x1)} ${fixed(leader.y1)}L${fixed(leader.x2)} ${fixed(leader.y2)}"/>`,
        ]
      : [],
  );
  const text = ({ node, place }: (typeof placed)[number], attributes = '') =>
    `<text${attributes} x="${fixed(place.x)}" y="${fixed(place.y)}"` +
    ` text-anchor="${place.anchor}">${escapeXml(node.label)}</text>`;
  const texts = placed.map(each => text(each, ` class="label" data-node="${escapeXml(each.node.id)}"`));
  const stroke = `stroke="${paints.paper}" stroke-width="${fixed(fontSize / 5)}" stroke-linejoin="round"`;
  const layer = (name: string, attributes: string, items: readonly string[]) =>
    `<g class="${name}" ${attributes}>\n${items.join('\n')}\n</g>`;
  return [
    ...(leaders.length === 0 ? [] : [layer('leaders', `fill="none" stroke="${paints.ink}"`, leaders)]),
    layer(
      'outlines',
      `aria-hidden="true" fill="none" ${stroke}`,
      placed.map(each => text(each)),
    ),
    layer('labels', `fill="${paints.ink}"`, texts),
  ].join('\n');
}

interface RankedEdge {
  readonly edge: OverviewEdge;
  readonly a: OverviewNode;
  readonly b: OverviewNode;
}

function ranked({ nodes, edges }: OverviewNetwork): readonly RankedEdge[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  return edgesInOrder(edges).map(edge => ({
    edge,
    a: byId.get(edge.source)!,
    b: byId.get(edge.target)!,
  }));
}

function dataOf(edge: OverviewEdge): string {
  return `data-source="${escapeXml(edge.source)}" data-target="${escapeXml(edge.target)}"`;
}

function lineOf(a: OverviewNode, b: OverviewNode): string {
  return `M${fixed(a.x)} ${fixed(a.y)}L${fixed(b.x)} ${fixed(b.y)}`;
}

function titleOf(edge: OverviewEdge, a: OverviewNode, b: OverviewNode): string {
  return `<title>${escapeXml(`${a.label} – ${b.label} · ${fixed(edge.weight)}`)}</title>`;
}
