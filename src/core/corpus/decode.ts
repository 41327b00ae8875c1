import { decodeUtf8 } from '../text/bytes';
import type { Encoding } from '../text/encodings';
import type { FileText } from './store';

/**
 * Decodes a file's bytes: a BOM decides; then what the project declares; then UTF-8 if every byte fits; then GB18030
 * (which holds GBK and GB2312). A BOM stays in the text, so that a file can be written back as it was. Nothing is
 * replaced by question marks: bytes that do not fit are `undecodable`.
 */
export function decode(bytes: Uint8Array, declared?: Encoding): FileText {
  const encoding = byOrderMark(bytes) ?? declared;
  // Only UTF-16 text contains NUL.
  if (!encoding?.startsWith('utf-16') && bytes.subarray(0, 8192).includes(0)) return { kind: 'binary' };
  if (encoding) return decodeAs(bytes, encoding) ?? { kind: 'undecodable' };
  const utf8 = decodeAs(bytes, 'utf-8');
  if (utf8) return utf8;
  const [gb, big5] = [decodeAs(bytes, 'gb18030'), decodeAs(bytes, 'big5')];
  if (!gb) return { kind: 'undecodable' };
  return big5 && shareOfCommon(big5.text) > 2 * shareOfCommon(gb.text) ? { ...gb, looksLike: 'big5' } : gb;
}

function byOrderMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): Extract<FileText, { kind: 'text' }> | undefined {
  try {
    const text =
      encoding === 'utf-8'
        ? decodeUtf8(bytes)
        : new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    // What the decoder of Big5 makes of bytes that are none, instead of an error.
    if (encoding === 'big5' && /[\u0080\uf8f8]/.test(text)) return undefined;
    return { kind: 'text', text, encoding };
  } catch {
    return undefined;
  }
}

/**
 * Share of the marks and characters that every Chinese text is full of, simplified or traditional; about a tenth of
 * it. Text read in the wrong encoding has next to none of them.
 */
export function shareOfCommon(text: string): number {
  const common = text.match(/[，。、；：的和与與在为為是了一年有中大不以及等]/g)?.length ?? 0;
  const other = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return common / Math.max(1, other);
}
