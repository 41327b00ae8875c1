import type { Steps } from '../../base/steps';

/** A file to be packed: its text in pieces, none of which ends within a character; or its bytes. */
export type ZipPart = readonly [path: string, pieces: Iterable<string> | Uint8Array];

/** Packs texts as UTF-8, and bytes, into a ZIP file, the container of XLSX and DOCX. The same texts give the same bytes everywhere. */
export type Packer = (parts: Iterable<ZipPart>) => Steps<Uint8Array>;

/** Any day will do; without one, the library would take the current time. Local time, as ZIP files contain it. */
const day = '1980-01-01T12:00:00';
/** Characters that are packed in one step. */
const pieceLength = 1 << 15;

/** Loads the library: nothing else needs it, so it waits for the first export. */
export async function loadPacker(): Promise<Packer> {
  const { strToU8, Zip, ZipDeflate } = await import('./deflate');
  return function* (parts) {
    const chunks: Uint8Array[] = [];
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      chunks.push(chunk);
    });
    for (const [path, pieces] of parts) {
      const file = new ZipDeflate(path, { level: 6 });
      file.mtime = day;
      zip.add(file);
      if (pieces instanceof Uint8Array) {
        file.push(pieces, true);
        yield;
        continue;
      }
      let waiting = '';
      for (const piece of pieces) {
        waiting += piece;
        if (waiting.length < pieceLength) continue;
        file.push(strToU8(waiting));
        waiting = '';
        yield;
      }
      file.push(strToU8(waiting), true);
      yield;
    }
    zip.end();
    return joined(chunks);
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
