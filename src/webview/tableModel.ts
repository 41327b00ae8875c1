import { type Translate, wordFor } from '../core/l10n';
import type { Basis, Overview } from '../protocol';
import type { CellQuery } from './query';
import type { Display } from './state';

/**
 * What a cell says. Coding: a passage is coded; a person looked and found nothing; nobody has said anything yet.
 * Keyword hits: the machine found some, or none. Text: the labels of a text column.
 */
export type CellKind = 'coded' | 'absent' | 'unreviewed' | 'hit' | 'none' | 'text';

/** A mark for each kind, so that kinds are told apart without colour, and a hit never looks like coding. */
export const marks: Readonly<Record<Exclude<CellKind, 'text'>, string>> = {
  coded: '√',
  absent: '—',
  unreviewed: '·',
  hit: '●',
  none: '·',
};

export interface Column {
  readonly theme: string;
  readonly short: string;
  readonly name: string;
  readonly color: string;
  readonly kind: 'check' | 'text';
  readonly query: CellQuery;
}

export interface Cell {
  readonly kind: CellKind;
  readonly text: string;
  /** The cell in words, with its row and column. */
  readonly label: string;
  readonly query: CellQuery;
}

export interface Row {
  readonly source: string;
  readonly label: string;
  /** Path and attributes, a line each. */
  readonly details: string;
  readonly query: CellQuery;
  readonly cells: readonly Cell[];
}

/** An entry of the key below the table: what a mark means and how many cells show it. */
export interface KeyEntry {
  readonly kind: CellKind;
  readonly mark: string;
  readonly label: string;
  readonly count: number;
}

/** The table as it is to be shown. */
export interface TableModel {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly totals: { readonly label: string; readonly query: CellQuery; readonly cells: readonly Cell[] };
  readonly key: readonly KeyEntry[];
}

export function buildTable(overview: Overview, basis: Basis, display: Display, t: Translate): TableModel {
  const columns = overview.themes.map(({ id, short, name, color, kind }): Column => {
    const query: CellQuery = { of: 'cell', basis: kind === 'text' ? 'coded' : basis, theme: id };
    return { theme: id, short, name, color, kind, query };
  });
  const rows = overview.coverage.rows.map((row): Row => {
    const cells = new Map(row.cells.map(cell => [cell.theme, cell]));
    const texts = new Map(row.texts.map(({ theme, labels }) => [theme, labels]));
    return {
      source: row.source,
      label: row.label,
      details: [
        row.source,
        ...Object.entries(row.attributes).map(([name, value]) => t('{0}: {1}', name, wordFor(value, t))),
      ].join('\n'),
      query: { of: 'cell', basis, source: row.source },
      cells: columns.map(column => {
        const query: CellQuery = { ...column.query, source: row.source };
        if (column.kind === 'text')
          return textCell(texts.get(column.theme) ?? [], row.label, column, query, t);
        const { state, annotations, matches } = cells.get(column.theme)!;
        const kind = basis === 'coded' ? state : matches > 0 ? 'hit' : 'none';
        const count = basis === 'coded' ? annotations : matches;
        return {
          kind,
          text: display === 'counts' && count > 0 ? String(count) : marks[kind],
          label: t('{0}, {1}: {2}', row.label, column.name, describe(kind, count, t)),
          query,
        };
      }),
    };
  });
  return {
    columns,
    rows,
    totals: totalsOf(overview, columns, basis, display, t),
    key: keyOf(rows, basis, t),
  };
}

function textCell(
  labels: readonly string[],
  row: string,
  column: Column,
  query: CellQuery,
  t: Translate,
): Cell {
  const text = labels.join('；');
  return {
    kind: 'text',
    text,
    label: t('{0}, {1}: {2}', row, column.name, text || t('nothing coded')),
    query,
  };
}

/** What a cell says, in words. */
function describe(kind: CellKind, count: number, t: Translate): string {
  switch (kind) {
    case 'absent':
      return t('marked absent');
    case 'unreviewed':
      return t('not reviewed yet');
    case 'hit':
    case 'none':
      return count === 1 ? t('1 keyword hit') : t('{0} keyword hits', count);
    default:
      return count === 1 ? t('1 coded passage') : t('{0} coded passages', count);
  }
}

function totalsOf(
  overview: Overview,
  columns: readonly Column[],
  basis: Basis,
  display: Display,
  t: Translate,
): TableModel['totals'] {
  const label =
    basis === 'coded'
      ? display === 'marks'
        ? t('Sources coded')
        : t('Coded passages')
      : display === 'marks'
        ? t('Sources with hits')
        : t('Keyword hits');
  const byTheme = new Map(overview.coverage.totals.map(total => [total.theme, total]));
  const cells = columns.map(({ theme, name, query }): Cell => {
    const total = byTheme.get(theme);
    const labels = overview.coverage.rows.map(
      row => row.texts.find(each => each.theme === theme)?.labels ?? [],
    );
    const count = !total
      ? display === 'marks'
        ? labels.filter(each => each.length > 0).length
        : labels.flat().length
      : basis === 'coded'
        ? display === 'marks'
          ? total.coded
          : total.annotations
        : display === 'marks'
          ? total.withMatches
          : total.matches;
    return {
      kind: total ? 'coded' : 'text',
      text: String(count),
      label: t('{0}, {1}: {2}', label, name, count),
      query,
    };
  });
  return { label, query: { of: 'cell', basis }, cells };
}

function keyOf(rows: readonly Row[], basis: Basis, t: Translate): readonly KeyEntry[] {
  const labels: readonly (readonly [Exclude<CellKind, 'text'>, string])[] =
    basis === 'coded'
      ? [
          ['coded', t('coded')],
          ['absent', t('marked absent')],
          ['unreviewed', t('not reviewed yet')],
        ]
      : [
          ['hit', t('keyword hits, found by machine')],
          ['none', t('no keyword hit')],
        ];
  const cells = rows.flatMap(row => row.cells);
  return labels.map(([kind, label]) => ({
    kind,
    mark: marks[kind],
    label,
    count: cells.filter(cell => cell.kind === kind).length,
  }));
}

/** A place in the grid: column 0 is the row heads; the row after the last source is the totals. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads in a grid of `rows` x `columns`; `undefined` for keys that do not move. */
export function move(
  from: Place,
  key: string,
  ctrl: boolean,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): Place | undefined {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (row: number, column: number): Place => ({
    row: Math.min(Math.max(row, 0), last.row),
    column: Math.min(Math.max(column, 0), last.column),
  });
  switch (key) {
    case 'ArrowUp':
      return to(ctrl ? 0 : from.row - 1, from.column);
    case 'ArrowDown':
      return to(ctrl ? last.row : from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, ctrl ? 0 : from.column - 1);
    case 'ArrowRight':
      return to(from.row, ctrl ? last.column : from.column + 1);
    case 'Home':
      return to(ctrl ? 0 : from.row, 0);
    case 'End':
      return to(ctrl ? last.row : from.row, last.column);
    case 'PageUp':
      return to(from.row - size.page, from.column);
    case 'PageDown':
      return to(from.row + size.page, from.column);
    default:
      return undefined;
  }
}
