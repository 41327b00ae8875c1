import { enumerate, type Translate, wordFor } from '../../base/l10n';
import type { Cell, Tally } from '../../coverage/cells';
import { groupRows } from '../../coverage/groups';
import { amountOf, sumOfTexts, type Whole } from '../../coverage/shares';
import { sumCells } from '../../coverage/sums';
import { formatShare } from '../formats/tables';
import type { TableOptions } from '../method/tableOptions';
import { shortMethod } from '../overview/exportMethod';
import type { Overview, OverviewRow } from '../overview/overview';
import { describeLeftOut } from '../overview/sentences';
import { stateMark } from './coverageCsv';

/** A hit is not coding: it never gets the mark of a person. */
const hitMark = { some: '●', none: '·' } as const;

/** The coverage table as every writer of documents prints it. */
export interface ExportTable {
  readonly title: string;
  /** The first is that of the sources. */
  readonly columns: readonly ExportColumn[];
  /** As many cells as there are columns; likewise `totals`. */
  readonly rows: readonly (readonly ExportCell[])[];
  readonly totals: readonly ExportCell[];
  /** The notes below it: the key of marks and numbered headings, what is left out, the method in short. */
  readonly notes: readonly string[];
}

export interface ExportColumn {
  /** Narrow: ①. */
  readonly head: string;
  readonly name: string;
  readonly kind: 'source' | 'mark' | 'text';
}

/** Marks and texts, or counts. */
export type ExportCell = string | number;

export function exportTable(overview: Overview, options: TableOptions, t: Translate): ExportTable {
  const { themes, coverage } = overview;
  const columns = markColumns(overview);
  const texts = themes.filter(theme => theme.kind === 'text');
  const source = options.groupBy ?? t('Source');
  const all = coverage.rows;
  return {
    title: overview.corpus.title.trim() || t('Coverage table'),
    columns: [
      { head: source, name: source, kind: 'source' },
      ...columns.map(({ head, name }): ExportColumn => {
        // A column of texts is wide enough for the whole name.
        return options.cells === 'evidence'
          ? { head: name, name, kind: 'text' }
          : { head, name, kind: 'mark' };
      }),
      ...texts.map(({ name }): ExportColumn => ({ head: name, name, kind: 'text' })),
    ],
    rows:
      options.groupBy === undefined
        ? all.map(row => [
            row.label,
            ...columns.map(column => cellOf(row, column, options)),
            ...row.texts.map(({ labels }) => labels.join('；')),
          ])
        : groupRows(all, options.groupBy).map(({ value, rows }) => [
            value === undefined ? t('no value') : wordFor(value, t),
            ...columns.map(column => sumOf(rows, column, options, true)),
            ...texts.map((_, i) => `${withLabels(rows, i)}/${rows.length}`),
          ]),
    totals: [
      t('Total'),
      ...columns.map(column => sumOf(all, column, options, false)),
      ...texts.map((_, i) => withLabels(all, i)),
    ],
    notes: [
      describeMarks(overview, options, t),
      ...keyOf(columns, t),
      ...describeLeftOut(overview, t),
      shortMethod(overview, t),
    ],
  };
}

/** A column of a theme, or of several that are merged. */
interface MarkColumn {
  /** Narrow. */
  readonly head: string;
  readonly name: string;
  /** What it goes by in queries. */
  readonly theme: string;
  readonly cellIn: (row: OverviewRow) => Cell;
}

/** Merged themes are in the place of the first of them. */
function markColumns({ themes, coverage: { merged = [] } }: Overview): readonly MarkColumn[] {
  const checks = themes.filter(theme => theme.kind === 'check');
  return checks.flatMap(({ id, short, name }, i): readonly MarkColumn[] => {
    const at = merged.findIndex(each => each.themes.includes(id));
    const whole = merged[at];
    if (!whole) return [{ head: short, name, theme: id, cellIn: row => row.cells[i]! }];
    if (checks.find(each => whole.themes.includes(each.id))?.id !== id) return [];
    return [{ head: whole.short, name: whole.name, theme: whole.theme, cellIn: row => row.merged![at]! }];
  });
}

function cellOf(row: OverviewRow, { theme, cellIn }: MarkColumn, options: TableOptions): ExportCell {
  const { basis, cells } = options;
  const cell = cellIn(row);
  const found = basis === 'coded' ? cell.state === 'coded' : cell.matches > 0;
  if (found && cells === 'evidence') return options.firstLine?.(row.source, theme) ?? stateMark.coded;
  if (found && cells !== 'marks') return measured(cell, row, options);
  if (basis === 'coded') return stateMark[cell.state];
  return found ? hitMark.some : hitMark.none;
}

/** How many sources have it, or the sum over them; in groups `k/n`. */
function sumOf(
  rows: readonly OverviewRow[],
  { theme, cellIn }: MarkColumn,
  options: TableOptions,
  grouped: boolean,
): ExportCell {
  const sums = sumCells(theme, rows.map(cellIn));
  if (options.cells !== 'marks' && options.cells !== 'evidence') {
    return measured(sums, sumOfTexts(rows), options);
  }
  const found = options.basis === 'coded' ? sums.coded : sums.withMatches;
  return grouped ? `${found}/${rows.length}` : found;
}

/** A number, or a share as per cent. */
function measured(tally: Tally, whole: Whole, { basis, cells }: TableOptions): ExportCell {
  const amount = amountOf(tally, whole, basis, cells);
  return cells === 'share' || cells === 'units' ? formatShare(amount) : amount;
}

function withLabels(rows: readonly OverviewRow[], text: number): number {
  return rows.filter(row => row.texts[text]!.labels.length > 0).length;
}

/** What the marks or numbers of a table mean. */
function describeMarks(
  { coverage }: Overview,
  { basis, cells, groupBy }: TableOptions,
  t: Translate,
): string {
  if (cells === 'share') {
    return basis === 'coded'
      ? t('Shares are coded characters of all characters of the text.')
      : t('Shares are characters in keyword hits of all characters of the text.');
  }
  if (cells === 'units') {
    return basis === 'coded'
      ? t('Shares are units with a coded passage of all units of the text.')
      : t('Shares are units with a keyword hit of all units of the text.');
  }
  if (groupBy !== undefined && cells === 'marks') {
    return basis === 'coded'
      ? t('Numbers are sources with a coded passage / sources of the group.')
      : t('Numbers are sources with a keyword hit / sources of the group.');
  }
  const gaps = coverage.totals.some(total => total.unreviewed > 0);
  if (basis === 'keywords') {
    return cells === 'marks'
      ? t('{0} at least one keyword hit, {1} none.', hitMark.some, hitMark.none)
      : t('Numbers are keyword hits, {0} none.', hitMark.none);
  }
  if (cells === 'counts') {
    return gaps
      ? t('Numbers are coded passages, — looked for and absent, empty: not reviewed.')
      : t('Numbers are coded passages, — looked for and absent.');
  }
  return gaps
    ? t('√ coded, — looked for and absent, empty: not reviewed.')
    : t('√ coded, — looked for and absent.');
}

/** The names after narrow headings; nothing where there are none. */
function keyOf(columns: readonly MarkColumn[], t: Translate): readonly string[] {
  const shortened = columns.filter(({ head, name }) => head !== name);
  if (shortened.length === 0) return [];
  return [
    enumerate(
      shortened.map(({ head, name }) => `${head} ${name}`),
      t,
    ),
  ];
}
