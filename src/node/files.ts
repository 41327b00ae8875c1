// The one place that opens files: nothing else of src may name `node:fs` (test/security/opening.test.ts). What it opens is a
// regular file, looked at again once it is open, and never more of it than was asked for. A project comes from anybody, so what lies
// in it may lead nowhere else (`within`); a path that the user names may lead where they like. A hard link cannot be told from a
// file. Reading one gives what its maker could read anyway; and nothing is ever written *into* a file (writeFile.ts takes its name).
import {
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fstatSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import {
  access,
  chmod,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { threadId } from 'node:worker_threads';
import { FileTrouble } from '../core';
import { isMissing } from './failure';
import { ReadBuffer, tooLarge } from './parts';

export type { Dirent, FileHandle };

/** What limits an opening. */
export interface OpenLimits {
  /** The folder that no link may lead out of; without it, links may lead anywhere. */
  readonly within?: string | undefined;
  /** The most bytes that are read. */
  readonly most?: number;
}

/** No file of a project is larger: a plan of 5 MB is a thousand pages. */
const mostOfProject = 100_000_000;
/** What the user names may be a scan of a whole book. */
export const mostOfUser = 1_000_000_000;

/** Not to wait for a writer where a pipe has taken the place of a file, nor to follow a link that has. Windows has neither. */
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
const making = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** Reads a file. Throws the error of the system, or a FileTrouble. */
export async function readBytes(
  path: string,
  { within, most = mostOfProject }: OpenLimits = {},
): Promise<Buffer> {
  const real = await realpath(path).catch(error => nowhereOr(path, error));
  if (within !== undefined) demandWithin(real, await realpath(within));
  const before = await lstat(real);
  demandFile(before, most);
  const file = await open(real, reading);
  try {
    const found = await file.stat();
    demandSame(before, found, most);
    const parts = new ReadBuffer(found.size, most);
    for (let part = parts.room(); part; part = parts.room()) {
      const { bytesRead } = await file.read(part, 0, part.length, null);
      parts.took(bytesRead);
    }
    return parts.whole();
  } finally {
    await file.close();
  }
}

/** The same, synchronously: with nothing else to do in the meantime, the thread pool makes reading many small files slow. */
export function readBytesSync(path: string, { within, most = mostOfProject }: OpenLimits = {}): Buffer {
  const real = realPathSync(path);
  if (within !== undefined) demandWithin(real, realpathSync.native(within));
  const before = lstatSync(real);
  demandFile(before, most);
  const file = openSync(real, reading);
  try {
    const found = fstatSync(file);
    demandSame(before, found, most);
    const parts = new ReadBuffer(found.size, most);
    for (let part = parts.room(); part; part = parts.room()) {
      parts.took(readSync(file, part, 0, part.length, null));
    }
    return parts.whole();
  } finally {
    closeSync(file);
  }
}

function demandFile(found: Stats, most = Number.POSITIVE_INFINITY): void {
  if (found.isDirectory()) {
    const error: NodeJS.ErrnoException = new Error('EISDIR: illegal operation on a directory, open');
    error.code = 'EISDIR';
    throw error;
  }
  if (!found.isFile()) throw new FileTrouble('no-file');
  if (found.size > most) throw tooLarge(most);
}

/** The opened file must be the one that was checked. On Windows, the two calls may number a file differently. */
function demandSame(before: Stats, found: Stats, most: number): void {
  demandFile(found, most);
  if (process.platform !== 'win32' && (before.ino !== found.ino || before.dev !== found.dev))
    throw new FileTrouble('changed-place');
}

/** Whether a real path lies in a real folder. */
export function isInFolder(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function demandWithin(real: string, folder: string): void {
  if (!isInFolder(real, folder)) throw new FileTrouble('leads-out');
}

/** A missing file is not the same as a dangling link: the target of the link may be back tomorrow. */
export async function nowhereOr(path: string, error: unknown): Promise<never> {
  const found = isMissing(error) ? await lstat(path).catch(() => undefined) : undefined;
  throw found?.isSymbolicLink() ? new FileTrouble('leads-nowhere') : error;
}

function realPathSync(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const found = isMissing(error) ? lstatSync(path, { throwIfNoEntry: false }) : undefined;
    throw found?.isSymbolicLink() ? new FileTrouble('leads-nowhere') : error;
  }
}

/** The real path of a file to be written, and what is known of it. */
export interface FilePlace {
  /** Its path without links. */
  readonly path: string;
  /** Its permissions; `undefined` where it is not there yet. */
  readonly mode: number | undefined;
}

/**
 * Where a file is, or would be, whose folder is there. Throws a FileTrouble where its path leads out of the folder `within`, or
 * where it is a link to nothing, or no file.
 */
export async function filePlace(path: string, within?: string): Promise<FilePlace> {
  const real = await realpath(path).catch(async error => {
    if (!isMissing(error)) throw error;
    // Somebody may have made it just now; a link to nothing stays one.
    if (await isThere(path)) return realpath(path).catch(again => nowhereOr(path, again));
    const folder = dirname(path);
    return join(await realpath(folder).catch(failed => nowhereOr(folder, failed)), basename(path));
  });
  if (within !== undefined) demandWithin(real, await realpath(within));
  const found = await lstat(real).catch(undefinedIfMissing);
  if (found) demandFile(found);
  return { path: real, mode: found && found.mode & 0o777 };
}

/** Throws if a file must not be written: whoever made it read-only, or owns it without giving us access, wants it kept. */
export async function demandWritable({ path, mode }: FilePlace): Promise<void> {
  if (mode === undefined) return;
  await access(path, constants.W_OK);
  if ((mode & 0o222) === 0) throw new FileTrouble('read-only');
}

/** Makes a file that is not there yet, and opens it for writing. Throws EEXIST where there is anything of that name. */
export function makeFile(path: string, mode?: number): Promise<FileHandle> {
  return open(path, making, mode);
}

/** Flushes the entries of a folder to disk, where the system and the drive can do so. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Turns the error of a missing file into `undefined`; throws all others. */
export function undefinedIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
  return undefined;
}

/** Whether there is anything of that name, be it a link to nothing. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    error => {
      // Whatever else is wrong with it, something is there.
      return !isMissing(error) && (error as NodeJS.ErrnoException).code !== 'ENOTDIR';
    },
  );
}

/** Whether a link leads to a file within a folder (both without links), out of it, or to nothing. */
export async function followed(path: string, folder: string): Promise<'file' | 'nothing' | 'other'> {
  try {
    const real = await realpath(path);
    return isInFolder(real, folder) && (await lstat(real)).isFile() ? 'file' : 'other';
  } catch (error) {
    return isMissing(error) ? 'nothing' : 'other';
  }
}

/** Permissions of a file. */
export async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

/** The kind of a file; links are not followed. */
export async function fileKindOf(path: string): Promise<'file' | 'folder' | 'other' | 'nothing'> {
  const found = await lstat(path).catch(undefinedIfMissing);
  if (!found) return 'nothing';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

/** Whether a path is that of a folder. Throws where there is nothing. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

/** What a folder contains. */
export function listFolder(path: string): Promise<Dirent[]> {
  return readdir(path, { withFileTypes: true });
}

/** Makes a folder and those above it, where they are not there. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
}

/** Removes a file, if it is there. */
export function remove(path: string): Promise<void> {
  return rm(path, { force: true });
}

/** Paths of everything below a folder; none where it is not there. For folders of the system. */
export function listTreeSync(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path));
}

