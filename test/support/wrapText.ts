import { displayWidth } from '../../src/core/text/wrapping';

/** Breaks a paragraph into lines of at most so many columns, as a PDF is set: no punctuation at the head of a line. */
export function wrapText(paragraph: string, columns: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of paragraph.match(/[A-Za-z0-9.%-]+ ?|[\s\S][，。；：、！？”’）》]*/gu) ?? []) {
    if (displayWidth((line + piece).trimEnd()) > columns && line !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line].join('\n');
}
