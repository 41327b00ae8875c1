import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reasonOf } from '../node/failure';
import { writeFileAtomically } from '../node/writeFile';
import { type Call, Failure } from './io';

/** Writes files into a folder, which is made where it is not there. Throws a Failure where that cannot be done. */
export async function writeFiles(
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
  out: string,
  { cwd, t }: Pick<Call, 'cwd' | 't'>,
): Promise<void> {
  const folder = resolve(cwd, out);
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of files) await writeFileAtomically(join(folder, name), content);
  } catch (error) {
    throw new Failure(t('Cannot write into {0}: {1}', out, reasonOf(error)));
  }
}
