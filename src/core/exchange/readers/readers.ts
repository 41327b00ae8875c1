import { ExchangeError, type ForeignProject } from '../foreign';
import { brat } from './brat';
import { codedSegments } from './codedSegments';
import { atlasCodebook, codeList, qualcoderCodes } from './codeLists';
import { doccano } from './doccano';
import { labelStudio } from './labelStudio';
import { qdc } from './qdc';
import { qdpx } from './qdpx';
import { qualcoderReport, qualcoderRows } from './qualcoder';
import type { GivenFile, Reader } from './reader';
import { taguette } from './taguette';
import { webanno } from './webanno';
import { xmi } from './xmi';

/** Every format that can be imported. Of those with the same extension, the first that knows the content reads it. */
export const readers: readonly Reader[] = [
  qdpx,
  qdc,
  taguette,
  qualcoderReport,
  qualcoderRows,
  webanno,
  codedSegments,
  codeList,
  atlasCodebook,
  qualcoderCodes,
  brat,
  xmi,
  doccano,
  labelStudio,
];

/** The formats, and what their files are called. */
export const importFormats: readonly Pick<Reader, 'format' | 'extensions'>[] = readers;

/** Reads a file of another program; `undefined` where no format of ours has its extension, or knows its content. */
export async function readForeign(file: GivenFile): Promise<ForeignProject | undefined> {
  const name = file.name.toLowerCase();
  for (const { extensions, read } of readers) {
    if (!extensions.some(extension => name.endsWith(extension))) continue;
    const found = await reading(() => read(file));
    if (found) return found;
  }
  return undefined;
}

/** What a library says of a file that deceives it is no more than that the file is damaged. */
async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    if (error instanceof RangeError) throw new ExchangeError('too-large');
    throw error;
  }
}
