import { compareNaturally } from '../base/order';
import { attributeKindOf, attributeValue, periodOf } from '../corpus/attributeKinds';
import type { Attributes, AttributeValue } from '../corpus/settings';

/** Sources that have one value of an attribute in common. */
export interface SourceGroup<Row> {
  /** The value; for dates, the year, or the value itself if it is not a date. `undefined`: sources without a value. */
  readonly value: AttributeValue | undefined;
  /** In their order. */
  readonly rows: readonly Row[];
}

/**
 * Groups sources by an attribute. Numbers and years come in their order, texts in that in which the sources bring them up
 * (which is how a study lists its regions); sources without a value come last.
 */
export function groupRows<Row extends { readonly attributes: Attributes }>(
  rows: readonly Row[],
  attribute: string,
): readonly SourceGroup<Row>[] {
  const values = rows.map(row => attributeValue(row.attributes, attribute));
  const known = values.filter(value => value !== undefined);
  const kind = attributeKindOf(known);
  const groups = new Map<AttributeValue | undefined, Row[]>();
  rows.forEach((row, i) => {
    const known = values[i];
    const value = kind === 'date' && known !== undefined ? periodOf(known, 'year') : known;
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  });
  const rank = (value: AttributeValue | undefined) => (value === undefined ? 1 : 0);
  return [...groups]
    .map(([value, found]) => ({ value, rows: found }))
    .sort((a, b) => {
      const missing = rank(a.value) - rank(b.value);
      if (missing !== 0 || a.value === undefined || b.value === undefined) return missing;
      if (kind === 'date') return compareNaturally(String(a.value), String(b.value));
      return kind === 'number' ? Number(a.value) - Number(b.value) : 0;
    });
}
