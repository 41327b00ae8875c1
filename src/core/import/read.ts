import { decodeSource } from '../corpus/decodeSource';
import type { BadBytes, Encoding } from '../text/encodings';
import { type Rows, readImport } from './rows';

/** The codings of a file, and what of its bytes could not be read. */
export interface ImportFile extends Rows {
  /** Bytes that are none of its encoding: each is U+FFFD in the text. A quote with one is found nowhere, a memo keeps the mark. */
  readonly damage?: BadBytes & { readonly encoding: Encoding };
}

/** Reads codings from the bytes of a file; `undefined` where it is no text, or its name or its head line is that of another kind. */
export function readImportFile(name: string, bytes: Uint8Array): ImportFile | undefined {
  const file = decodeSource(bytes);
  const found = file.kind === 'text' ? readImport(name, file.text) : undefined;
  if (!found || file.kind !== 'text') return undefined;
  return { ...found, ...(file.bad && { damage: { ...file.bad, encoding: file.encoding } }) };
}
