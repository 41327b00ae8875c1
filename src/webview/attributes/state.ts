import type { AttributeCell, AttributeEdit, AttributesTable } from '../../protocol';
import { asFields, asTexts } from '../fields';

/** A cell by its place in the table. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The selection: a block of cells. Typing goes into `active`. */
export interface Selection {
  readonly active: CellPlace;
  /** The corner opposite the active cell; equal to it for a single cell. */
  readonly corner: CellPlace;
}

/** A block of cells; both ends inclusive. */
export interface CellBlock {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

export const origin: Selection = { active: { row: 0, column: 0 }, corner: { row: 0, column: 0 } };

export function blockOf({ active, corner }: Selection): CellBlock {
  return {
    from: { row: Math.min(active.row, corner.row), column: Math.min(active.column, corner.column) },
    to: { row: Math.max(active.row, corner.row), column: Math.max(active.column, corner.column) },
  };
}

/** The table as shown: values from the files, overlaid by typed values that are still being written. */
export interface AttributesSheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: AttributesTable['rows'];
  cell(place: CellPlace): AttributeCell;
}

export interface SheetColumn {
  readonly name: string;
  readonly kind: AttributesTable['columns'][number]['kind'];
  /** Files that contain the column; empty for a column that has been named but not written. */
  readonly files: readonly string[];
}

/** `added`: columns that are named but in no file yet. `typed`: values being written. */
export function sheetOf(
  { columns, rows }: AttributesTable,
  added: readonly string[],
  typed: ReadonlyMap<string, string>,
): AttributesSheet {
  const known = new Set(columns.map(({ name }) => name));
  const all: readonly SheetColumn[] = [
    ...columns,
    ...added
      .filter(name => !known.has(name))
      .map(name => ({ name, kind: 'text' as const, files: [] as readonly string[] })),
  ];
  return {
    columns: all,
    rows,
    cell: ({ row, column }) => {
      const on = typed.get(cellKey(rows[row]!.source, all[column]!.name));
      return on === undefined ? (rows[row]!.cells[column] ?? { value: '' }) : { value: on };
    },
  };
}

export function cellKey(source: string, attribute: string): string {
  return JSON.stringify([source, attribute]);
}

/** The place so many rows and columns away, within the table. */
export function moved(
  { row, column }: CellPlace,
  rows: number,
  columns: number,
  sheet: AttributesSheet,
): CellPlace {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return {
    row: within(row + rows, sheet.rows.length),
    column: within(column + columns, sheet.columns.length),
  };
}

/** The next place in reading order, as Tab moves: wraps at the ends of rows, stops at the ends of the table. */
export function tabbed({ row, column }: CellPlace, by: 1 | -1, sheet: AttributesSheet): CellPlace {
  const width = sheet.columns.length;
  const next = row * width + column + by;
  const last = sheet.rows.length * width - 1;
  const at = Math.max(0, Math.min(last, next));
  return { row: Math.floor(at / width), column: at % width };
}

/**
 * Changes made by pasting a block at a selection. One cell fills the whole selection. A larger block starts at the first
 * selected cell; whatever lies outside the table is dropped.
 */
export function pasted(
  rows: readonly (readonly string[])[],
  selection: Selection,
  sheet: AttributesSheet,
): readonly AttributeEdit[] {
  const { from, to } = blockOf(selection);
  const single = rows.length === 1 && rows[0]!.length === 1;
  const edits: AttributeEdit[] = [];
  const lastRow = single ? to.row : Math.min(sheet.rows.length - 1, from.row + rows.length - 1);
  for (let row = from.row; row <= lastRow; row++) {
    const cells = single ? undefined : rows[row - from.row]!;
    const lastColumn = cells ? Math.min(sheet.columns.length - 1, from.column + cells.length - 1) : to.column;
    for (let column = from.column; column <= lastColumn; column++) {
      const value = (cells ? cells[column - from.column] : rows[0]![0])!.trim();
      if (value === sheet.cell({ row, column }).value) continue;
      edits.push({ source: sheet.rows[row]!.source, attribute: sheet.columns[column]!.name, value });
    }
  }
  return edits;
}

/** Number of values to check. */
export function countProblems({ rows, columns, cell }: AttributesSheet): number {
  let count = 0;
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < columns.length; column++) if (needsLook(cell({ row, column }))) count++;
  return count;
}

/** Next cell to check after a place, wrapping at the end; `undefined` if there is none. */
export function nextProblem(sheet: AttributesSheet, { row, column }: CellPlace): CellPlace | undefined {
  const width = sheet.columns.length;
  const count = sheet.rows.length * width;
  for (let step = 1; step <= count; step++) {
    const at = (row * width + column + step) % count;
    const place = { row: Math.floor(at / width), column: at % width };
    if (needsLook(sheet.cell(place))) return place;
  }
  return undefined;
}

function needsLook({ problem, other }: AttributeCell): boolean {
  return problem !== undefined || other !== undefined;
}

/** State that survives hiding the page and reloading the window. */
export interface AttributesState {
  readonly selection: Selection;
  readonly added: readonly string[];
}

/** Reads the kept state, perhaps of another version. Invalid parts get their initial values. */
export function restoreAttributesState(kept: unknown): AttributesState {
  const { selection, added } = asFields(kept);
  const { active, corner } = asFields(selection);
  const [a, b] = [placeOf(active), placeOf(corner)];
  return {
    selection: a && b ? { active: a, corner: b } : origin,
    added: asTexts(added),
  };
}

function placeOf(kept: unknown): CellPlace | undefined {
  const { row, column } = asFields(kept);
  const fits = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  return fits(row) && fits(column) ? { row, column } : undefined;
}
