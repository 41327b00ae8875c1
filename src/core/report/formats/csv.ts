/** A value of a CSV table; `undefined` is an empty cell. */
export type CsvCell = string | number | boolean | undefined;

/** Excel reads a CSV file as UTF-8 only if it begins with this. */
export const byteOrderMark = '\ufeff';

/** A table as CSV after RFC 4180, with CRLF line ends. */
export function formatCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map(row => `${row.map(formatCell).join(',')}\r\n`).join('');
}

function formatCell(cell: CsvCell): string {
  // A negative number is not a formula.
  const text = typeof cell === 'string' ? disarm(cell) : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet evaluates text that begins like a formula; with an apostrophe before it, it shows the text. */
export function disarm(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

/** Whether a spreadsheet might take a text for a formula. Full width counts too. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}
