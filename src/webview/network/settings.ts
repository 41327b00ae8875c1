import { colorings, sizeMetrics } from '../../core/network/picture';
import { initialLook, type NetworkLook } from '../../core/report/view/networkLook';
import { asFields, asTexts, isNumber, isText, oneOf } from '../fields';

const compareForms = ['asTable', 'asPicture'] as const;
export type CompareForm = (typeof compareForms)[number];

/** Which two networks are compared, and how they are shown. Values that no longer exist are harmless. */
export interface CompareSettings {
  readonly form: CompareForm;
  /** Name of the attribute; `undefined` for the first one. */
  readonly by: string | undefined;
  readonly values: readonly [first: string, second: string];
  /** Only edges with this change; empty for all. */
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
      onlyBetween: filter.onlyBetween === true,
    },
    ego: isText(node) ? { node, radius: radius === 2 ? 2 : 1 } : undefined,
    size: oneOf(sizeMetrics, size) ?? initialLook.size,
    color: oneOf(colorings, color) ?? initialLook.color,
  };
}
