import { compareNaturally } from '../../base/order';
import { attributeKindOf, attributeValue } from '../../corpus/attributeKinds';
import type { AttributeValue } from '../../corpus/settings';
import { groupRows } from '../../coverage/groups';
import { amountOf } from '../../coverage/shares';
import type { Display, TableBasis, TableFilter, TableSettings } from '../../coverage/tableLook';
import type { OverviewRow } from '../overview/overview';
import type { Column } from './columns';
import { rowFigures, sumFigures } from './figures';

/** A line of the table: a source, or a group of them. */
export type TableLine =
  | { readonly of: 'source'; readonly key: string; readonly row: OverviewRow; readonly grouped: boolean }
  | {
      readonly of: 'group';
      readonly key: string;
      readonly value: AttributeValue | undefined;
      readonly rows: readonly OverviewRow[];
      readonly expanded: boolean;
    };

/** The sources that a filter lets through, in their order. `columns`: those whose states count. */
export function filterRows(
  rows: readonly OverviewRow[],
  { attributes, state, search }: TableFilter,
  columns: readonly Column[],
): readonly OverviewRow[] {
  const wanted = Object.entries(attributes).map(([name, values]) => [name, new Set(values)] as const);
  const needle = search.trim().toLowerCase();
  const counted = columns.filter(column => column.of !== 'text' && column.of !== 'attribute');
  if (wanted.length === 0 && needle === '' && state === undefined) return rows;
  return rows.filter(
    row =>
      wanted.every(([name, values]) => values.has(textOfAttribute(row, name))) &&
      (needle === '' ||
        row.label.toLowerCase().includes(needle) ||
        row.source.toLowerCase().includes(needle)) &&
      (state === undefined || counted.some(column => rowFigures(row, column).state === state)),
  );
}

/** What filters compare; empty where a source has no value. */
export function textOfAttribute(row: OverviewRow, name: string): string {
  return String(attributeValue(row.attributes, name) ?? '');
}

export interface Ordering {
  readonly columns: readonly Column[];
  readonly basis: TableBasis;
  readonly display: Display;
}

/** The lines that are shown: sources, or groups with the sources of those that are open; sorted, else in their order. */
export function linesOf(
  rows: readonly OverviewRow[],
  { group, open, sort }: TableSettings,
  ordering: Ordering,
): readonly TableLine[] {
  const column = ordering.columns.find(({ key }) => key === sort?.column);
  const byName = sort?.column === nameColumn;
  const sources = (some: readonly OverviewRow[]) =>
    column
      ? sorted(some, rankSource(some, column, ordering), sort!.descending)
      : byName && sort.descending
        ? [...some].reverse()
        : some;
  if (group === undefined) {
    return sources(rows).map(row => ({ of: 'source', key: row.source, row, grouped: false }));
  }
  const groups = groupRows(rows, group);
  const inOrder =
    column && column.of !== 'attribute'
      ? sorted(groups, each => rankGroup(each.rows, column, ordering), sort!.descending)
      : byName && sort.descending
        ? [...groups].reverse()
        : groups;
  return inOrder.flatMap(({ value, rows: some }): readonly TableLine[] => {
    const key = keyOfGroup(value);
    const expanded = open.includes(key);
    const head: TableLine = { of: 'group', key, value, rows: some, expanded };
    if (!expanded) return [head];
    return [
      head,
      ...sources(some).map((row): TableLine => ({ of: 'source', key: row.source, row, grouped: true })),
    ];
  });
}

/** The key of the column of row heads, for sorting. */
export const nameColumn = 'name';

function keyOfGroup(value: AttributeValue | undefined): string {
  return `group:${value === undefined ? '' : JSON.stringify(value)}`;
}

/** Numbers to sort by: the first difference decides. `undefined` comes last in either direction. */
type Rank = readonly number[] | undefined;

/** Stable: what is alike keeps its order. */
function sorted<T>(items: readonly T[], rankOf: (item: T) => Rank, descending: boolean): readonly T[] {
  const ranked = items.map(item => ({ item, rank: rankOf(item) }));
  ranked.sort(({ rank: a }, { rank: b }) => {
    if (!a || !b) return a ? -1 : b ? 1 : 0;
    const at = a.findIndex((value, i) => value !== b[i]);
    if (at === -1) return 0;
    return descending ? b[at]! - a[at]! : a[at]! - b[at]!;
  });
  return ranked.map(({ item }) => item);
}

const rankOfState = { unreviewed: 0, unknown: 1, absent: 2, coded: 3 };

function rankSource(
  rows: readonly OverviewRow[],
  column: Column,
  { basis, display }: Ordering,
): (row: OverviewRow) => Rank {
  if (column.of === 'attribute') return rankAttribute(rows, column.id);
  if (column.of === 'text') return row => [row.texts[column.at]!.labels.length];
  return row => {
    const figures = rowFigures(row, column);
    const coded = [amountOf(figures, row, 'coded', display), rankOfState[figures.state]];
    const hits = amountOf(figures, row, 'keywords', display);
    // There are four marks of coding and two of hits, whatever the numbers behind them.
    const byMarks = display === 'marks' || display === 'evidence';
    if (basis === 'keywords') return [byMarks ? Math.min(1, hits) : hits];
    return basis === 'both' ? [...coded, hits] : byMarks ? [coded[1]!] : coded;
  };
}

function rankGroup(rows: readonly OverviewRow[], column: Column, { basis, display }: Ordering): Rank {
  if (column.of === 'text') return [rows.filter(row => row.texts[column.at]!.labels.length > 0).length];
  const sums = sumFigures(rows, column);
  if (display !== 'marks' && display !== 'evidence') {
    return [amountOf(sums, sums.whole, basis === 'keywords' ? 'keywords' : 'coded', display)];
  }
  const found = basis === 'keywords' ? sums.withMatches : sums.coded;
  return [found / rows.length, found];
}

function rankAttribute(rows: readonly OverviewRow[], name: string): (row: OverviewRow) => Rank {
  const values = rows.map(row => attributeValue(row.attributes, name)).filter(value => value !== undefined);
  const kind = attributeKindOf(values);
  if (kind === 'number' || kind === 'yes-no') {
    return row => {
      const value = attributeValue(row.attributes, name);
      return value === undefined ? undefined : [Number(value)];
    };
  }
  const texts = [...new Set(values.map(String))];
  // Dates and texts with digits sort by their value, other texts in the order of the sources. The locale of the machine makes no
  // difference.
  if (kind === 'date' || texts.some(text => /\d/.test(text))) texts.sort(compareNaturally);
  const places = new Map(texts.map((text, i) => [text, i]));
  return row => {
    const place = places.get(textOfAttribute(row, name));
    return place === undefined ? undefined : [place];
  };
}
