import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { FileTrouble } from '../core';
import { codeOf, isExisting, isMissing } from './failure';
import { link, makeFile, readBytes, remove } from './files';
import { isRunning, isToken, lifeOf, newToken, type ProcessToken } from './processIdentity';

// A lock is a file beside the one it is for, with the name of its holder in it. It is never taken from anybody who may be alive: not
// after any time (a laptop sleeps, a network drive hangs), and by no clock (those of two machines differ). Only the lock of a process
// that is certainly no more is removed. On a network drive that another machine has left locked, people are told what to delete.
//
// Link or O_EXCL: the name is written to a file of its own first, which is then linked as the lock. So a lock never stands there
// empty, whoever is killed when; and link(2) is atomic wherever there are hard links, also on NFS 2, where O_EXCL is not. There,
// an answer may get lost and a lock that was made seem to be another's: so it is read. Where there are no hard links (FAT, SMB,
// many a FUSE drive), O_EXCL does it, which SMB has by protocol; who is killed between making and writing then leaves an empty lock,
// which people have to delete.
//
// Removing a dead lock: two that find the same one must not remove it in turn, since the second would remove the new lock of the
// first. So who removes one first makes a claim on it: a lock of another name, made of the very text of the dead one, which never
// comes again. Who has the claim looks once more and removes it; a claim of somebody dead is removed in the same way.

/** Hidden, so that no project lists it. */
export function lockOf(path: string): string {
  return join(dirname(path), `.${shortened(basename(path))}.lock`);
}

/** Beside the file that it becomes: only within one file system is a rename atomic. */
export function temporaryOf(path: string, token: ProcessToken): string {
  return join(dirname(path), `.${shortened(basename(path), 40)}.${token}.tmp`);
}

/** A name with something before and after it must still be one: 255 bytes on most systems, 143 on some that encrypt. */
function shortened(name: string, most = 100): string {
  const bytes = Buffer.from(name);
  if (bytes.length <= most) return name;
  // A character that is cut in two is left out.
  const start = bytes
    .subarray(0, most - 18)
    .toString()
    .replace(/\ufffd+$/, '');
  return `${start}~${digest(name)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Makes locks in a folder in the name of one holder, by link where the drive has links. */
export class LockMaker {
  readonly token = newToken();
  readonly text = `${hostname()} ${this.token}`;
  canLink = true;
  private isWritten = false;
  /** Where the text is written to be linked. */
  private readonly record: string;

  constructor(folder: string) {
    this.record = join(folder, `.${this.token}.lock.tmp`);
  }

  /** Makes a lock, unless it is there. */
  async make(lock: string): Promise<boolean> {
    if (this.canLink) {
      if (!this.isWritten) await write(this.record, this.text);
      this.isWritten = true;
      try {
        await link(this.record, lock);
        return true;
      } catch (error) {
        if (isExisting(error)) return false;
        if (isOfTheDisk(error)) throw error;
        this.canLink = false;
      }
    }
    try {
      await write(lock, this.text);
      return true;
    } catch (error) {
      // Windows denies access to a file that is being deleted.
      if (isExisting(error) || (process.platform === 'win32' && codeOf(error) === 'EPERM')) return false;
      throw error;
    }
  }

  async end(): Promise<void> {
    if (this.isWritten) await remove(this.record).catch(() => undefined);
  }
}

/** Errors of link() that do not mean that the drive has no links. */
function isOfTheDisk(error: unknown): boolean {
  return /^(?:EIO|ENOSPC|EDQUOT|EROFS|EMFILE|ENFILE|ENOMEM|ENOENT|ENAMETOOLONG|ESTALE)$/.test(
    codeOf(error) ?? '',
  );
}

/** Writes a file that is not there yet; one that could not be written whole is removed. */
async function write(path: string, text: string): Promise<void> {
  const file = await makeFile(path);
  try {
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
  } catch (error) {
    await remove(path).catch(() => undefined);
    throw error;
  }
}

/** What a lock says; `undefined` where there is none. Throws a FileTrouble where something else stands in its place. */
export async function readLock(lock: string): Promise<string | undefined> {
  try {
    return (await readBytes(lock, { within: dirname(lock), most: 4096 })).toString();
  } catch (error) {
    // Windows denies access to a file that is being deleted.
    if (isMissing(error) || (process.platform === 'win32' && codeOf(error) === 'EPERM')) return undefined;
    const isAnother = error instanceof FileTrouble && error.kind === 'changed-place';
    // It was removed, and another one made, while it was being opened.
    if (isAnother) return undefined;
    if (error instanceof FileTrouble || codeOf(error) === 'EISDIR' || codeOf(error) === 'ELOOP')
      throw new FileTrouble('locked-unknown', lock);
    throw error;
  }
}

/** What earlier versions wrote: the host, the number of the process, and a count. */
const earlier = /^(\S+) (\d+)-\d+$/;

/** Whether nobody who is alive can have made such a lock. Where there are links, nobody makes an empty one. */
export function isDead(text: string, canLink: boolean): boolean {
  if (text === '') return canLink;
  const token = nameIn(text);
  if (isToken(token)) return lifeOf(token) === 'dead';
  const [, host, pid] = earlier.exec(text) ?? [];
  return host === hostname() && !isRunning(Number(pid));
}

/** Removes a lock, or a claim, of somebody dead, unless somebody else is about to. */
export async function removeDead(lock: string, text: string, maker: LockMaker): Promise<void> {
  const claim = join(dirname(lock), `.${digest(text)}.lock`);
  if (!(await maker.make(claim))) {
    const other = await readLock(claim);
    if (other !== undefined && isDead(other, maker.canLink)) await removeDead(claim, other, maker);
    return;
  }
  try {
    if ((await readLock(lock)) === text) await remove(lock);
  } finally {
    await remove(claim);
  }
}

/** The name of the holder in the text of a lock. */
export function nameIn(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}
