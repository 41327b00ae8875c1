import assert from 'node:assert/strict';
import { sha256 as noble } from '@noble/hashes/sha2.js';
import { sha256 } from '../../src/node/sha256';

describe('the digest where there is Node', () => {
  it('is that of the library, whatever the length', () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) % 256);
      assert.deepEqual([...sha256(bytes)], [...noble(bytes)], `${length} bytes`);
    }
  });
});
