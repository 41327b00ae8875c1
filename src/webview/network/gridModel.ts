/** A column of a grid: what its cells contain. */
export interface GridColumn<T> {
  readonly id: string;
  readonly label: string;
  /** What the column means, for those who point at its head. */
  readonly title?: string;
  /** What cells are sorted by; `null` = nothing, which comes last. */
  readonly of: (item: T) => string | number | null;
  /** How it is shown, where that differs. */
  readonly text?: (item: T) => string;
}

export interface GridSort {
  readonly column: string;
  readonly down: boolean;
}

/** A cell as text: numbers with four decimals at most. */
export function cellText<T>(column: GridColumn<T>, item: T): string {
  if (column.text) return column.text(item);
  const value = column.of(item);
  if (value === null) return '·';
  return typeof value === 'string' ? value : String(Math.round(value * 10_000) / 10_000);
}

/** The items that contain the text in a cell of words, sorted; those that tie stay as they were. */
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
  return value.toLowerCase().includes(wanted) || cellText(column, item).toLowerCase().includes(wanted);
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rows as a table that spreadsheets take: tabs between cells, which hold none themselves. */
export function toTsv<T>(columns: readonly GridColumn<T>[], items: readonly T[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const value = (column: GridColumn<T>, item: T) => {
    const raw = column.of(item);
    return typeof raw === 'number' ? String(raw) : raw === null ? '' : clean(cellText(column, item));
  };
  const rows = items.map(item => columns.map(column => value(column, item)));
  return [columns.map(({ label }) => clean(label)), ...rows].map(row => `${row.join('\t')}\n`).join('');
}
