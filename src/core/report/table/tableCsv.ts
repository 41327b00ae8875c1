import type { Translate } from '../../base/l10n';
import { byteOrderMark, formatCsv } from '../formats/csv';
import type { TableOptions } from '../method/tableOptions';
import type { Overview } from '../overview/overview';
import { exportTable } from './exportTable';

/** The table as a CSV file: a row of heads, the rows, the rows that sum up. With a BOM, for Excel. */
export function writeTableCsv(overview: Overview, options: TableOptions, t: Translate): string {
  const { columns, rows, totals } = exportTable(overview, options, t);
  return byteOrderMark + formatCsv([columns.map(({ name }) => name), ...rows, ...totals]);
}
