import { type ColorBy, communityColor, communityOf } from './colors';
import type { OverviewNetwork, OverviewNode } from './network';
import { patternOf } from './patterns';

/** What the colour of a node tells of it: nodes of one class have one colour, and so have the edges between them. */
export interface ColorClass {
  readonly key: number | string;
  readonly color: string;
  /** What stands for the colour in black and white. */
  readonly pattern: string;
}

/** What pictures are coloured by, wherever nothing else is asked for. */
export const usualColoring: ColorBy = 'theme';

/** The classes of a network's nodes, for pages and files alike. Small communities share a colour, but are not one community. */
export function colorClasses(
  network: OverviewNetwork,
  by: ColorBy = usualColoring,
): (node: OverviewNode) => ColorClass {
  if (by === 'community') {
    return node => {
      const key = communityOf(node, network);
      return { key, color: communityColor(key), pattern: patternOf(key) };
    };
  }
  const classes = new Map(
    network.groups.map(({ id, color }, i) => [id, { key: id, color, pattern: patternOf(i) }]),
  );
  const { length } = network.groups;
  // A node of no group that is named.
  const other = { key: '', color: communityColor(length), pattern: patternOf(length) };
  return ({ group }) => classes.get(group) ?? other;
}
