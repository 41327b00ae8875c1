import type { Cell, CodeCell } from '../../coverage/cells';
import { inheritedState } from '../../coverage/inheritedState';
import { sumOfTexts, type Whole } from '../../coverage/shares';
import { noTally, sumCells } from '../../coverage/sums';
import type { Overview, OverviewRow } from '../overview/overview';
import type { Column } from './columns';

/** What is counted of one source in one column. */
export type Figures = Omit<Cell, 'theme'>;

/** What is counted of several sources in one column. */
export interface GroupFigures extends Omit<Figures, 'state'> {
  readonly sources: number;
  readonly coded: number;
  readonly absent: number;
  readonly unreviewed: number;
  readonly unknown: number;
  readonly withMatches: number;
  /** Of all their text: the base of shares. */
  readonly whole: Whole;
}

const nothing: Figures = { ...noTally, state: 'unreviewed' };

/** Codes of a row by path, looked up once. */
const codesOf = new WeakMap<OverviewRow, ReadonlyMap<string, CodeCell>>();

/** Figures of a source in a column of a theme, of merged themes or of a code; not of texts and attributes. */
export function rowFigures(row: OverviewRow, { of, at, id }: Pick<Column, 'of' | 'at' | 'id'>): Figures {
  if (of === 'theme') return row.cells[at]!;
  if (of === 'merged') return row.merged![at]!;
  if (of !== 'code') return nothing;
  const known = codesOf.get(row) ?? new Map(row.codes.map(each => [each.code, each]));
  codesOf.set(row, known);
  return codeFigures(row, known, id);
}

function codeFigures(row: OverviewRow, known: ReadonlyMap<string, CodeCell>, path: string): Figures {
  const own = known.get(path);
  if (own) return { ...nothing, ...own };
  const stateOf = (code: string) =>
    (code.includes('/') ? known.get(code) : row.cells.find(each => each.theme === code))?.state;
  return { ...nothing, state: inheritedState(path, stateOf) };
}

/** Adds up a column over some sources. */
export function sumFigures(
  rows: readonly OverviewRow[],
  column: Pick<Column, 'of' | 'at' | 'id'>,
): GroupFigures {
  return { ...sumCells('', figuresIn(rows, column)), sources: rows.length, whole: sumOfTexts(rows) };
}

function* figuresIn(rows: readonly OverviewRow[], column: Pick<Column, 'of' | 'at' | 'id'>) {
  for (const row of rows) yield rowFigures(row, column);
}

/** As `sumFigures` over all sources; the host has computed the sums of themes already. */
export function sumOfAll({ coverage }: Overview, column: Column, whole: Whole): GroupFigures {
  const { rows, totals, merged } = coverage;
  const known =
    column.of === 'theme'
      ? totals[column.at]
      : column.of === 'merged'
        ? merged?.[column.at]?.total
        : undefined;
  return { ...(known ?? sumCells('', figuresIn(rows, column))), sources: rows.length, whole };
}

/** Whether a cell is coded without hits, or has hits without coding; not where nobody knows what is coded. */
export function isDiffering({ state, matches }: Figures): boolean {
  return state !== 'unknown' && (state === 'coded') !== matches > 0;
}

/** How many sources are coded without hits in a column, or have hits without coding. */
export function countDiffering(rows: readonly OverviewRow[], column: Column): number {
  let count = 0;
  for (const row of rows) {
    if (isDiffering(rowFigures(row, column))) count++;
  }
  return count;
}

/** A share as per cent: one decimal where it is small. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent === 0) return '0%';
  if (percent < 0.1) return '<0.1%';
  return `${percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0)}%`;
}
