import { figureColumns } from './figureColumns';
import type { TextTable } from './tables';

/** Tables under headings, as Markdown; `figures`, as SVG without blank lines, stand above the table of their title. */
export function writeTablesMarkdown(
  title: string,
  tables: readonly TextTable[],
  figures: ReadonlyMap<string, string> = new Map(),
): string {
  const sections = tables.map(({ title, notes, head, rows }) => {
    const figure = figures.get(title);
    return [
      `## ${plainMarkdown(title)}`,
      // A block of HTML ends at the first blank line.
      ...(figure === undefined ? [] : [`<figure style="margin: 0">\n${figure.trimEnd()}\n</figure>`]),
      ...notes.map(plainMarkdown),
      ...(rows.length === 0 ? [] : [markdownTable(head, rows)]),
    ].join('\n\n');
  });
  return `${[`# ${plainMarkdown(title)}`, ...sections].join('\n\n')}\n`;
}

/** A table of GitHub-flavoured Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plainMarkdown).join(' | ')} |`;
  const isFigures = figureColumns({ head, rows });
  return [line(head), `|${isFigures.map(each => (each ? '--:|' : '---|')).join('')}`, ...rows.map(line)].join(
    '\n',
  );
}

/** Text on one line with Markdown syntax escaped; an @name in it notifies nobody. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]|~]/g, '\\$&')
    .replace(/[@#](?=[\w-])/g, '$&<!-- -->')
    .replace(/(https?:)(?=\/\/)/g, '$1<!-- -->');
}
