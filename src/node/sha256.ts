import { createHash } from 'node:crypto';

/** What the bundle of the engine takes in place of `@noble/hashes/sha2.js`: the same digest, ten times as fast. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
