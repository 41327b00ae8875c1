import { type SizeMetric, sizeMetrics } from '../../core/network/picture';
import { asFields, asTexts, isNumber, isText, oneOf } from '../fields';

/** What the colour of a node stands for. */
export type ColorBy = 'community' | 'theme';
export const colorings: readonly ColorBy[] = ['community', 'theme'];

/** A node and what is around it, within so many edges of it. */
export interface Ego {
  readonly node: string;
  readonly radius: 1 | 2;
}

/** What of the network is shown. What is no longer in it does no harm. */
export interface NetworkFilter {
  /** Edges that weigh less are hidden. */
  readonly leastWeight: number;
  /** Only so many of the best-connected nodes are shown; `undefined`: nobody has said, so that large networks open filtered. */
  readonly most: number | 'all' | undefined;
  /** Ids of the groups of themes whose nodes are hidden. */
  readonly hiddenGroups: readonly string[];
  /** Communities whose nodes are hidden, as the legend numbers them. */
  readonly hiddenCommunities: readonly number[];
  /** Nodes without an edge that is shown are hidden, too. */
  readonly hideIsolates: boolean;
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
};

export const initialLook: NetworkLook = {
  filter: { ...noFilter, most: undefined },
  ego: undefined,
  size: 'degree',
  color: 'community',
};

const compareForms = ['asTable', 'asPicture'] as const;
export type CompareForm = (typeof compareForms)[number];

/** Which two networks are compared, and how that is looked at. What is no longer there does no harm. */
export interface CompareSettings {
  readonly form: CompareForm;
  /** Name of the attribute; `undefined` = the first there is. */
  readonly by: string | undefined;
  readonly values: readonly [first: string, second: string];
  /** Only edges that this became of; empty = all. */
  readonly change: string;
}

export const initialCompare: CompareSettings = {
  form: 'asTable',
  by: undefined,
  values: ['', ''],
  change: '',
};

/** Reads what was kept, perhaps by another version: whatever does not fit is as at the start. */
export function restoreCompare(kept: unknown): CompareSettings {
  const { form, by, values, change } = asFields(kept);
  const [first = '', second = ''] = asTexts(values);
  return {
    form: oneOf(compareForms, form) ?? initialCompare.form,
    by: isText(by) ? by : undefined,
    values: [first, second],
    change: isText(change) ? change : '',
  };
}

/** Reads what was kept, perhaps by another version: whatever does not fit is as at the start. */
export function restoreLook(kept: unknown): NetworkLook {
  const { filter: keptFilter, ego, size, color } = asFields(kept);
  const filter = asFields(keptFilter);
  const { node, radius } = asFields(ego);
  const { most, leastWeight, hiddenCommunities } = filter;
  return {
    filter: {
      leastWeight: isNumber(leastWeight) ? leastWeight : 0,
      most: most === 'all' || (isNumber(most) && most > 0) ? most : undefined,
      hiddenGroups: asTexts(filter.hiddenGroups),
      hiddenCommunities: Array.isArray(hiddenCommunities) ? hiddenCommunities.filter(isNumber) : [],
      hideIsolates: filter.hideIsolates === true,
    },
    ego: isText(node) ? { node, radius: radius === 2 ? 2 : 1 } : undefined,
    size: oneOf(sizeMetrics, size) ?? initialLook.size,
    color: oneOf(colorings, color) ?? initialLook.color,
  };
}
