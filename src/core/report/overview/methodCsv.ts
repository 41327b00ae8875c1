import type { Translate } from '../../base/l10n';
import { byteOrderMark, formatCsv } from '../formats/csv';
import type { Method } from '../method/method';
import { methodRows } from '../method/methodTable';
import { exportMethod } from './exportMethod';
import type { Overview } from './overview';

/** The method as a table of its own, for beside CSV files: in one with the figures it would be taken for rows. With a BOM. */
export function writeMethodCsv(overview: Overview, t: Translate): string {
  return byteOrderMark + formatCsv([[t('Parameter'), t('Value')], ...exportMethod(overview, undefined, t)]);
}

/** The same of a method by itself. */
export function writeMethodRowsCsv(method: Method, t: Translate): string {
  return byteOrderMark + formatCsv([[t('Parameter'), t('Value')], ...methodRows(method, t)]);
}
