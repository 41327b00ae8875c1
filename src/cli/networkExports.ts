import {
  type DrawingTrouble,
  type FileContent,
  formatsWithStructure,
  isTrouble,
  type NetworkFormat,
  type NetworkStructure,
  type NetworkSubject,
  networkFilesOf,
  networkWriters,
} from '../core';
import { chooseFormats } from './formats';

export const networkFormats = Object.keys(networkWriters) as readonly NetworkFormat[];
/** The default formats: those that need no font and hardly any time. */
const usual = networkFormats.filter(format => format !== 'png' && format !== 'pdf');

/**
 * Names and contents of the files in the formats of a list, or in the usual ones; and what stood in the way of those that could not be drawn.
 * `structureOf` is asked where one of them tells of the structure. Throws a Failure at a format that is none.
 */
export async function networkFiles(
  list: string | undefined,
  subject: NetworkSubject,
  structureOf: () => NetworkStructure,
): Promise<{
  readonly files: readonly (readonly [name: string, content: FileContent])[];
  readonly trouble: DrawingTrouble | undefined;
}> {
  const files: (readonly [string, FileContent])[] = [];
  let trouble: DrawingTrouble | undefined;
  for (const format of chooseFormats(list, networkFormats, usual, subject)) {
    const whole = formatsWithStructure.includes(format) ? { ...subject, structure: structureOf() } : subject;
    for (const { name, write } of networkFilesOf(format)) {
      const written = await write(whole);
      if (isTrouble(written)) trouble = written;
      else files.push([name, written]);
    }
  }
  return { files, trouble };
}
