import { attributeValue, namesOf } from '../../corpus/attributeKinds';
import type { TableSettings } from '../../coverage/tableLook';
import type { Overview, OverviewCode } from '../overview/overview';

/** A column of the table as it is shown. The heads of rows are none. */
export interface Column {
  /** Unique key among all columns. */
  readonly key: string;
  readonly of: 'theme' | 'merged' | 'code' | 'text' | 'attribute';
  /** Id of the theme, path of the code, ids of merged themes joined by `+`, or name of the attribute. */
  readonly id: string;
  readonly short: string;
  readonly name: string;
  /** `undefined`: of no theme. */
  readonly color: string | undefined;
  /** How far below its theme a code is; 0 for all else. */
  readonly depth: number;
  /** Whether its sub-codes are shown beside it; `undefined` where it has none. */
  readonly expanded: boolean | undefined;
  readonly pinned: boolean;
  /** Index of its cells in `cells`, `merged` or `texts` of a row. */
  readonly at: number;
}

/** A column that can be chosen, whether or not it is shown; sub-codes follow their theme and are none of these. */
export type ColumnChoice = Pick<Column, 'key' | 'of' | 'id' | 'short' | 'name'>;

export const keyOfTheme = (id: string) => `theme:${id}`;
const keyOfAttribute = (name: string) => `attribute:${name}`;

/** All possible columns, in the order the user has chosen: pinned ones first. */
export function columnChoices(overview: Overview, settings: TableSettings): readonly ColumnChoice[] {
  return arrange(baseColumns(overview, settings), settings);
}

/** The columns that are shown, in order. */
export function shownColumns(overview: Overview, settings: TableSettings): readonly Column[] {
  const codes = new Map(overview.themes.map(theme => [theme.id, theme.codes]));
  return arrange(baseColumns(overview, settings), settings)
    .filter(column =>
      column.of === 'attribute'
        ? settings.attributes.includes(column.id)
        : !settings.hidden.includes(column.key),
    )
    .flatMap(column =>
      column.of === 'theme' ? withCodes(column, codes.get(column.id) ?? [], settings) : [column],
    );
}

/** Attributes of the sources, in the order in which they first occur. */
export function attributeNames({ coverage }: Overview): readonly string[] {
  const names = namesOf(coverage.rows.map(row => row.attributes));
  return names.filter(name => coverage.rows.some(row => attributeValue(row.attributes, name) !== undefined));
}

function baseColumns(overview: Overview, settings: TableSettings): readonly Column[] {
  const { themes, coverage } = overview;
  const merged = coverage.merged ?? [];
  const isPinned = (key: string) => settings.pinned.includes(key);
  const columns: Column[] = [];
  const at = { check: 0, text: 0 };
  for (const { id, short, name, color, kind } of themes) {
    const key = keyOfTheme(id);
    const place = at[kind]++;
    const among = merged.findIndex(each => each.themes.includes(id));
    const plain = { depth: 0, expanded: undefined };
    if (kind === 'text') {
      columns.push({ ...plain, key, of: 'text', id, short, name, color, pinned: isPinned(key), at: place });
    } else if (among === -1) {
      columns.push({ ...plain, key, of: 'theme', id, short, name, color, pinned: isPinned(key), at: place });
    } else if (!columns.some(each => each.of === 'merged' && each.at === among)) {
      // Merged themes take the place of the first of them.
      const whole = merged[among]!;
      columns.push({
        ...plain,
        key: keyOfTheme(whole.theme),
        of: 'merged',
        id: whole.theme,
        short: whole.short,
        name: whole.name,
        color: whole.color,
        pinned: isPinned(keyOfTheme(whole.theme)),
        at: among,
      });
    }
  }
  const attributes = attributeNames(overview).map((name, i): Column => {
    const key = keyOfAttribute(name);
    return {
      key,
      of: 'attribute',
      id: name,
      short: name,
      name,
      color: undefined,
      depth: 0,
      expanded: undefined,
      pinned: isPinned(key),
      at: i,
    };
  });
  return [...columns, ...attributes];
}

/** Pinned ones first, then those that the user has moved, each at its new place; the others keep theirs. */
function arrange(columns: readonly Column[], { order }: TableSettings): readonly Column[] {
  const place = new Map(order.map((key, i) => [key, i]));
  const arranged = columns
    .filter(({ key }) => place.has(key))
    .sort((a, b) => place.get(a.key)! - place.get(b.key)!);
  let next = 0;
  const all = columns.map(column => (place.has(column.key) ? arranged[next++]! : column));
  return [...all.filter(({ pinned }) => pinned), ...all.filter(({ pinned }) => !pinned)];
}

function withCodes(
  column: Column,
  codes: readonly OverviewCode[],
  settings: TableSettings,
): readonly Column[] {
  if (codes.length === 0) return [column];
  const expanded = settings.expanded.includes(column.key);
  const whole = { ...column, expanded };
  if (!expanded) return [whole];
  return [
    whole,
    ...codes.flatMap(({ id, name, codes: below }) => {
      const depth = column.depth + 1;
      const code: Column = { ...column, key: keyOfTheme(id), of: 'code', id, short: name, name, depth };
      return withCodes({ ...code, expanded: undefined }, below, settings);
    }),
  ];
}

/**
 * The order of columns when one is moved to where another is. Only columns that can be chosen are moved; sub-codes go with
 * their theme.
 */
export function moveColumn(choices: readonly ColumnChoice[], key: string, to: string): readonly string[] {
  const keys = choices.map(each => each.key);
  const [from, target] = [keys.indexOf(key), keys.indexOf(to)];
  if (from === -1 || target === -1) return keys;
  keys.splice(from, 1);
  keys.splice(target, 0, key);
  return keys;
}
