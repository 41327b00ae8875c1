import { dirname } from 'node:path';
import { FileTrouble } from '../core';
import { codeOf, reasonOf } from './failure';
import {
  demandWritable,
  type FilePlace,
  filePlace,
  makeFile,
  readBytes,
  remove,
  rename,
  syncFolder,
  undefinedIfMissing,
} from './files';
import { type Held, locked } from './lock';
import { temporaryOf } from './lockFile';

/**
 * Writes a file as a whole or not at all: a reader, or a crash, never meets half of it, nor finds it gone. The folder
 * must exist. A link stays a link, and the permissions stay. Throws the error of the file system, or a FileTrouble: where the file
 * is read-only, is no file, or is a link that leads out of the folder `within`, or to nothing. A trouble of the kind `unconfirmed`
 * says that it was written all the same.
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  within = dirname(path),
): Promise<void> {
  const { path: target } = await filePlace(path, within);
  await locked(target, held => put(target, content, held));
}

/**
 * Writes a file likewise, but only if it still holds `expected` (`undefined`: if there is still none). Resolves to whether
 * it was written. Of all that write through here, in whatever process, nobody overwrites what another has just written.
 */
export async function replaceFile(
  path: string,
  expected: string | undefined,
  text: string,
  within = dirname(path),
): Promise<boolean> {
  const { path: target } = await filePlace(path, within);
  return locked(target, async held => {
    const wanted = expected === undefined ? undefined : Buffer.from(expected);
    const onDisk = await readBytes(target).catch(undefinedIfMissing);
    if (wanted === undefined ? onDisk !== undefined : !onDisk?.equals(wanted)) return false;
    await put(target, text, held);
    return true;
  });
}

async function put(target: string, content: string | Uint8Array, { token, demand }: Held): Promise<void> {
  // Checked again under the lock: somebody may have put a link there in the meantime.
  const place = await filePlace(target, dirname(target));
  await demandWritable(place);
  const temporary = temporaryOf(target, token);
  try {
    await writeWhole(temporary, content, place);
    // A person may have deleted the lock of a process that slept for long.
    await demand();
    await rename(temporary, target);
  } catch (error) {
    await remove(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target)).catch(error => {
    // Many network drives cannot do that, and a folder may be write-only.
    if (!/^(?:EINVAL|ENOTSUP|EOPNOTSUPP|ENOSYS|EACCES|EPERM|EISDIR|EBADF)$/.test(codeOf(error) ?? ''))
      throw new FileTrouble('unconfirmed', reasonOf(error));
  });
}

async function writeWhole(path: string, content: string | Uint8Array, { mode }: FilePlace): Promise<void> {
  const file = await makeFile(path, mode);
  try {
    // The umask may have removed permissions from the new file. Some drives have no permissions.
    if (mode !== undefined) await file.chmod(mode).catch(() => undefined);
    await file.writeFile(content);
    // It is on the disk before it replaces the old file, so a power cut leaves one or the other.
    await file.sync();
  } finally {
    await file.close();
  }
}
