import type { Steps } from '../../base/steps';
import { escapeXml } from '../../network/picture';
import type { Packer } from './zip';

// Office Open XML (ECMA-376, part 1, WordprocessingML): only what tables and paragraphs need.

/** A block of a document: a paragraph in a style, which may begin a page, or a table with three rules. */
export type DocumentBlock =
  | {
      readonly kind: 'text';
      readonly style: TextStyle;
      readonly text: string;
      readonly newPage?: boolean;
    }
  | WordTable;

export type TextStyle = 'title' | 'note';

/** A table as journals want it: a rule above, one below the head, one below all; the head is repeated on every page. */
export interface WordTable {
  readonly kind: 'table';
  /** Widths in twentieths of a point. */
  readonly columns: readonly { readonly head: string; readonly width: number; readonly centred: boolean }[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A4 with margins of 2 cm, in twentieths of a point. */
const paper = { short: 11_906, long: 16_838, margin: 1134 } as const;

/** Room for text across the page, in twentieths of a point. */
export function textWidth(landscape: boolean): number {
  return (landscape ? paper.long : paper.short) - 2 * paper.margin;
}

/** A DOCX file. `language`: that of the text, as BCP 47 has it. */
export function writeWordDocument(
  pack: Packer,
  blocks: readonly DocumentBlock[],
  { landscape, language }: { readonly landscape: boolean; readonly language: string },
): Steps<Uint8Array> {
  const [width, height] = landscape ? [paper.long, paper.short] : [paper.short, paper.long];
  const turned = landscape ? ' w:orient="landscape"' : '';
  const margins = ['top', 'right', 'bottom', 'left'].map(side => `w:${side}="${paper.margin}"`).join(' ');
  const page = `<w:pgSz w:w="${width}" w:h="${height}"${turned}/><w:pgMar ${margins} w:header="720" w:footer="720" w:gutter="0"/>`;
  return pack([
    [
      '[Content_Types].xml',
      [
        `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordprocessing}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordprocessing}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${wordprocessing}.settings+xml"/></Types>`,
      ],
    ],
    [
      '_rels/.rels',
      [
        `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ],
    ],
    [
      'word/_rels/document.xml.rels',
      [
        `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/settings" Target="settings.xml"/></Relationships>`,
      ],
    ],
    // Without it, Word opens the file in the mode for Word 2007.
    [
      'word/settings.xml',
      [
        `${declaration}<w:settings ${main}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
      ],
    ],
    ['word/styles.xml', [declaration + styleSheet(language)]],
    ['word/document.xml', documentXml(blocks, page)],
  ]);
}

function* documentXml(blocks: readonly DocumentBlock[], page: string): Generator<string, void> {
  yield `${declaration}<w:document ${main}><w:body>`;
  for (const block of blocks) yield* blockXml(block);
  yield `<w:sectPr>${page}</w:sectPr></w:body></w:document>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Sizes in half points: 9 pt in tables, 7.5 pt below them, as Chinese journals have it (小五, 六号). */
function styleSheet(language: string): string {
  const chinese = /^zh/i.test(language);
  const fonts = (eastAsia: string) =>
    `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${eastAsia}"/>`;
  const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
  const style = (id: string, name: string, paragraph: string, run: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  return [
    `<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr>${fonts('SimSun')}${size(18)}`,
    `<w:lang w:val="${chinese ? 'en-US' : escapeXml(language)}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    style(
      'title',
      'Table Title',
      '<w:keepNext/><w:spacing w:after="80"/><w:jc w:val="center"/>',
      `${fonts('SimHei')}<w:b/>${size(21)}`,
    ),
    style('note', 'Table Note', '<w:spacing w:before="40"/>', size(15)),
    '</w:styles>',
  ].join('');
}

function* blockXml(block: DocumentBlock): Generator<string, void> {
  switch (block.kind) {
    case 'text':
      yield paragraph(
        block.text,
        `<w:pStyle w:val="${block.style}"/>${block.newPage ? '<w:pageBreakBefore/>' : ''}`,
      );
      break;
    case 'table':
      yield* tableXml(block);
  }
}

function* tableXml({ columns, rows }: WordTable): Generator<string, void> {
  const thick = (side: string) => `<w:${side} w:val="single" w:sz="12" w:space="0" w:color="auto"/>`;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const rowXml = (cells: readonly (string | number)[], isHead: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${columns
      .map(({ width, centred }, i) => {
        const rule = isHead
          ? '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'
          : '';
        const text = paragraph(String(cells[i] ?? ''), centred ? '<w:jc w:val="center"/>' : '', isHead);
        return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${rule}<w:vAlign w:val="center"/></w:tcPr>${text}</w:tc>`;
      })
      .join('')}</w:tr>`;
  yield `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>`;
  yield `<w:tblBorders>${thick('top')}${thick('bottom')}</w:tblBorders><w:tblLayout w:type="fixed"/>`;
  yield '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>';
  yield `<w:tblGrid>${columns.map(({ width }) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  const heads = columns.map(({ head }) => head);
  yield rowXml(heads, true);
  for (const row of rows) yield rowXml(row, false);
  yield '</w:tbl>';
}

function paragraph(text: string, properties: string, bold = false): string {
  const line = text.replace(/\s+/g, ' ');
  const run = bold ? '<w:rPr><w:b/></w:rPr>' : '';
  return `<w:p><w:pPr>${properties}</w:pPr><w:r>${run}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`;
}
