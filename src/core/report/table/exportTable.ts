import type { Translate } from '../../base/l10n';
import type { TableOptions } from '../method/tableOptions';
import type { Overview } from '../overview/overview';
import type { ExportTable } from './exportedTable';
import { shownTable } from './shownTable';
import { wholeTable } from './wholeTable';

/** The table that options ask for: the whole one, or as somebody looks at it. */
export function exportTable(overview: Overview, options: TableOptions, t: Translate): ExportTable {
  return options.look ? shownTable(overview, options.look, options, t) : wholeTable(overview, options, t);
}
