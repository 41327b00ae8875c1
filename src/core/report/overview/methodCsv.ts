import type { Translate } from '../../base/l10n';
import { byteOrderMark, formatCsv } from '../formats/csv';
import type { Method } from '../method/method';
import { methodRows } from '../method/methodTable';
import { exportMethod } from './exportMethod';
import type { Overview } from './overview';

/** The method as a separate CSV file with a BOM. In a file with the figures, it would be read as rows. */
export function writeMethodCsv(overview: Overview, t: Translate): string {
  return byteOrderMark + formatCsv([[t('Parameter'), t('Value')], ...exportMethod(overview, undefined, t)]);
}

/** The same of a method by itself. */
export function writeMethodRowsCsv(method: Method, t: Translate): string {
  return byteOrderMark + formatCsv([[t('Parameter'), t('Value')], ...methodRows(method, t)]);
}
