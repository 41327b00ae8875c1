/** How tables write a missing number. */
const none = /^(?:nan|na|n\/a|<na>|none|null|nil|[-–—])?$/i;

/**
 * The offset in a cell; `undefined` for an empty cell. Text that is no offset is returned as it is, to be reported. Tables write offsets
 * with a fraction (`3.0` beside empty cells, `3,0`), in groups of three (`1,234`), or in full-width digits. `3,000` is ambiguous and is not
 * read.
 */
export function readOffset(value: unknown): number | string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return String(JSON.stringify(value));
  const text = String(value).normalize('NFKC').trim().replace(/^'/, '');
  if (none.test(text)) return undefined;
  const digits = digitsOf(text);
  const offset = digits === undefined ? Number.NaN : Number(digits);
  return Number.isInteger(offset) && offset >= 0 && offset < 1e9 ? offset : String(value);
}

function digitsOf(text: string): string | undefined {
  const plain = /^\+?(\d+)(?:\.0{0,2}|,0{1,2}|\.0{4,}|,0{4,})?$/.exec(text);
  if (plain) return plain[1];
  if (/^\+?\d{1,3}(?:,\d{3})+$/.test(text) && !/^\+?\d{1,3},000$/.test(text)) return text.replaceAll(',', '');
  if (/^\+?\d{1,3}(?:,\d{3})+\.0+$/.test(text)) return text.replaceAll(',', '');
  return /^\+?\d+(?:\.\d+)?e\+?\d+$/i.test(text) ? text : undefined;
}
