import type { Translate } from '../../base/l10n';
import type { Steps } from '../../base/steps';
import { plainNumber } from '../../base/values';
import { byteOrderMark, formatCsv } from '../formats/csv';
import type { TextTable } from '../formats/tables';
import { type Sheet, type SheetCell, writeWorkbook } from '../formats/workbook';
import { loadPacker } from '../formats/zip';
import type { Method } from './method';
import { methodRows } from './methodTable';

/** Tables as one CSV each, with a BOM; notes and method are left to other files: among the figures they would be rows. */
export function writeTableOfTextCsv({ head, rows }: TextTable): string {
  return byteOrderMark + formatCsv([head, ...rows.map(row => row.map(figureOf))]);
}

/** Tables as an XLSX file: a sheet each, then their notes, then the method. Figures are numbers. */
export async function writeTablesXlsx(
  tables: readonly TextTable[],
  method: Method,
  t: Translate,
): Promise<Steps<Uint8Array>> {
  const pack = await loadPacker();
  const notes = tables.flatMap(({ title, notes }) => notes.map(note => [title, note]));
  const names = sheetNames([...tables.map(({ title }) => title), t('Notes'), t('Method')]);
  const sheets: Sheet[] = [
    ...tables.map(({ head, rows }, i) => ({
      name: names[i]!,
      head,
      rows: rows.map(row => row.map(figureOf)),
      frozen: 1,
    })),
    { name: names.at(-2)!, head: [t('Table'), t('Note')], rows: notes },
    { name: names.at(-1)!, head: [t('Parameter'), t('Value')], rows: methodRows(method, t) },
  ];
  return writeWorkbook(pack, sheets);
}

/** A figure as a number: `51.6%` is 0.516. What begins with a zero is a code. */
function figureOf(cell: string): SheetCell & (string | number) {
  if (plainNumber.test(cell)) return Number(cell);
  const share = /^(\d+(?:\.\d+)?)%$/.exec(cell)?.[1];
  return share === undefined ? cell : Number((Number(share) / 100).toFixed(6));
}

/** Names that Excel accepts: up to 31 characters, none of `[]:*?/\`, unique regardless of case. */
function sheetNames(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map(title => {
    const name =
      title
        .replace(/[[\]:*?/\\]+/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '_';
    for (let number = 1; ; number++) {
      const tail = number === 1 ? '' : ` (${number})`;
      const tried = name.slice(0, 31 - tail.length) + tail;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}
