import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { dependencies } from '../../../package.json';
import type { DocumentContent } from '../../core';
import { type Archive, partOf } from '../archive';
import { contentOf } from '../plain';
import { type DocxNode, textOfDocx } from '../word/docxText';
import { showWords } from '../word/wordXml';

/** The part with the words of the text. */
export const mainPart = 'word/document.xml';

/**
 * Reads the text of a Word document: a line for each paragraph and each row of a table. What is struck out as a tracked
 * change is left out, as Word does on paper.
 */
export async function readDocx(archive: Archive): Promise<DocumentContent> {
  const shown = showWords(partOf(archive, mainPart), partOf(archive, 'word/styles.xml'));
  // mammoth unpacks whatever it is given; so it is given what has been unpacked within limits, stored without compression.
  const packed = zipSync({ ...archive.parts, [mainPart]: strToU8(shown.xml) }, { level: 0 });
  let document: DocxNode | undefined;
  await mammoth.convertToHtml(
    { buffer: Buffer.from(packed) },
    {
      externalFileAccess: false,
      transformDocument: (read: DocxNode) => {
        document = read;
        return { ...read, children: [] };
      },
    },
  );
  const { text, numbered, notes } = textOfDocx(document ?? { type: 'document' });
  const properties = partOf(archive, 'docProps/core.xml');
  return contentOf({
    format: 'docx',
    pages: [text],
    title: decodeXml(/<dc:title>([^<]+)</.exec(properties)?.[1]),
    created: /<dcterms:created\b[^>]*>(\d{4}-\d{2}-\d{2})/.exec(properties)?.[1],
    numbered,
    notes,
    hidden: shown.hidden,
    embedded: shown.embedded,
    library: { name: 'mammoth', version: dependencies.mammoth },
  });
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

function decodeXml(text: string | undefined): string | undefined {
  const plain = text?.replace(/&(?:lt|gt|quot|apos|amp);/g, entity => entities[entity]!).trim();
  return plain === '' ? undefined : plain;
}
