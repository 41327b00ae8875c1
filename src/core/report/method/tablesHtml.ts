import type { Translate } from '../../base/l10n';
import { escapeXml, printStyle } from '../../network/picture';
import { figureColumns } from '../formats/figureColumns';
import { htmlPage } from '../formats/htmlPage';
import type { TextTable } from '../formats/tables';
import type { Method } from './method';
import { methodRows } from './methodTable';

const style = `body { font: 15px/1.5 ${printStyle.fonts}; color: ${printStyle.ink}; background: ${printStyle.paper}; margin: 2rem; } table { border-collapse: collapse; border-top: 1.5px solid; border-bottom: 1.5px solid; } thead { border-bottom: 1px solid; } th, td { padding: .3em .6em; text-align: left; vertical-align: top; white-space: pre-line; } .figure { text-align: right; } .method { color: #5f6570; font-size: .85em; }`;

/** Tables as a page, one below the other with their notes, the method at its end. No script, no other file. `language`: as BCP 47 has it. */
export function writeTablesHtml(
  title: string,
  tables: readonly TextTable[],
  method: Method,
  t: Translate,
  language: string,
): string {
  return htmlPage({ title, language, style }, [
    `<h1>${escapeXml(title)}</h1>`,
    ...tables.flatMap(table => [
      `<h2>${escapeXml(table.title)}</h2>`,
      ...table.notes.map(note => `<p>${escapeXml(note)}</p>`),
      ...(table.rows.length === 0 ? [] : [htmlTable(table)]),
    ]),
    `<h2>${escapeXml(t('Method'))}</h2>`,
    '<dl class="method">',
    ...methodRows(method, t).map(
      ([name, value]) => `<dt>${escapeXml(String(name))}</dt><dd>${escapeXml(String(value))}</dd>`,
    ),
    '</dl>',
  ]);
}

function htmlTable(table: TextTable): string {
  const isFigures = figureColumns(table);
  const cell = (tag: string) => (text: string, i: number) =>
    `<${tag}${isFigures[i] ? ' class="figure"' : ''}>${escapeXml(text)}</${tag.split(' ')[0]}>`;
  const row = (cells: readonly string[]) => `<tr>${cells.map(cell('td')).join('')}</tr>`;
  return [
    '<table>',
    `<thead><tr>${table.head.map(cell('th scope="col"')).join('')}</tr></thead>`,
    '<tbody>',
    ...table.rows.map(row),
    '</tbody>',
    '</table>',
  ].join('\n');
}
