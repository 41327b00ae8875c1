import type { TextTable } from './tables';

/** Tables under headings, as Markdown. */
export function writeTablesMarkdown(title: string, tables: readonly TextTable[]): string {
  const sections = tables.map(({ title, notes, head, rows }) =>
    [`## ${plainMarkdown(title)}`, ...notes.map(plainMarkdown), markdownTable(head, rows)].join('\n\n'),
  );
  return `${[`# ${plainMarkdown(title)}`, ...sections].join('\n\n')}\n`;
}

/** A table of GitHub-flavoured Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plainMarkdown).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

/** Text that means nothing to Markdown, on one line; nobody is notified who happens to be named so. */
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
