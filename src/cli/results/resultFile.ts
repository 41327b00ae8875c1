import { createHash } from 'node:crypto';
import type { FrozenOutput } from '../../core';

/** A file of frozen results: its path in their folder, and its bytes. */
export type ResultFile = readonly [path: string, bytes: Uint8Array];

export function describeFile([path, bytes]: ResultFile): FrozenOutput {
  return { path, sha256: hashBytes(bytes), bytes: bytes.length };
}

/** `sha256:<hex>` of bytes. */
export function hashBytes(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
