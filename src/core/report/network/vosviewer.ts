import type { OverviewNetwork } from '../../network/network';
import { disarm } from '../formats/csv';

// Items are numbered from 1 on; so are clusters, of which VOSviewer takes a thousand.
// The formats: https://app.vosviewer.com/docs/file-types/map-and-network-file-type/ and .../json-file-type/.

const mostClusters = 1000;

const clusterOf = (community: number) => Math.min(community + 1, mostClusters);

/**
 * The nodes of the network as a VOSviewer map file: a header row, then a line for each item. Columns are parted by commas, which the
 * format allows as it does tabs: as .txt the file would be a source, in a project folder that does not say which files are.
 */
export function writeVosviewerMap({ nodes }: OverviewNetwork): string {
  const { x, y } = places(nodes);
  return lines([
    [
      'id',
      'label',
      'x',
      'y',
      'cluster',
      'weight<Links>',
      'weight<Total link strength>',
      'weight<Occurrences>',
    ],
    ...nodes.map((node, i) => [
      i + 1,
      quoted(node.label),
      x(node.x),
      y(node.y),
      clusterOf(node.community),
      node.degree,
      node.weightedDegree,
      node.frequency,
    ]),
  ]);
}

/** The edges as a VOSviewer network file: two items and the strength of their link in a line, no header row. */
export function writeVosviewerNetwork({ nodes, edges }: OverviewNetwork): string {
  const number = numbers(nodes);
  return lines(edges.map(({ source, target, weight }) => [number.get(source)!, number.get(target)!, weight]));
}

/** Nodes and edges as one VOSviewer JSON file. */
export function writeVosviewerJson({ nodes, edges }: OverviewNetwork): string {
  const number = numbers(nodes);
  const { x, y } = places(nodes);
  const file = {
    network: {
      items: nodes.map((node, i) => ({
        id: i + 1,
        label: node.label,
        x: x(node.x),
        y: y(node.y),
        cluster: clusterOf(node.community),
        weights: {
          Links: node.degree,
          'Total link strength': node.weightedDegree,
          Occurrences: node.frequency,
        },
      })),
      links: edges.map(({ source, target, weight }) => ({
        source_id: number.get(source),
        target_id: number.get(target),
        strength: weight,
      })),
    },
  };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

function numbers(nodes: OverviewNetwork['nodes']): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ id }, i) => [id, i + 1]));
}

/** VOSviewer's own maps reach from about -1 to 1; y points up there. */
function places(nodes: OverviewNetwork['nodes']): Readonly<Record<'x' | 'y', (value: number) => number>> {
  const extent = (values: readonly number[]) => ({
    least: values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    most: values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  });
  const [x, y] = [extent(nodes.map(node => node.x)), extent(nodes.map(node => node.y))];
  // One scale for both, so that the picture keeps its form.
  const half = Math.max(x.most - x.least, y.most - y.least) / 2 || 1;
  const scale =
    ({ least, most }: typeof x, sign: 1 | -1) =>
    (value: number) =>
      Math.round(((sign * (value - (least + most) / 2)) / half) * 1e4) / 1e4 + 0;
  return { x: scale(x, 1), y: scale(y, -1) };
}

/** Labels with a comma, a semicolon or a quotation mark stand in quotation marks; tabs and line ends become blanks. */
function quoted(label: string): string {
  // A spreadsheet may open it, too.
  const plain = disarm(label.replace(/[\s\u2028\u2029]+/g, ' ').trim());
  return /[",;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function lines(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map(row => `${row.join(',')}\n`).join('');
}