/** Lets a task write files into a new folder, each by its name, which gives its path; the folder is removed after that. */
export function withTemporaryFolder<T>(
  parent: string,
  act: (write: (name: string, text: string) => string) => T,
): T {
  const folder = mkdtempSync(join(parent, 'policy-coder-'));
  try {
    return act((name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text, { flag: 'wx' });
      return path;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export {
  chmod,
  existsSync as isThereSync,
  link,
  readlinkSync as linkTextSync,
  realpath as realPath,
  rename,
  unlink,
};

/** Writes a file that can be made again: it is not flushed to the disk. Whoever reads it meanwhile has the old one, or none. */
export async function replaceUnsafely(path: string, content: string): Promise<void> {
  const temporary = `${path}.${process.pid}-${threadId}.tmp`;
  const file = await open(temporary, making, 0o600);
  try {
    await file.writeFile(content);
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** Makes a folder that only the user may look into. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Paths of the files in a folder that were neither written nor read for so many days, as far as the system tells. */
export async function olderFiles(folder: string, days: number): Promise<readonly string[]> {
  const since = Date.now() - days * 86_400_000;
  const paths = (await readdir(folder)).map(name => join(folder, name));
  const found = await Promise.all(
    paths.map(async path => ({ path, stats: await lstat(path).catch(() => undefined) })),
  );
  return found.flatMap(({ path, stats }) =>
    stats?.isFile() && Math.max(stats.mtimeMs, stats.atimeMs) < since ? [path] : [],
  );
}
