import { allElements, parseXml, textOf, type XmlElement } from './xml';
import { unzip } from './zip';

export type Cell = string | number | boolean | undefined;

/** A sheet as a spreadsheet program reads it. */
export interface ReadSheet {
  readonly name: string;
  /** `undefined` for cells that are not there. */
  readonly rows: readonly (readonly Cell[])[];
  /** For each row: whether all its cells are bold. */
  readonly bold: readonly boolean[];
  /** Rows and columns that stay in sight. */
  readonly frozen: readonly [rows: number, columns: number];
  /** Places of cells that stay text when they are edited. */
  readonly quoted: ReadonlySet<string>;
  /** Formulas: there must be none. */
  readonly formulas: number;
}

/** Reads an XLSX file by way of its content types and relationships, as a reader must. */
export function readXlsx(bytes: Uint8Array): readonly ReadSheet[] {
  const open = opener(bytes);
  const workbook = open('xl/workbook.xml');
  const targets = relationsOf(open('xl/_rels/workbook.xml.rels'));
  const styles = open('xl/styles.xml');
  const fonts = childrenOf(named(styles, 'fonts')[0]!);
  const formats = childrenOf(named(styles, 'cellXfs')[0]!);
  const isBold = (style: number) =>
    named(fonts[Number(formats[style]!.attributes.fontId ?? 0)]!, 'b').length > 0;
  return named(workbook, 'sheet').map(({ attributes }) => {
    const sheet = open(`xl/${targets.get(attributes['r:id']!)!}`);
    const rows: Cell[][] = [];
    const bold: boolean[] = [];
    const quoted = new Set<string>();
    for (const row of named(sheet, 'row')) {
      const cells: Cell[] = [];
      for (const cell of named(row, 'c')) {
        const [, letters, number] = /^([A-Z]+)(\d+)$/.exec(cell.attributes.r!)!;
        if (number !== row.attributes.r) throw new Error(`${cell.attributes.r} in row ${row.attributes.r}`);
        const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        if (column < cells.length) throw new Error(`${cell.attributes.r} is out of order`);
        while (cells.length < column) cells.push(undefined);
        cells.push(cellValue(cell));
        if (formats[Number(cell.attributes.s)]!.attributes.quotePrefix === '1')
          quoted.add(cell.attributes.r!);
      }
      rows[Number(row.attributes.r) - 1] = cells;
      bold[Number(row.attributes.r) - 1] = named(row, 'c').every(cell => isBold(Number(cell.attributes.s)));
    }
    const pane = named(sheet, 'pane')[0]?.attributes;
    return {
      name: attributes.name!,
      rows,
      bold,
      frozen: pane?.state === 'frozen' ? [Number(pane.ySplit ?? 0), Number(pane.xSplit ?? 0)] : [0, 0],
      quoted,
      formulas: named(sheet, 'f').length,
    };
  });
}

function cellValue(cell: XmlElement): Cell {
  const value = () => textOf(named(cell, 'v')[0]!);
  switch (cell.attributes.t) {
    case undefined:
      return Number(value());
    case 'b':
      return value() === '1';
    case 'inlineStr':
      return textOf(named(cell, 't')[0]!).replace(/_x([0-9A-F]{4})_/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
    default:
      throw new Error(`A cell of type ${cell.attributes.t}`);
  }
}

/** What stands in a DOCX file. */
export interface ReadDocument {
  /** Cells of each table, heads first. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Paragraphs outside of tables. */
  readonly paragraphs: readonly string[];
  readonly document: XmlElement;
}

export function readDocx(bytes: Uint8Array): ReadDocument {
  const open = opener(bytes);
  for (const target of relationsOf(open('word/_rels/document.xml.rels')).values()) open(`word/${target}`);
  const document = open('word/document.xml');
  const body = named(document, 'w:body')[0]!;
  return {
    tables: named(document, 'w:tbl').map(table =>
      named(table, 'w:tr').map(row => named(row, 'w:tc').map(textOf)),
    ),
    paragraphs: childrenOf(body)
      .filter(({ name }) => name === 'w:p')
      .map(textOf),
    document,
  };
}

/** Opens parts of a package; all of them must have a content type. */
function opener(bytes: Uint8Array): (part: string) => XmlElement {
  const files = unzip(bytes);
  const read = (part: string) => {
    const content = files.get(part);
    if (!content) throw new Error(`There is no ${part}`);
    return parseXml(content.toString('utf8'));
  };
  const types = read('[Content_Types].xml');
  const known = new Set(named(types, 'Override').map(({ attributes }) => attributes.PartName!.slice(1)));
  const extensions = named(types, 'Default').map(({ attributes }) => attributes.Extension!);
  for (const part of known) read(part);
  for (const name of files.keys()) {
    if (!known.has(name) && !extensions.some(extension => name.endsWith(`.${extension}`)))
      throw new Error(`${name} has no content type`);
  }
  return read;
}

function relationsOf(relations: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    named(relations, 'Relationship').map(({ attributes }) => [attributes.Id!, attributes.Target!]),
  );
}

/** The elements of a name in an element. */
export function named(element: XmlElement, name: string): readonly XmlElement[] {
  return allElements(element).filter(each => each.name === name);
}

function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(child => typeof child !== 'string');
}
