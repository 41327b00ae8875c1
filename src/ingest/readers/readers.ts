import type { DocumentContent, DocumentKind } from '../../core';
import { type Archive, openArchive, partOf } from '../archive';
import { DocumentProblem } from '../problem';
import { readDoc } from './doc';
import { mainPart, readDocx } from './docx';
import { readEpub } from './epub';
import { readHtml } from './html';
import { readOdt } from './odt';
import { readOfd } from './ofd';
import { readPdf } from './pdf';
import { readRtf } from './rtf';

type Read = (bytes: Uint8Array, characterMaps: string) => DocumentContent | Promise<DocumentContent>;

/** The reader of each kind of file. */
export const readers: Readonly<Record<DocumentKind, Read>> = {
  pdf: readPdf,
  ole: readDoc,
  rtf: readRtf,
  html: readHtml,
  zip: bytes => {
    const archive = openArchive(bytes);
    const reader = inArchives.find(({ isIt }) => isIt(archive));
    if (reader) return reader.read(archive);
    throw refusal(archive);
  },
};

/** The formats that are ZIP files: how each is known, and its reader. */
const inArchives: readonly {
  readonly isIt: (archive: Archive) => boolean;
  readonly read: (archive: Archive) => DocumentContent | Promise<DocumentContent>;
}[] = [
  { isIt: ({ parts }) => Object.hasOwn(parts, mainPart), read: readDocx },
  { isIt: ({ parts }) => Object.hasOwn(parts, 'OFD.xml'), read: readOfd },
  { isIt: ({ parts }) => Object.hasOwn(parts, 'META-INF/container.xml'), read: readEpub },
  { isIt: ({ parts }) => Object.hasOwn(parts, 'content.xml'), read: readOdt },
];

/** Why a ZIP file without a document is not read. */
function refusal(archive: Archive): DocumentProblem {
  const inside = archive.names.find(name =>
    /\.(?:docx?|pdf|wps|ofd|odt|rtf|html?|epub|txt|zip)$/i.test(name),
  );
  if (partOf(archive, '[Content_Types].xml') !== '') {
    return new DocumentProblem('unknown-kind', archive.names.find(name => !name.startsWith('_')) ?? 'Office');
  }
  return inside === undefined
    ? new DocumentProblem('damaged', 'no document in the ZIP file')
    : new DocumentProblem('archive', inside);
}
