import type { Translate } from '../../base/l10n';
import type { TableOptions } from '../method/tableOptions';
import { exportMethod } from '../overview/exportMethod';
import type { Overview } from '../overview/overview';
import type { ExportCell } from './exportedTable';
import { exportTable } from './exportTable';

/** The table as GitHub Flavored Markdown, with its notes and the method. */
export function writeTableMarkdown(overview: Overview, options: TableOptions, t: Translate): string {
  const { title, columns, rows, totals, notes } = exportTable(overview, options, t);
  return [
    `# ${escapeMarkdown(title)}`,
    '',
    line(columns.map(column => column.head)),
    line(
      columns.map(({ kind }) => (kind === 'mark' ? ':-:' : '---')),
      String,
    ),
    ...rows.map(row => line(row)),
    ...totals.map(row => line(row)),
    '',
    ...notes.flatMap(note => [escapeMarkdown(note), '']),
    `## ${t('Method')}`,
    '',
    line([t('Parameter'), t('Value')]),
    '| --- | --- |',
    ...exportMethod(overview, options, t).map(row => line(row)),
    '',
  ].join('\n');
}

function line(cells: readonly ExportCell[], write = escapeMarkdown): string {
  return `| ${cells.map(cell => write(String(cell))).join(' | ')} |`;
}

/** All that Markdown, or HTML in it, would take for markup; a line end would end the row. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&$]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}
