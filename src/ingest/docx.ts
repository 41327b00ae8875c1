import mammoth from 'mammoth';
import { dependencies } from '../../package.json';
import { type DocxNode, textOfDocx } from './docxText';
import type { Extracted } from './messages';
import { showWords } from './wordXml';
import { mainPart, repack } from './zip';

/**
 * Reads the text of a Word document: a line for each paragraph and each row of a table. What is struck out as a tracked
 * change is left out, as Word does on paper. Throws a DocumentProblem where it is none, or larger than it may be.
 */
export async function readDocx(bytes: Uint8Array): Promise<Extracted> {
  // mammoth unpacks whatever it is given; so it is given what has been unpacked within limits.
  let hidden = 0;
  let embedded = 0;
  const { packed, partOf } = repack(bytes, part => {
    const shown = showWords(part(mainPart), part('word/styles.xml'));
    ({ hidden, embedded } = shown);
    return shown.xml;
  });
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
  const properties = partOf('docProps/core.xml');
  return {
    pages: [text],
    hasPages: false,
    title: decodeXml(/<dc:title>([^<]+)</.exec(properties)?.[1]),
    created: /<dcterms:created\b[^>]*>(\d{4}-\d{2}-\d{2})/.exec(properties)?.[1],
    numbered,
    notes,
    hidden,
    embedded,
    twice: 0,
    fonts: [],
    library: { name: 'mammoth', version: dependencies.mammoth },
  };
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
