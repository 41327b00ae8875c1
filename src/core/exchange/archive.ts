import { ExchangeError } from './foreign';

/** A plan of 500 pages is 2 MB; a project of a thousand of them is still below. */
const mostPerFile = 64_000_000;
const mostTogether = 400_000_000;
const mostFiles = 20_000;

/** The files of a ZIP that are wanted, by their names as the ZIP has them. Nothing is ever written by these names. */
export type Archive = ReadonlyMap<string, Uint8Array>;

/**
 * Unpacks the files of a ZIP that `isWanted` chooses; of the others it lists the names. Each gets the room that the directory
 * says it needs and no more, whatever is in it. Throws an ExchangeError where it is no ZIP, or needs too much.
 */
export async function openArchive(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<{ readonly files: Archive; readonly names: readonly string[] }> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new ExchangeError('encrypted');
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) throw new ExchangeError('not-zip');
  const { unzipSync } = await import('./unzip');
  const names: string[] = [];
  let together = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        names.push(name);
        if (names.length > mostFiles) throw new ExchangeError('too-many');
        if (name.endsWith('/') || !isWanted(name)) return false;
        together += originalSize;
        if (originalSize > mostPerFile || together > mostTogether) {
          throw new ExchangeError('too-large', name.slice(0, 200));
        }
        return true;
      },
    });
    return { files: new Map(Object.entries(files)), names };
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ExchangeError(/encrypt/i.test(message) ? 'encrypted' : 'damaged', message);
  }
}
