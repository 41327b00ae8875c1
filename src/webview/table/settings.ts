import type { TableSettings } from '../../core/coverage/tableLook';
import type { CellState } from '../../protocol';
import { asFields, asTexts, isText, oneOf } from '../fields';

const states: readonly CellState[] = ['coded', 'absent', 'unreviewed', 'unknown'];

/** Reads the kept settings, perhaps of another version. Invalid parts get their initial values. */
export function restoreTable(kept: unknown): TableSettings {
  const fields = asFields(kept);
  const sort = asFields(fields.sort);
  const filter = asFields(fields.filter);
  return {
    expanded: asTexts(fields.expanded),
    hidden: asTexts(fields.hidden),
    attributes: asTexts(fields.attributes),
    order: asTexts(fields.order),
    pinned: asTexts(fields.pinned),
    merged: (Array.isArray(fields.merged) ? fields.merged : []).map(asTexts).filter(ids => ids.length > 1),
    group: isText(fields.group) ? fields.group : undefined,
    open: asTexts(fields.open),
    sort: isText(sort.column) ? { column: sort.column, descending: sort.descending === true } : undefined,
    filter: {
      attributes: Object.fromEntries(
        Object.entries(asFields(filter.attributes))
          .map(([name, values]) => [name, asTexts(values)] as const)
          .filter(([, values]) => values.length > 0),
      ),
      state: oneOf(states, filter.state),
      search: isText(filter.search) ? filter.search : '',
    },
  };
}

/** A list with an item added, or removed if it was in it. */
export function toggled(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter(each => each !== item) : [...list, item];
}
