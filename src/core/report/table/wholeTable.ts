import { type Translate, wordFor } from '../../base/l10n';
import type { Cell, Tally } from '../../coverage/cells';
import { groupRows } from '../../coverage/groups';
import { amountOf, sumOfTexts, type Whole } from '../../coverage/shares';
import { sumCells } from '../../coverage/sums';
import { formatShare } from '../formats/tables';
import type { TableOptions } from '../method/tableOptions';
import { shortMethod } from '../overview/exportMethod';
import type { Overview, OverviewRow } from '../overview/overview';
import { describeLeftOut } from '../overview/sentences';
import { marks } from '../view/cells';
import { stateMark } from './coverageCsv';
import type { ExportCell, ExportColumn, ExportTable } from './exportedTable';
import { describeMarks, keyOf } from './tableNotes';

/** The table with all its sources and themes, as options say. */
export function wholeTable(overview: Overview, options: TableOptions, t: Translate): ExportTable {
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
      [
        t('Total'),
        ...columns.map(column => sumOf(all, column, options, false)),
        ...texts.map((_, i) => withLabels(all, i)),
      ],
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

/** Merged themes take the place of the first of them. */
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
  return found ? marks.hit : marks.none;
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
