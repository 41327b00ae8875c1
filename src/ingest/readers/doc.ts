import WordExtractor from 'word-extractor';
import { dependencies } from '../../../package.json';
import type { DocumentContent } from '../../core';
import { contentOf } from '../plain';
import { DocumentProblem } from '../problem';

/** Streams of a compound file, as its directory names them: what is in it. */
const word = 'WordDocument';
const encrypted = 'EncryptedPackage';
const others = ['Workbook', 'PowerPoint Document', 'Book', 'WpsContent', '__properties_version1.0'];

/**
 * Reads the text of a document of Word 97 to 2003, which WPS Writer writes, too: a line for each paragraph and each row of a table,
 * text boxes after the text. Throws a DocumentProblem where it needs a password or is a document of another program.
 */
export async function readDoc(bytes: Uint8Array): Promise<DocumentContent> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => buffer.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (has(encrypted)) throw new DocumentProblem('encrypted', 'Office document with a password');
  if (!has(word)) {
    const found = others.find(has);
    throw found === undefined
      ? new DocumentProblem('damaged', 'no WordDocument in the compound file')
      : new DocumentProblem('unknown-kind', `compound file with ${found}`);
  }
  if (isEncrypted(buffer)) throw new DocumentProblem('encrypted', 'Word document with a password');
  const document = await new WordExtractor().extract(buffer);
  const plain = { filterUnicode: false };
  const boxes = document.getTextboxes({ ...plain, includeHeadersAndFooters: false });
  const notes = `${document.getFootnotes(plain)}\n${document.getEndnotes(plain)}`;
  return contentOf({
    format: 'doc',
    pages: [[document.getBody(plain), boxes].map(tidy).filter(Boolean).join('\n')],
    notes: tidy(notes)
      .split('\n')
      .filter(line => line.trim() !== '').length,
    library: { name: 'word-extractor', version: dependencies['word-extractor'] },
  });
}

/** Rows as other readers give them: cells apart by tabs, none after the last one. */
function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Places of pictures and other objects.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: Word marks them so
      .replace(/[\u0001\u0008\u0013-\u0015]/g, '')
      .replace(/[\t ]+$/gm, '')
      .replace(/\n+$/, '')
  );
}

/** Bit 8 of the flags in the head of the main stream, which begins with 0xA5EC at the start of a sector. */
function isEncrypted(buffer: Buffer): boolean {
  for (let at = 512; at + 12 <= buffer.length; at += 512) {
    if (buffer.readUInt16LE(at) !== 0xa5ec) continue;
    return (buffer.readUInt16LE(at + 10) & 0x100) !== 0;
  }
  return false;
}
