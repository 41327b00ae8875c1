import type { Translate } from '../base/l10n';
import { compareText } from '../base/order';
import { nameOfMeasure } from '../measures/measures';
import { communityColor, communityOf, isolated, namedColors } from './colors';
import type { OverviewGroup, OverviewNetwork } from './network';
import { type SizeMetric, sizesOf } from './sizes';

/** What shapes, sizes, widths and colours of one picture mean. */
export interface Legend {
  readonly shapes: readonly Pick<OverviewGroup, 'id' | 'name' | 'shape' | 'color'>[];
  /** A few values of what sizes stand for, with the radius they are drawn at, largest first. */
  readonly sizes: readonly { readonly value: number; readonly radius: number }[];
  /** A few weights with the width they are drawn at, heaviest first. */
  readonly widths: readonly { readonly weight: number; readonly width: number }[];
  /** Communities by number, named after their best-connected nodes. Small communities share one entry; so do nodes in no community. */
  readonly communities: readonly {
    readonly number: number;
    readonly color: string;
    readonly members: readonly string[];
    readonly count: number;
    /** Number of communities that share the entry. */
    readonly merged: number;
  }[];
}

/** Number of members listed in the name of a community. */
const naming = 3;

export function legendOf(
  network: OverviewNetwork,
  metric: SizeMetric = 'degree',
  whole: OverviewNetwork = network,
): Legend {
  const { nodes, edges, groups } = network;
  const sizes = sizesOf(whole, metric);
  const values = nodes.map(node => node[metric]);
  const weights = edges.map(edge => edge.weight);
  const ranked = [...nodes].sort((a, b) => b.degree - a.degree || compareText(a.id, b.id));
  const numbers = new Set(nodes.map(node => communityOf(node, network)));
  const entry = (community: number, of: (other: number) => boolean, merged: number) => {
    const members = ranked.filter(node => of(communityOf(node, network))).map(node => node.label);
    return {
      number: community,
      color: communityColor(community),
      members: members.slice(0, naming),
      count: members.length,
      merged,
    };
  };
  // Part of a network, such as an ego network, has not all of them.
  const communities = [...numbers]
    .filter(number => number >= 0 && number < namedColors)
    .sort((a, b) => a - b)
    .map(number => entry(number, other => other === number, 1));
  const alone = numbers.has(isolated) ? [entry(isolated, other => other === isolated, 1)] : [];
  const rest = numbers.size - communities.length - alone.length;
  return {
    shapes: groups.map(({ id, name, shape, color }) => ({ id, name, shape, color })),
    sizes: steps(values).map(value => ({ value, radius: sizes.radiusAt(value) })),
    widths: steps(weights).map(weight => ({ weight, width: sizes.width({ weight }) })),
    communities: [
      ...communities,
      ...(rest > 0 ? [entry(namedColors, other => other >= namedColors, rest)] : []),
      ...alone,
    ],
  };
}

/** The largest value, the least, and one that is drawn about halfway between them, as far as they differ. */
function steps(values: readonly number[]): readonly number[] {
  if (values.length === 0) return [];
  const most = values.reduce((a, b) => Math.max(a, b));
  const least = values.reduce((a, b) => Math.min(a, b));
  // Sizes are proportional to the square root of the value.
  const middle = ((Math.sqrt(most) + Math.sqrt(least)) / 2) ** 2;
  const nearest = [...values]
    .sort((a, b) => a - b)
    .reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a));
  return [...new Set([most, nearest, least])];
}

/** What the entry of a community says: its best-connected members and its number of nodes. */
export function describeCommunity(
  { number, members, count, merged }: Legend['communities'][number],
  t: Translate,
): string {
  if (number === isolated) return t('without edges: in no community ({0})', count);
  if (merged > 1) return t('{0} small communities ({1})', merged, count);
  return `${members.join(' / ')} (${count})`;
}

/** The network's figures in one line. */
export function describeNetwork(network: OverviewNetwork, t: Translate): string {
  return networkFigures(network, t).join(' · ');
}

/** The network's figures, each in words. */
export function networkFigures(network: OverviewNetwork, t: Translate): readonly string[] {
  const { nodes, edges, communities } = network;
  return [
    nodes.length === 1 ? t('1 node') : t('{0} nodes', nodes.length),
    edges.length === 1 ? t('1 edge') : t('{0} edges', edges.length),
    communities === 1 ? t('1 community') : t('{0} communities', communities),
    t('modularity {0}', String(Math.round(network.modularity * 1000) / 1000)),
    ...howMeasured(network, t),
  ];
}

/** The figures of a part of a network, each in words. Communities and modularity are those of the whole, and not among them. */
export function partFigures(
  { nodes, edges, unit, window, measure }: OverviewNetwork,
  whole: OverviewNetwork,
  t: Translate,
): readonly string[] {
  return [
    t('{0} of {1} nodes', nodes.length, whole.nodes.length),
    t('{0} of {1} edges', edges.length, whole.edges.length),
    ...howMeasured({ unit, window, measure }, t),
  ];
}

function howMeasured(
  { unit, window, measure }: Pick<OverviewNetwork, 'unit' | 'window' | 'measure'>,
  t: Translate,
): readonly string[] {
  return [
    t('unit: {0}', nameOfUnit(unit, t)),
    ...(window === null ? [] : [t('window: {0} characters', window)]),
    t('measure: {0}', nameOfMeasure(measure, t)),
  ];
}

/** What sizes stand for, as a heading of the legend. */
export function headOfSizes(metric: SizeMetric, t: Translate): string {
  switch (metric) {
    case 'degree':
      return t('Size: number of neighbours');
    case 'weightedDegree':
      return t('Size: weight of all edges');
    case 'frequency':
      return t('Size: frequency');
  }
}

/** The word for a unit; an unknown one stays as it is. */
export function nameOfUnit(unit: string, t: Translate): string {
  switch (unit) {
    case 'sentence':
      return t('sentence');
    case 'paragraph':
      return t('paragraph');
    case 'section':
      return t('section');
    case 'document':
      return t('document');
    default:
      return unit;
  }
}
