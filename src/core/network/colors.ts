/** Colours of communities, distinguishable on light and dark backgrounds. */
const colors: readonly string[] = [
  '#4e79a7',
  '#e07b39',
  '#4f9d55',
  '#c94f5c',
  '#8d6bb3',
  '#2a9d8f',
  '#b8901f',
  '#9a6a4f',
  '#cf6f9b',
  '#5b6fd6',
];

/** Colour of all other communities: they are numbered by size, so the smallest share it. */
const rest = '#8b9099';

/** What the colour of a node stands for. */
export type ColorBy = 'community' | 'theme';
export const colorings: readonly ColorBy[] = ['community', 'theme'];

/** How many communities have a separate colour. */
export const namedColors = colors.length;

/** Stands for the community of nodes without an edge, which are in none. */
export const isolated = -1;

/** The community of a node, or `isolated`; `network`: the whole one, or a part of it. */
export function communityOf(
  node: { readonly community: number },
  network: { readonly communities: number },
): number {
  return node.community < network.communities ? node.community : isolated;
}

/** That of nodes without an edge is the one that small communities share. */
export function communityColor(community: number): string {
  return colors[community] ?? rest;
}
