import type { Translate } from '../../base/l10n';
import type { Steps } from '../../base/steps';
import { displayWidth } from '../../text/wrapping';
import type { TextTable } from '../formats/tables';
import { type DocumentBlock, textWidth, type WordTable, writeWordDocument } from '../formats/wordDocument';
import { loadPacker } from '../formats/zip';
import type { Method } from './method';
import { methodRows } from './methodTable';

/** Tables as a DOCX file, one below the other with their notes, the method on a page of its own. `language`: as BCP 47 has it. */
export async function writeTablesDocx(
  tables: readonly TextTable[],
  method: Method,
  t: Translate,
  language: string,
): Promise<Steps<Uint8Array>> {
  const width = textWidth(true);
  const blocks = tables.flatMap((table, i): DocumentBlock[] => [
    { kind: 'text', style: 'title', text: table.title, newPage: i > 0 },
    ...(table.rows.length === 0 ? [] : [wordTable(table, width)]),
    ...table.notes.map(text => ({ kind: 'text', style: 'note', text }) as const),
  ]);
  const parameters: TextTable = {
    title: t('Method'),
    notes: [],
    head: [t('Parameter'), t('Value')],
    rows: methodRows(method, t),
  };
  return writeWordDocument(
    await loadPacker(),
    [
      ...blocks,
      { kind: 'text', style: 'title', text: parameters.title, newPage: true },
      wordTable(parameters, width),
    ],
    { landscape: true, language },
  );
}

/** Columns with cells of this many characters hold prose. */
const longestCentred = 16;

/** Columns as wide as their content, within limits: a long text may take several lines. */
function wordTable({ head, rows }: TextTable, width: number): WordTable {
  const widest = 40;
  const needs = head.map((title, i) =>
    Math.min(widest, Math.max(4, displayWidth(title) / 2, ...rows.map(row => displayWidth(row[i] ?? '')))),
  );
  const all = needs.reduce((sum, need) => sum + need, 0);
  return {
    kind: 'table',
    columns: head.map((title, i) => ({
      head: title,
      width: Math.floor((needs[i]! * width) / all),
      // Prose is read from the left.
      centred: i > 0 && needs[i]! < longestCentred,
    })),
    rows,
  };
}
