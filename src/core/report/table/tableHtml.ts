import type { Translate } from '../../base/l10n';
import { escapeXml, printStyle } from '../../network/picture';
import { htmlPage } from '../formats/htmlPage';
import type { TableOptions } from '../method/tableOptions';
import { exportMethod } from '../overview/exportMethod';
import type { Overview } from '../overview/overview';
import type { ExportCell, ExportColumn } from './exportedTable';
import { exportTable } from './exportTable';

const style = `body { font: 15px/1.5 ${printStyle.fonts}; color: ${printStyle.ink}; background: ${printStyle.paper}; margin: 2rem; } caption { font-weight: bold; padding-bottom: .5rem; } tbody th { font-weight: normal; } .method { color: #5f6570; font-size: .85em; }`;

/**
 * The table alone as a page: three rules as journals print it, its notes, and the method. No script, no other file.
 * `language` is the BCP 47 tag of the translator's language.
 */
export function writeTableHtml(
  overview: Overview,
  options: TableOptions,
  t: Translate,
  language: string,
): string {
  const { title, notes } = exportTable(overview, options, t);
  return htmlPage({ title, language, style }, [
    tableOf(overview, options, t, 'head', title),
    ...notes.map(note => `<p>${escapeXml(note)}</p>`),
    '<dl class="method">',
    ...exportMethod(overview, options, t).map(
      ([name, value]) => `<dt>${escapeXml(name)}</dt><dd>${escapeXml(value)}</dd>`,
    ),
    '</dl>',
  ]);
}

/** The table for the clipboard, as word processors and spreadsheets paste it: styles stand at the cells. */
export function writeTableFragment(overview: Overview, options: TableOptions, t: Translate): string {
  return tableOf(overview, options, t, 'name');
}

function tableOf(
  overview: Overview,
  options: TableOptions,
  t: Translate,
  heads: 'head' | 'name',
  caption?: string,
): string {
  const { columns, rows, totals } = exportTable(overview, options, t);
  const row = (cells: readonly ExportCell[], rule: string) =>
    `<tr>${cells.map((cell, i) => cellOf(cell, columns[i]!, i === 0 ? 'th' : 'td', rule)).join('')}</tr>`;
  return [
    '<table style="border-collapse:collapse">',
    ...(caption === undefined ? [] : [`<caption>${escapeXml(caption)}</caption>`]),
    `<thead><tr>${columns
      .map(
        column =>
          `<th scope="col" title="${escapeXml(column.name)}" style="${styleOf(column, `${outer('top')};${inner}`)}">${escapeXml(column[heads])}</th>`,
      )
      .join('')}</tr></thead>`,
    `<tbody>${rows.map(cells => row(cells, '')).join('\n')}</tbody>`,
    `<tfoot>${totals.map((cells, i) => row(cells, ruleOf(i, totals.length))).join('\n')}</tfoot>`,
    '</table>',
  ].join('\n');
}

/** A rule above the first row of totals, and a heavy one below the last row. */
function ruleOf(row: number, rows: number): string {
  const rules = [
    ...(row === 0 ? ['border-top:.75pt solid'] : []),
    ...(row === rows - 1 ? [outer('bottom')] : []),
  ];
  return rules.join(';');
}

const inner = 'border-bottom:.75pt solid';
const outer = (side: 'top' | 'bottom') => `border-${side}:1.5pt solid`;

function cellOf(cell: ExportCell, column: ExportColumn, tag: 'th' | 'td', rule: string): string {
  // A text stays one in Excel, whatever it begins with.
  const typed = typeof cell === 'string' ? "mso-number-format:'\\@'" : '';
  const scope = tag === 'th' ? ' scope="row"' : '';
  const style = styleOf(column, [rule, typed].filter(part => part !== '').join(';'));
  return `<${tag}${scope} style="${style}">${escapeXml(String(cell))}</${tag}>`;
}

function styleOf({ kind }: ExportColumn, more: string): string {
  const align = kind === 'mark' ? 'center' : 'left';
  return [`text-align:${align};vertical-align:top;padding:2pt 5pt`, more]
    .filter(part => part !== '')
    .join(';');
}
