import { type Translate, wordFor } from '../../base/l10n';
import { amountOf, sumOfTexts } from '../../coverage/shares';
import type { Display, TableBasis, TableLook, TableSettings } from '../../coverage/tableLook';
import type { CellQuery } from '../evidence/passages';
import type { Overview, OverviewRow } from '../overview/overview';
import {
  type Among,
  amongOf,
  type CellContext,
  cellOf,
  differs,
  groupCell,
  marks,
  type ShownCell,
  type ShownCellKind,
} from './cells';
import { type Column, shownColumns } from './columns';
import {
  countDiffering,
  formatPercent,
  type GroupFigures,
  rowFigures,
  sumFigures,
  sumOfAll,
} from './figures';
import { filterRows, linesOf, type TableLine } from './rows';
import { scopeOf } from './scope';

export interface RowHead {
  readonly key: string;
  readonly text: string;
  /** Path and attributes of a source, and how much of it is in scope, a line each. */
  readonly details: string;
  readonly query: CellQuery;
  /** Of groups only: whether their sources are shown. */
  readonly expanded: boolean | undefined;
  /** 1; below a group, 2. */
  readonly level: number;
}

/** A row below the others. */
export interface TotalRow {
  readonly label: string;
  readonly query: CellQuery;
  readonly cells: readonly ShownCell[];
}

/** What a mark means and how many cells show it. */
export interface GlanceEntry {
  readonly kind: ShownCellKind | 'differs';
  readonly mark: string;
  readonly label: string;
  readonly count: number;
}

/** The state of the study at a summary: the cells of all columns of themes that are shown, by what they say. */
export interface Summary {
  readonly entries: readonly GlanceEntry[];
  readonly cells: number;
  /** Sources that are shown, of all. */
  readonly sources: number;
  readonly all: number;
}

/**
 * The table as it is to be shown. Of its rows only those in sight are computed: `head` and `cell` are asked for each as it
 * comes into sight.
 */
export interface TableModel {
  readonly columns: readonly Column[];
  readonly lines: readonly TableLine[];
  readonly head: (line: number) => RowHead;
  readonly cell: (line: number, column: number) => ShownCell;
  readonly totals: readonly TotalRow[];
  readonly summary: Summary;
  /** Attribute that rows are grouped by. */
  readonly group: string | undefined;
  readonly sort: TableSettings['sort'];
  readonly basis: TableBasis;
  readonly display: Display;
}

export interface TableRequest extends TableLook {
  readonly lines: CellContext['lines'];
}

export function buildTable(
  overview: Overview,
  { basis, display, settings, lines: evidence }: TableRequest,
  t: Translate,
): TableModel {
  const all = overview.coverage.rows;
  const columns = shownColumns(overview, settings);
  const rows = filterRows(all, settings.filter, columns);
  const lines = linesOf(rows, settings, { columns, basis, display });
  const most = mostOf(rows, lines, columns, basis, display);
  const context: CellContext = { basis, display, most, lines: evidence, t };
  const among: Among =
    rows.length === all.length
      ? undefined
      : { name: t('{0} of {1} sources', rows.length, all.length), sources: rows.map(row => row.source) };
  const whole = sumOfTexts(rows);
  const sums = columns.map(column => {
    if (!isCounted(column)) return undefined;
    return rows === all ? sumOfAll(overview, column, whole) : sumFigures(rows, column);
  });
  const labels = lines.map(line => labelOf(line, t));
  return {
    columns,
    lines,
    head: at => headOf(lines[at]!, labels[at]!, basis, t),
    cell: (at, column) => cellOf(lines[at]!, labels[at]!, columns[column]!, context),
    totals: totalsOf(rows, columns, sums, among, context),
    summary: summaryOf(rows, all.length, columns, sums, basis, t),
    group: settings.group,
    sort: settings.sort,
    basis,
    display,
  };
}

function labelOf(line: TableLine, t: Translate): string {
  if (line.of === 'source') return line.row.label;
  return line.value === undefined ? t('no value') : wordFor(line.value, t);
}

function headOf(line: TableLine, text: string, basis: TableBasis, t: Translate): RowHead {
  const about = basis === 'keywords' ? 'keywords' : 'coded';
  if (line.of === 'group') {
    const count = line.rows.length === 1 ? t('1 source') : t('{0} sources', line.rows.length);
    return {
      key: line.key,
      text: `${text} (${line.rows.length})`,
      details: [text, count, ...scopeOf(line.rows, t)].join('\n'),
      query: { of: 'cell', basis: about, group: amongOf(line, text) },
      expanded: line.expanded,
      level: 1,
    };
  }
  const { row } = line;
  return {
    key: line.key,
    text,
    details: [
      row.source,
      ...Object.entries(row.attributes).map(([name, value]) => t('{0}: {1}', name, wordFor(value, t))),
      ...scopeOf([row], t),
    ].join('\n'),
    query: { of: 'cell', basis: about, source: row.source },
    expanded: undefined,
    level: line.grouped ? 2 : 1,
  };
}

