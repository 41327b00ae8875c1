/** A value of a CSV table; `undefined` is an empty cell. */
export type CsvCell = string | number | boolean | undefined;

/** What Excel needs at the head of a CSV file to read it as UTF-8. */
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

/** A spreadsheet runs text that begins like a formula; after an apostrophe it shows it. */
export function disarm(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

/** Whether a spreadsheet might take a text for a formula. Full width counts too. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}
