import { displayWidth, type TextTable } from '../core';

/** The lines of a table, with columns aligned by the width of Chinese characters in a terminal. */
export function formatTable(rows: readonly (readonly string[])[]): readonly string[] {
  const clean = rows.map(row => row.map(oneLine));
  const widths: number[] = [];
  for (const row of clean) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
    });
  }
  return clean.map(row => {
    const cells = row.map((cell, i) => padTo(cell, widths[i]!));
    return cells.join('  ').trimEnd();
  });
}

export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/**
 * Text for one line of a terminal. Control characters, which could break the line or control the terminal, become blanks; so do marks of
 * direction, which could make a name look like another.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Tables under their titles, with their notes. */
export function formatTables(tables: readonly TextTable[]): string {
  return tables
    .map(({ title, notes, head, rows }) =>
      [oneLine(title), ...notes.map(oneLine), ...formatTable([head, ...rows])]
        .map(line => `${line}\n`)
        .join(''),
    )
    .join('\n');
}
