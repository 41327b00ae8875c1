import type { Steps } from '../../base/steps';
import { escapeXml } from '../../network/picture';
import { displayWidth } from '../../text/wrapping';
import { looksLikeFormula } from './csv';
import type { Packer } from './zip';

// Office Open XML (ECMA-376, part 1, SpreadsheetML): only what a table needs.

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Number of last rows that are totals, in bold; 0 by default. */
  readonly sums?: number;
  /** Number of frozen columns; 0 by default. */
  readonly frozen?: number;
}

export type SheetCell = string | number | boolean | undefined;

/** Cell styles, by their places in `cellXfs`. `typed`: stays text even when someone edits the cell. */
const styles = { plain: 0, head: 1, bold: 2, mark: 3, typed: 4 } as const;

/** Excel refuses a file with longer texts. */
const longestText = 32_767;
/** Excel's, its head included. */
const mostRows = 1_048_576;

/** An XLSX file. Texts stay texts, whatever they begin with; numbers are numbers; the header row is bold and frozen. */
export function writeWorkbook(pack: Packer, sheets: readonly Sheet[]): Steps<Uint8Array> {
  const parts = sheets.flatMap(sheet => split(sheet, mostRows - 1));
  const each = (write: (sheet: Sheet, number: number) => string) =>
    parts.map((sheet, i) => write(sheet, i + 1)).join('');
  return pack([
    [
      '[Content_Types].xml',
      [
        `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`)}</Types>`,
      ],
    ],
    [
      '_rels/.rels',
      [
        `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    ],
    [
      'xl/workbook.xml',
      [
        `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each(({ name }, number) => `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
      ],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      [
        `${declaration}<Relationships xmlns="${packageRelations}">${each((_, number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${parts.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      ],
    ],
    ['xl/styles.xml', [declaration + styleSheet]],
    ...parts.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet)] as const),
  ]);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const styleSheet =
  `<styleSheet xmlns="${main}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border/><border><bottom style="thin"/></border></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="5">' +
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf applyAlignment="1"><alignment horizontal="center" vertical="top"/></xf>' +
  '<xf quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs></styleSheet>';

function* worksheet({ head, rows, sums = 0, frozen = 0 }: Sheet): Generator<string, void> {
  const pane =
    frozen > 0
      ? `<pane xSplit="${frozen}" ySplit="1" topLeftCell="${columnName(frozen)}2" activePane="bottomRight" state="frozen"/>`
      : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const first = rows.slice(0, measured);
  const columns = head.map((name, i) => {
    const width = widthOf([name, ...first.map(row => row[i])]);
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`;
  });
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  yield `<cols>${columns.join('')}</cols><sheetData>`;
  yield rowXml(head, 1, () => styles.head);
  for (const [i, row] of rows.entries())
    yield rowXml(row, i + 2, i >= rows.length - sums ? () => styles.bold : styleOf);
  yield '</sheetData></worksheet>';
}

/** Number of rows that determine the width of a column. */
const measured = 1000;

function rowXml(cells: readonly SheetCell[], number: number, style: (cell: SheetCell) => number): string {
  const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${number}`, style(cell)));
  return `<row r="${number}">${written.join('')}</row>`;
}

function cellXml(cell: SheetCell, place: string, style: number): string {
  const at = `<c r="${place}" s="${style}"`;
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'number') return `${at}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `${at} t="inlineStr"><is><t xml:space="preserve">${escapeText(cell)}</t></is></c>`;
}

function styleOf(cell: SheetCell): number {
  if (typeof cell !== 'string') return styles.plain;
  if (looksLikeFormula(cell)) return styles.typed;
  return cell.length === 1 ? styles.mark : styles.plain;
}

/** Text that is too long ends with a note. `_x000A_` is how Excel writes a character: in a text, it means itself. */
function escapeText(text: string): string {
  const cut = ` … [${text.length}]`;
  const fitting = text.length > longestText ? text.slice(0, longestText - cut.length) + cut : text;
  return escapeXml(fitting.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replace(/\r/g, '&#13;');
}

/** Columns of characters, as wide as the widest text, within bounds. */
function widthOf(cells: readonly SheetCell[]): number {
  let width = 4;
  for (const cell of cells) {
    const text = typeof cell === 'string' ? cell.slice(0, 60) : String(cell ?? '');
    width = Math.max(width, Math.min(48, displayWidth(text) + 2));
  }
  return width;
}

/** A, B, … Z, AA, …; columns count from 0. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** Text that does not fit in one sheet continues in the next; nothing is left out. */
function split(sheet: Sheet, most: number): readonly Sheet[] {
  if (sheet.rows.length <= most) return [sheet];
  const { sums: _sums, ...rest } = sheet;
  return Array.from({ length: Math.ceil(sheet.rows.length / most) }, (_, i) => ({
    ...rest,
    name: `${sheet.name} ${i + 1}`,
    rows: sheet.rows.slice(i * most, (i + 1) * most),
  }));
}
