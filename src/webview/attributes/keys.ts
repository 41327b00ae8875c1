import type { Pressed } from '../keys';
import { type AttributesSheet, moved, type Selection, tabbed } from './state';

/** What a key does with the table. */
export type AttributesKeyAction =
  | { readonly do: 'undo' | 'redo' | 'edit' | 'openSource' | 'clear' | 'nextProblem' }
  | { readonly do: 'select'; readonly selection: Selection };

/** Action of a key in a sheet with cells; `undefined` if it has no meaning here. `page`: number of rows in sight. */
export function attributesKeyAction(
  pressed: Pressed,
  { active, corner }: Selection,
  sheet: AttributesSheet,
  page: number,
): AttributesKeyAction | undefined {
  const { key, shiftKey } = pressed;
  const command = pressed.ctrlKey || pressed.metaKey;
  const select = (from: typeof active, to = from): AttributesKeyAction => ({
    do: 'select',
    selection: { active: from, corner: to },
  });
  if (command) {
    const letter = key.toLowerCase();
    if (letter === 'z') return { do: shiftKey ? 'redo' : 'undo' };
    if (letter === 'y') return { do: 'redo' };
    if (letter === 'a') {
      return select({ row: 0, column: 0 }, { row: sheet.rows.length - 1, column: sheet.columns.length - 1 });
    }
    if (key === 'Enter') return { do: 'openSource' };
  }
  if (key === 'F2' || (key === 'Enter' && !shiftKey)) return { do: 'edit' };
  if (key === 'Delete' || key === 'Backspace') return { do: 'clear' };
  if (key === 'F8') return { do: 'nextProblem' };
  if (key === 'Escape') return select(active);
  if (key === 'Tab') {
    const next = tabbed(active, shiftKey ? -1 : 1, sheet);
    // At either end, Tab leaves the table.
    return next.row === active.row && next.column === active.column ? undefined : select(next);
  }
  const step = stepOf(pressed, sheet, page);
  if (!step) return undefined;
  const to = moved(shiftKey ? corner : active, ...step, sheet);
  return shiftKey ? select(active, to) : select(to);
}

/** Rows and columns that a key moves by. */
function stepOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  sheet: AttributesSheet,
  page: number,
): [rows: number, columns: number] | undefined {
  if (altKey) return undefined;
  const far = ctrlKey || metaKey;
  const [height, width] = [sheet.rows.length, sheet.columns.length];
  switch (key) {
    case 'ArrowUp':
      return [far ? -height : -1, 0];
    case 'ArrowDown':
      return [far ? height : 1, 0];
    case 'ArrowLeft':
      return [0, far ? -width : -1];
    case 'ArrowRight':
      return [0, far ? width : 1];
    case 'Home':
      return [far ? -height : 0, -width];
    case 'End':
      return [far ? height : 0, width];
    case 'PageUp':
      return [-page, 0];
    case 'PageDown':
      return [page, 0];
    default:
      return undefined;
  }
}
