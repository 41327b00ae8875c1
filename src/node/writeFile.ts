import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { isMissing } from './failure';
import { locked } from './lock';

/**
 * Writes a file as a whole or not at all: a reader, or a crash, never meets half of it, nor finds it gone. The folder
 * must exist. A link stays a link, and the permissions stay. Throws the error of the file system, or where the file is read-only.
 */
export async function writeFileAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(ifMissing(path));
  await underLock(target, token => put(target, content, token));
}

/**
 * Writes a file likewise, but only if it still holds `expected` (`undefined`: if there is still none). Resolves to whether
 * it was written. Of all that write through here, in whatever process, nobody overwrites what another has just written.
 * Throws, too, when a link leads out of the folder `within`: whose project it is has no say in what lies elsewhere.
 */
export async function replaceFile(
  path: string,
  expected: string | undefined,
  text: string,
  within = dirname(path),
): Promise<boolean> {
  const target = await realpath(path).catch(ifMissing(path));
  await refuseOutside(target, within);
  return underLock(target, async token => {
    const wanted = expected === undefined ? undefined : Buffer.from(expected);
    const onDisk = await readFile(target).catch(ifMissing(undefined));
    if (wanted === undefined ? onDisk !== undefined : !onDisk?.equals(wanted)) return false;
    await put(target, text, token);
    return true;
  });
}

async function refuseOutside(target: string, within: string): Promise<void> {
  const folder = await realpath(within);
  // Where there is no such file yet, its folder decides.
  const place = await realpath(target).catch(async error => {
    if (!isMissing(error)) throw error;
    return join(await realpath(dirname(target)), basename(target));
  });
  if (!place.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    throw new Error('a link leads out of the folder');
}

function underLock<T>(target: string, act: (token: string) => Promise<T>): Promise<T> {
  return locked(target, act, token => rm(temporaryOf(target, token), { force: true }));
}

/** Beside the file: only within one file system is a rename atomic. Hidden, so that no project lists it. */
function temporaryOf(target: string, token: string): string {
  return join(dirname(target), `.${basename(target)}.${token}.tmp`);
}

async function put(target: string, content: string | Uint8Array, token: string): Promise<void> {
  const mode = await stat(target).then(({ mode }) => mode & 0o777, ifMissing(undefined));
  // To take its name asks nobody for leave: who has made a file read-only, or not given it to us, means it to stay.
  if (mode !== undefined) {
    await access(target, constants.W_OK);
    if ((mode & 0o222) === 0) throw new Error('the file is read-only');
  }
  const temporary = temporaryOf(target, token);
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(content);
      // On the disk before it takes the old one's name: a power cut leaves one or the other.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Takes `value` for what does not exist; other errors are thrown on. */
function ifMissing<T>(value: T): (error: unknown) => T {
  return error => {
    if (isMissing(error)) return value;
    throw error;
  };
}
