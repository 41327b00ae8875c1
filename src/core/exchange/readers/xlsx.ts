import { openArchive } from '../archive';
import { ExchangeError } from '../foreign';
import { childOf, childrenOf, readXml, wholeText, type XmlElement } from '../xml';
import { xmlText } from './xmlText';

/** A cell of a table: its text, and in a workbook the colour behind it. */
export interface Cell {
  readonly text: string;
  readonly color?: string;
}

/** Columns beyond are no table that anybody codes with. */
const mostColumns = 500;

/** The cells of the first sheet of a workbook. Formulas give the value that was stored with them. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> {
  const { files } = await openArchive(bytes, name =>
    /^xl\/(?:sharedStrings|styles|workbook|_rels\/workbook\.xml)\.(?:xml|rels)$|^xl\/worksheets\/[^/]+\.xml$/i.test(
      name,
    ),
  );
  const part = async (name: string) => {
    const found = files.get(name);
    return found && readXml(xmlText(found));
  };
  const workbook = await part('xl/workbook.xml');
  if (!workbook) throw new ExchangeError('not-layout', 'xl/workbook.xml');
  const sheet = await part(firstSheet(workbook, await part('xl/_rels/workbook.xml.rels')));
  if (!sheet) throw new ExchangeError('not-layout', 'xl/worksheets');
  const strings = childrenOf(await part('xl/sharedStrings.xml'), 'si').map(phoneticless);
  const colors = fills(await part('xl/styles.xml'));
  return childrenOf(childOf(sheet, 'sheetData'), 'row').map(row => {
    const cells: Cell[] = [];
    for (const cell of childrenOf(row, 'c')) {
      const column = columnOf(cell.attributes.get('r')) ?? cells.length;
      if (column >= mostColumns) continue;
      while (cells.length < column) cells.push({ text: '' });
      const color = colors[Number(cell.attributes.get('s') ?? 0)];
      cells[column] = { text: cellText(cell, strings), ...(color !== undefined && { color }) };
    }
    return cells;
  });
}

function firstSheet(workbook: XmlElement, relations: XmlElement | undefined): string {
  const [first] = childrenOf(childOf(workbook, 'sheets'), 'sheet');
  const id = first?.attributes.get('id');
  const target = childrenOf(relations, 'Relationship')
    .find(({ attributes }) => attributes.get('Id') === id)
    ?.attributes.get('Target');
  return target === undefined
    ? 'xl/worksheets/sheet1.xml'
    : target.startsWith('/')
      ? target.slice(1)
      : `xl/${target}`;
}

function cellText(cell: XmlElement, strings: readonly string[]): string {
  const kind = cell.attributes.get('t');
  const value = childOf(cell, 'v')?.text ?? '';
  const inline = childOf(cell, 'is');
  const text = kind === 's' ? (strings[Number(value)] ?? '') : inline ? phoneticless(inline) : value;
  // Excel has no sign for control characters and writes _x000D_.
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** A text without the readings that Excel notes beside Chinese and Japanese words. */
function phoneticless(element: XmlElement): string {
  return element.children
    .filter(({ name }) => name === 't' || name === 'r')
    .map(child =>
      child.name === 't'
        ? child.text
        : wholeText(childOf(child, 't') ?? { ...child, text: '', children: [] }),
    )
    .join('');
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The colour of each cell format; only what fills a cell in one colour is one. */
function fills(styles: XmlElement | undefined): readonly (string | undefined)[] {
  const colors = childrenOf(childOf(styles, 'fills'), 'fill').map(fill => {
    const pattern = childOf(fill, 'patternFill');
    const rgb = childOf(pattern, 'fgColor')?.attributes.get('rgb');
    return pattern?.attributes.get('patternType') === 'solid' && rgb ? `#${rgb.slice(-6)}` : undefined;
  });
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(
    ({ attributes }) => colors[Number(attributes.get('fillId'))],
  );
}
