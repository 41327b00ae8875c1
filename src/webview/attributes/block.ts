/** A block of cells on the clipboard, as spreadsheets write and read it: lines of cells between tabs. */

/** Reads a block; a cell in quotes may hold tabs, line ends and doubled quotes. A line end at the end begins no row. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n?|\n|$)/y;
  for (;;) {
    const found = cell.exec(text);
    if (!found) break;
    const [, quoted, plain = '', end] = found;
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') {
      if (cell.lastIndex === text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

export function writeBlock(rows: readonly (readonly string[])[]): string {
  const written = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map(row => row.map(written).join('\t')).join('\n');
}

/** The same as an HTML table, for word processors. */
export function writeBlockHtml(rows: readonly (readonly string[])[]): string {
  const escaped = (cell: string) => cell.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
  const cells = rows.map(row => `<tr>${row.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<table>${cells.join('')}</table>`;
}
