import { type Translate, wordFor } from '../../core/base/l10n';
import type { TableSettings } from '../../core/coverage/tableLook';
import { noFilter } from '../../core/coverage/tableLook';
import { attributeNames } from '../../core/report/view/columns';
import { textOfAttribute } from '../../core/report/view/rows';
import type { CellState, Overview } from '../../protocol';
import type { MenuItem } from '../menuItem';
import { toggled } from './settings';

/** What the menu of rows changes. */
export interface RowMenuPort {
  /** The current settings: a menu may stay open over several changes. */
  settings(): TableSettings;
  set(change: Partial<TableSettings>): void;
  /** Opens the list of an attribute's values. */
  openValues(name: string): void;
}

/** Most values of an attribute in a menu. More are searched by name or sorted. */
const mostValues = 30;

/** Choices about rows: groups, visible sources, order. */
export function rowItems(overview: Overview, port: RowMenuPort, t: Translate): readonly MenuItem[] {
  const { group, filter, sort } = port.settings();
  const names = attributeNames(overview);
  const by = (name: string | undefined): MenuItem => ({
    label: name ?? t('Each source'),
    checked: group === name,
    radio: true,
    press: () => port.set({ group: name, open: [] }),
  });
  const states: readonly (readonly [CellState, string])[] = [
    ['coded', t('With a coded cell')],
    ['absent', t('With a cell marked absent')],
    ['unreviewed', t('With a cell not reviewed yet')],
    ...(overview.coverage.totals.some(({ unknown }) => unknown > 0)
      ? [['unknown', t('With an unknown cell')] as const]
      : []),
  ];
  return [
    ...(names.length > 0 ? [{ heading: t('Group by') }, by(undefined), ...names.map(by)] : []),
    { heading: t('Only sources') },
    ...states.map(
      ([state, label]): MenuItem => ({
        label,
        checked: filter.state === state,
        stay: true,
        press: () => setFilter(port, { state: filter.state === state ? undefined : state }),
      }),
    ),
    ...names.map((name): MenuItem => {
      const count = chosenOf(filter, name).length;
      return {
        label: count > 0 ? t('{0}: {1} values …', name, count) : `${name} …`,
        checked: count > 0,
        press: () => port.openValues(name),
      };
    }),
    ...(filter !== noFilter ? [{ label: t('Show all'), press: () => port.set({ filter: noFilter }) }] : []),
    ...(sort
      ? [{ label: t('In the order of the project'), press: () => port.set({ sort: undefined }) }]
      : []),
  ];
}

/** The values of an attribute, with the number of their sources. */
export function valueItems(
  name: string,
  { coverage }: Overview,
  port: RowMenuPort,
  t: Translate,
): readonly MenuItem[] {
  const counts = new Map<string, number>();
  for (const row of coverage.rows) {
    const text = textOfAttribute(row, name);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const chosen = chosenOf(port.settings().filter, name);
  const items = [...counts].slice(0, mostValues).map(
    ([value, count]): MenuItem => ({
      label: `${wordOf(value, t)} (${count})`,
      checked: chosen.includes(value),
      stay: true,
      press: () => {
        const { filter } = port.settings();
        const { [name]: _, ...others } = filter.attributes;
        const values = toggled(chosenOf(filter, name), value);
        setFilter(port, { attributes: values.length > 0 ? { ...others, [name]: values } : others });
      },
    }),
  );
  return [{ heading: name }, ...items];
}

/** Visible values of an attribute; empty if all are. An attribute may be called `constructor`. */
function chosenOf({ attributes }: TableSettings['filter'], name: string): readonly string[] {
  return Object.hasOwn(attributes, name) ? attributes[name]! : [];
}

function setFilter(port: RowMenuPort, filter: Partial<TableSettings['filter']>): void {
  port.set({ filter: { ...port.settings().filter, ...filter } });
}

function wordOf(value: string, t: Translate): string {
  if (value === '') return t('no value');
  return value === 'true' || value === 'false' ? wordFor(value === 'true', t) : value;
}
