import type { Translate } from '../../base/l10n';
import { disarm } from '../formats/csv';
import type { TableOptions } from '../method/tableOptions';
import type { Overview } from '../overview/overview';
import { exportTable } from './exportTable';

/**
 * The table as text for the clipboard, which spreadsheets and word processors paste as a table: cells parted by tabs. What
 * they would take for a new cell, a new row or a formula becomes plain text.
 */
export function writeTableTsv(overview: Overview, options: TableOptions, t: Translate): string {
  const { columns, rows, totals } = exportTable(overview, options, t);
  return [columns.map(column => column.name), ...rows, ...totals]
    .map(row => row.map(cell => (typeof cell === 'number' ? cell : clean(cell))).join('\t'))
    .join('\n');
}

/** A quotation mark at the start would be read as the beginning of a quoted cell with no known end. */
function clean(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.startsWith('"') ? `'${line}` : disarm(line);
}
