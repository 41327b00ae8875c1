// What any platform can do with bytes. The engine on Node takes src/node/bytes.ts in its place, which does the same faster.
import { sha256 as digest } from '@noble/hashes/sha2.js';

const utf8 = new TextEncoder();

/** The SHA-256 digest of a text in UTF-8, 32 bytes; half a surrogate pair counts as U+FFFD. */
export function sha256(text: string): Uint8Array {
  return digest(utf8.encode(text));
}

/** Decodes UTF-8, a BOM included. Throws if the bytes are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
