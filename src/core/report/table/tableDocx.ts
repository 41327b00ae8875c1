import type { Translate } from '../../base/l10n';
import type { Steps } from '../../base/steps';
import { displayWidth } from '../../text/wrapping';
import { textWidth, type WordTable, writeWordDocument } from '../formats/wordDocument';
import { loadPacker } from '../formats/zip';
import type { TableOptions } from '../method/tableOptions';
import { exportMethod } from '../overview/exportMethod';
import type { Overview } from '../overview/overview';
import type { ExportTable } from './exportedTable';
import { exportTable } from './exportTable';

/**
 * The table as a DOCX file: a table of three rules with its notes, ready to be copied into a manuscript; the method on a page
 * of its own. The caller runs the steps. `language` is the BCP 47 tag of the translator's language.
 */
export async function writeTableDocx(
  overview: Overview,
  options: TableOptions,
  t: Translate,
  language: string,
): Promise<Steps<Uint8Array>> {
  const table = exportTable(overview, options, t);
  const landscape = sum(roomFor(table)) > textWidth(false);
  const width = textWidth(landscape);
  const [legend = '', ...notes] = table.notes;
  return writeWordDocument(
    await loadPacker(),
    [
      { kind: 'text', style: 'title', text: table.title },
      wordTable(table, width),
      { kind: 'text', style: 'note', text: t('Note: {0}', legend) },
      ...notes.map(text => ({ kind: 'text', style: 'note', text }) as const),
      { kind: 'text', style: 'title', text: t('Method'), newPage: true },
      {
        kind: 'table',
        columns: [
          { head: t('Parameter'), width: Math.floor(width / 3), centred: false },
          { head: t('Value'), width: width - Math.floor(width / 3), centred: false },
        ],
        rows: exportMethod(overview, options, t),
      },
    ],
    { landscape, language },
  );
}

/** The least room each kind of column takes, in twentieths of a point; names stay on one line if they are not too long. */
function roomFor({ columns, rows }: ExportTable): readonly number[] {
  const widest = Math.max(0, ...rows.map(row => displayWidth(String(row[0]))));
  const room = {
    source: Math.min(2800, Math.max(1000, widest * halfCharacter + 160)),
    mark: 460,
    text: 1800,
  };
  return columns.map(({ kind }) => room[kind]);
}

/** Half the width of a Han character of 9 pt. */
const halfCharacter = 90;

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

/** The rest of the page goes to the text columns, or to all columns if there are none; if there is too little, all get less. */
function wordTable(table: ExportTable, width: number): WordTable {
  const { columns, rows, totals } = table;
  const least = roomFor(table);
  const over = width - sum(least);
  const texts = columns.filter(({ kind }) => kind === 'text').length;
  const widthOf = (room: number, isText: boolean) => {
    if (over < 0) return Math.floor((room * width) / sum(least));
    if (texts > 0) return isText ? room + Math.floor(over / texts) : room;
    return room + Math.floor(over / columns.length);
  };
  return {
    kind: 'table',
    columns: columns.map(({ head, kind }, i) => ({
      head,
      width: widthOf(least[i]!, kind === 'text'),
      centred: kind === 'mark',
    })),
    rows: [...rows, ...totals],
  };
}
