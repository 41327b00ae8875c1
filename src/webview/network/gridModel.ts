/** A column of a grid. */
export interface GridColumn<T> {
  readonly id: string;
  readonly label: string;
  /** Explanation of the column, shown on its head. */
  readonly title?: string;
  /** Sort key of a cell; `null` for none, sorted last. */
  readonly of: (item: T) => string | number | null;
  /** Displayed text, if it differs. */
  readonly text?: (item: T) => string;
}

export interface GridSort {
  readonly column: string;
  readonly down: boolean;
}

/** Most decimals of a number. */
const mostDecimals = 4;

/** How many decimals the numbers of a column have: as many as the one with most of them, so that points stand below points. */
export function decimalsOf<T>(column: GridColumn<T>, items: readonly T[]): number {
  let decimals = 0;
  for (const item of items) {
    const value = column.of(item);
    if (typeof value !== 'number' || Number.isInteger(value)) continue;
    const [, fraction = ''] = String(rounded(value)).split('.');
    decimals = Math.max(decimals, fraction.length);
    if (decimals === mostDecimals) break;
  }
  return decimals;
}

/** A cell as text; numbers with so many decimals. */
export function cellText<T>(column: GridColumn<T>, item: T, decimals: number): string {
  if (column.text) return column.text(item);
  const value = column.of(item);
  if (value === null) return '·';
  return typeof value === 'string' ? value : rounded(value).toFixed(decimals);
}

function rounded(value: number): number {
  return Math.round(value * 10 ** mostDecimals) / 10 ** mostDecimals;
}

/** Whether a column holds figures: no word is among what it is sorted by. */
export function isFigures<T>(column: GridColumn<T>, items: readonly T[]): boolean {
  return items.length > 0 && items.every(item => typeof column.of(item) !== 'string');
}

/** Items with the text in one of their text cells, sorted; ties keep their order. */
export function arrange<T>(
  items: readonly T[],
  columns: readonly GridColumn<T>[],
  sort: GridSort | undefined,
  search: string,
): readonly T[] {
  const wanted = search.trim().toLowerCase();
  const words = (item: T) => columns.some(column => holds(column, item, wanted));
  const found = wanted === '' ? items : items.filter(words);
  const column = columns.find(({ id }) => id === sort?.column);
  if (!sort || !column) return found;
  const direction = sort.down ? -1 : 1;
  return [...found].sort((a, b) => {
    const [left, right] = [column.of(a), column.of(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * compareValues(left, right);
  });
}

function holds<T>(column: GridColumn<T>, item: T, wanted: string): boolean {
  const value = column.of(item);
  if (typeof value !== 'string') return false;
  return value.toLowerCase().includes(wanted) || cellText(column, item, 0).toLowerCase().includes(wanted);
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rows as text for spreadsheets: cells are separated by tabs and contain none. */
export function toTsv<T>(columns: readonly GridColumn<T>[], items: readonly T[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const value = (column: GridColumn<T>, item: T) => {
    const raw = column.of(item);
    return typeof raw === 'number' ? String(raw) : raw === null ? '' : clean(cellText(column, item, 0));
  };
  const rows = items.map(item => columns.map(column => value(column, item)));
  return [columns.map(({ label }) => clean(label)), ...rows].map(row => `${row.join('\t')}\n`).join('');
}
