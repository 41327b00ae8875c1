import { strFromU8, unzipSync } from 'fflate';
import { DocumentProblem } from './problem';

/** Bytes that the texts of a document may unpack to; a plan of 500 pages has some ten million. */
const mostBytes = 100_000_000;
const mostParts = 5000;

/** The parts of a document in a ZIP file. */
export interface Archive {
  /** Names of all its parts, those that were not unpacked too. */
  readonly names: readonly string[];
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

/**
 * Unpacks the parts of a ZIP file that contain text; pictures and fonts are left out. Each part gets the room that the directory
 * says it needs and no more, whatever is in it. Nothing is written anywhere, so names cannot lead out of it. Throws a
 * DocumentProblem if it needs too much or has a password.
 */
export function openArchive(bytes: Uint8Array): Archive {
  // Bit 0 of the flags of the first part: it is encrypted.
  if (((bytes[6] ?? 0) & 1) === 1) throw new DocumentProblem('encrypted', 'ZIP with a password');
  let size = 0;
  const names: string[] = [];
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      names.push(name);
      if (names.length > mostParts) throw new DocumentProblem('too-large', `more than ${mostParts} parts`);
      if (!/\.(?:xml|rels|opf|x?html?|ncx)$|^mimetype$/i.test(name)) return false;
      size += originalSize;
      if (size > mostBytes) throw new DocumentProblem('too-large', `unpacks to more than ${mostBytes} bytes`);
      return true;
    },
  });
  return { names, parts };
}

/** The text of a part in UTF-8; empty where there is none. */
export function partOf({ parts }: Archive, name: string): string {
  return Object.hasOwn(parts, name) ? strFromU8(parts[name]!).replace(/^\ufeff/, '') : '';
}

/** The path that a reference in a part means: `..` goes up, but never out of the archive. */
export function resolvePart(folder: string, reference: string): string {
  const steps: string[] = [];
  const path = reference.startsWith('/') ? reference : `${folder}/${reference}`;
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The folder of a part; empty at the top. */
export function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
