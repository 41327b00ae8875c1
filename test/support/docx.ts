import { zip } from './zip';

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with this body; `parts` adds or replaces parts, `head` stands before the root. */
export function makeDocx(
  body: string,
  { parts = {}, head = '' }: { parts?: Readonly<Record<string, string | Uint8Array>>; head?: string } = {},
): Uint8Array {
  const all: Readonly<Record<string, string | Uint8Array>> = {
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': `<?xml version="1.0"?>${head}<w:document ${namespace}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zip(all);
}

/** A paragraph; a line end is one that was made by hand. */
export function paragraph(text: string, properties = ''): string {
  const runs = text
    .split('\n')
    .map(line => `<w:r><w:t xml:space="preserve">${line}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>');
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}