/** The base of heat: the largest number that any row shows in any column of a theme. */
function mostOf(
  rows: readonly OverviewRow[],
  lines: readonly TableLine[],
  columns: readonly Column[],
  basis: TableBasis,
  display: Display,
): number {
  if (display === 'marks' || display === 'evidence') return 1;
  const about = basis === 'keywords' ? 'keywords' : 'coded';
  const measured = columns.filter(column => isCounted(column));
  let most = 0;
  for (const row of rows) {
    for (const column of measured)
      most = Math.max(most, amountOf(rowFigures(row, column), row, about, display));
  }
  if (display !== 'counts') return most;
  for (const line of lines) {
    if (line.of === 'source') continue;
    for (const column of measured)
      most = Math.max(most, amountOf(sumFigures(line.rows, column), nothing, about, display));
  }
  return most;
}

const nothing = { characters: 0, units: 0 };

function isCounted({ of }: Column): boolean {
  return of === 'theme' || of === 'merged' || of === 'code';
}

/** Sums, and below them the share of the sources. */
function totalsOf(
  rows: readonly OverviewRow[],
  columns: readonly Column[],
  sums: readonly (GroupFigures | undefined)[],
  among: Among,
  context: CellContext,
): readonly TotalRow[] {
  const { t, basis, display } = context;
  const query: CellQuery = {
    of: 'cell',
    basis: basis === 'keywords' ? 'keywords' : 'coded',
    ...(among && { group: among }),
  };
  const label = totalLabel(basis, display, t);
  const cells = columns.map((column, i): ShownCell => {
    const cell = groupCell(rows, label, column, among, context, sums[i]);
    // The share has a row of its own.
    const text = cell.kind === 'attribute' ? '' : cell.text.replace(/\/\d+/g, '');
    return { ...cell, text, heat: undefined };
  });
  const shareLabel = basis === 'keywords' ? t('Share of sources') : t('Share of reviewed');
  const shares = columns.map((column, i): ShownCell => {
    const cell = cells[i]!;
    if (column.of === 'attribute') return cell;
    const found = foundIn(rows, column, sums[i], basis);
    const figures = sums[i];
    // What is in a source that nobody has reviewed is not known.
    const isReviewed = figures !== undefined && basis !== 'keywords';
    const of = isReviewed ? figures.coded + figures.absent : rows.length;
    const text = of === 0 ? '' : formatPercent(found / of);
    const words = isReviewed
      ? t('{0} of {1} reviewed sources', found, of)
      : t('{0} of {1} sources', found, of);
    return { ...cell, text, label: t('{0}, {1}: {2}', shareLabel, column.name, `${text}, ${words}`) };
  });
  return [
    { label, query, cells },
    { label: shareLabel, query, cells: shares },
  ];
}

function foundIn(
  rows: readonly OverviewRow[],
  column: Column,
  sums: GroupFigures | undefined,
  basis: TableBasis,
): number {
  if (!sums) return rows.filter(row => row.texts[column.at]!.labels.length > 0).length;
  return basis === 'keywords' ? sums.withMatches : sums.coded;
}

function totalLabel(basis: TableBasis, display: Display, t: Translate): string {
  if (display === 'share') return t('Share of characters');
  if (display === 'units') return t('Share of units');
  if (basis === 'both') return display === 'counts' ? t('Passages, hits') : t('Coded, with hits');
  if (basis === 'coded') return display === 'counts' ? t('Coded passages') : t('Sources coded');
  return display === 'counts' ? t('Keyword hits') : t('Sources with hits');
}

function summaryOf(
  rows: readonly OverviewRow[],
  all: number,
  columns: readonly Column[],
  sums: readonly (GroupFigures | undefined)[],
  basis: TableBasis,
  t: Translate,
): Summary {
  const isTheme = ({ of }: Column) => of === 'theme' || of === 'merged';
  const themes = sums.filter(
    (each, i) => each !== undefined && isTheme(columns[i]!),
  ) as readonly GroupFigures[];
  const sum = (of: (figures: GroupFigures) => number) => themes.reduce((total, each) => total + of(each), 0);
  const count = {
    coded: sum(each => each.coded),
    absent: sum(each => each.absent),
    unreviewed: sum(each => each.unreviewed),
    unknown: sum(each => each.unknown),
    hit: sum(each => each.withMatches),
    none: sum(each => each.sources - each.withMatches),
  };
  const entry = (kind: Exclude<ShownCellKind, 'text' | 'attribute'>, label: string): GlanceEntry => ({
    kind,
    mark: marks[kind],
    label,
    count: count[kind],
  });
  const entries =
    basis === 'keywords'
      ? [entry('hit', t('keyword hits, found by machine')), entry('none', t('no keyword hit'))]
      : [
          entry('coded', t('coded')),
          entry('absent', t('marked absent')),
          entry('unreviewed', t('not reviewed yet')),
          ...(count.unknown > 0 ? [entry('unknown', t('unknown: a file cannot be read'))] : []),
        ];
  const differing = columns
    .filter(column => basis === 'both' && isTheme(column))
    .reduce((total, column) => total + countDiffering(rows, column), 0);
  const both: readonly GlanceEntry[] =
    basis === 'both'
      ? [{ kind: 'differs', mark: differs, label: t('coding and hits differ'), count: differing }]
      : [];
  return { entries: [...entries, ...both], cells: rows.length * themes.length, sources: rows.length, all };
}
