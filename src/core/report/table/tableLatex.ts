import type { Translate } from '../../base/l10n';
import type { TableOptions } from '../method/tableOptions';
import { exportMethod } from '../overview/exportMethod';
import type { Overview } from '../overview/overview';
import type { ExportCell, ExportColumn } from './exportedTable';
import { exportTable } from './exportTable';

/**
 * The table as LaTeX, to be read by `\input` into a document that loads booktabs and longtable (and ctex, for Chinese). The
 * method is in comments above it.
 */
export function writeTableLatex(overview: Overview, options: TableOptions, t: Translate): string {
  const { title, columns, rows, totals, notes } = exportTable(overview, options, t);
  const head = `${line(columns.map(column => column.head))}\n\\midrule`;
  return [
    '% \\usepackage{booktabs,longtable}',
    ...exportMethod(overview, options, t).map(([path, value]) => `% ${oneLine(`${path}: ${value}`)}`),
    `\\begin{longtable}{@{}${columns.map(alignmentOf(columns)).join('')}@{}}`,
    `\\caption{${escapeLatex(title)}}\\\\`,
    `\\toprule\n${head}\n\\endfirsthead`,
    `\\toprule\n${head}\n\\endhead`,
    '\\bottomrule\n\\endfoot',
    ...rows.map(line),
    '\\midrule',
    ...totals.map(line),
    '\\end{longtable}',
    ...notes.map(note => `\\noindent{\\footnotesize ${escapeLatex(note)}\\par}`),
    '',
  ].join('\n');
}

/** Columns of text share the width that columns of marks leave. */
function alignmentOf(columns: readonly ExportColumn[]): (column: ExportColumn) => string {
  const texts = columns.filter(({ kind }) => kind === 'text').length;
  const width = (0.45 / Math.max(1, texts)).toFixed(2);
  return ({ kind }) => (kind === 'mark' ? 'c' : kind === 'text' ? `p{${width}\\linewidth}` : 'l');
}

function line(cells: readonly ExportCell[]): string {
  return `${cells.map(cellOf).join(' & ')} \\\\`;
}

/** Marks by commands that every font has; what begins with a bracket would be read as an option of the line end above. */
function cellOf(cell: ExportCell): string {
  switch (cell) {
    case '√':
      return '$\\surd$';
    case '—':
      return '---';
    case '●':
      return '$\\bullet$';
    case '·':
      return '$\\cdot$';
    default:
      return escapeLatex(String(cell)).replace(/^[[*]/, '{$&}');
  }
}

const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** `<`, `>` and `-` too: pairs of them are ligatures. */
function escapeLatex(text: string): string {
  return oneLine(text)
    .replace(/[\\~^{}&%$#_]/g, character => commands[character] ?? `\\${character}`)
    .replace(/([-<>`'])(?=\1)/g, '$1{}');
}

/** A line end would end a comment; control characters stop LaTeX. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what LaTeX refuses
  return text.replace(/[\s\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}
