import { type ColorBy, type SizeMetric, usualColoring } from '../../network/picture';

/** A node and what is around it, within so many edges of it. */
export interface Ego {
  readonly node: string;
  readonly radius: 1 | 2;
}

/** Which part of the network is shown. Names that no longer exist do no harm. */
export interface NetworkFilter {
  /** Edges that weigh less are hidden. */
  readonly leastWeight: number;
  /** Show only this many of the best-connected nodes; `undefined`: not chosen yet, so large networks open filtered. */
  readonly most: number | 'all' | undefined;
  /** Ids of the groups of themes whose nodes are hidden. */
  readonly hiddenGroups: readonly string[];
  /** Communities whose nodes are hidden, as the legend numbers them. */
  readonly hiddenCommunities: readonly number[];
  /** Nodes without an edge that is shown are hidden, too. */
  readonly hideIsolates: boolean;
  /** Edges within a theme are hidden: only those between themes are shown. */
  readonly onlyBetween: boolean;
}

/** How the network is looked at. */
export interface NetworkLook {
  readonly filter: NetworkFilter;
  /** `undefined`: the whole network. */
  readonly ego: Ego | undefined;
  readonly size: SizeMetric;
  readonly color: ColorBy;
}

export const noFilter: NetworkFilter = {
  leastWeight: 0,
  most: 'all',
  hiddenGroups: [],
  hiddenCommunities: [],
  hideIsolates: false,
  onlyBetween: false,
};

export const initialLook: NetworkLook = {
  filter: { ...noFilter, most: undefined },
  ego: undefined,
  size: 'degree',
  color: usualColoring,
};
