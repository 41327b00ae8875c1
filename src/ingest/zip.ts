import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { DocumentProblem } from './problem';

/** Bytes that the texts of a document may unpack to; a plan of 500 pages has some ten million. */
const mostBytes = 100_000_000;
const mostParts = 2000;

/** The part with the words of the text. */
export const mainPart = 'word/document.xml';

/** A document whose parts have been looked at. */
export interface Repacked {
  /** The parts that hold text, stored without compression: nothing in it can grow. */
  readonly packed: Uint8Array;
  /** The text of a part; empty where there is none. */
  readonly partOf: (name: string) => string;
}

/**
 * Unpacks the parts of a ZIP that hold text, pictures left out, and packs them again, the main one
 * as `rewrite` makes it. Each part gets the room that the
 * directory says it needs and no more, whatever is in it. Throws a DocumentProblem where it is no ZIP, or needs too much.
 */
export function repack(bytes: Uint8Array, rewrite: (partOf: Repacked['partOf']) => string): Repacked {
  if (isCompoundFile(bytes)) throw new DocumentProblem('encrypted', 'a compound file');
  let [size, count] = [0, 0];
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(?:xml|rels)$/i.test(name)) return false;
      size += originalSize;
      count++;
      if (size > mostBytes || count > mostParts) {
        throw new DocumentProblem('too-large', `unpacks to more than ${mostBytes} bytes`);
      }
      return true;
    },
  });
  if (!Object.hasOwn(parts, mainPart)) {
    throw new DocumentProblem('damaged', 'holds no word/document.xml');
  }
  const partOf = (name: string) => (Object.hasOwn(parts, name) ? strFromU8(parts[name]!) : '');
  const main = { [mainPart]: strToU8(rewrite(partOf)) };
  return { packed: zipSync({ ...parts, ...main }, { level: 0 }), partOf };
}

/** What Word makes of a document with a password, and what it wrote before 2007. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
}
