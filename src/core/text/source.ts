import { bytesToHex } from '@noble/hashes/utils.js';
import { oncePer } from '../base/oncePer';
import { sha256 } from './bytes';
import { LineIndex } from './lines';

/**
 * One plan text in its normal form: decoded, without BOM, with LF line ends. Its line:column positions are the same as in
 * an editor, whatever the line ends of the file.
 */
export interface Source {
  /** Relative to the project folder, `/`-separated. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

/** Makes a source from decoded text. */
export function createSource(path: string, decoded: string): Source {
  const text = normalizeText(decoded);
  return { path, text, lines: new LineIndex(text) };
}

/** Removes a BOM and turns CRLF and lone CR into LF. */
export function normalizeText(decoded: string): string {
  const text = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** `sha256:<hex>` of a text's UTF-8 bytes, as side files and the method record it. */
export function hashText(text: string): string {
  return `sha256:${bytesToHex(sha256(text))}`;
}

/** `hashText` of a source's text, computed once. */
export const hashSource = oncePer(({ text }: Source) => hashText(text));
