import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { reasonOf } from '../../failure';
import { readBytesSync } from '../../files';
import { Unusable } from './unusable';

/** Reads a file of an engine's folder. Throws `Unusable` with that reason when it cannot. */
export function readPart(folder: string, name: string, reason: Unusable['reason']): Buffer {
  try {
    return readBytesSync(join(folder, name));
  } catch (error) {
    throw new Unusable(reason, `${name}: ${reasonOf(error)}`);
  }
}

/** Loads a program that lies beside the bundle, not in it. Throws what it throws. */
export function load(path: string): unknown {
  return createRequire(path)(path);
}

/** Version of the package an engine's folder was copied from. */
export function versionOf(folder: string): string {
  const { version }: { version?: string } = JSON.parse(
    readPart(folder, 'package.json', 'no-binding').toString(),
  );
  return version ?? '';
}

/** `sha256:<hex>` over the parts in order. */
export function hashOf(parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}
