import { open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isExisting, isMissing } from './failure';

/** A lock older than this (milliseconds) belongs to nobody: a save takes a few of them. */
const staleAfter = 10_000;
/** How long to wait for others, in milliseconds. */
const patience = 15_000;

let made = 0;

/**
 * Does something that only one process at a time may do to a file. Who was killed while doing it stops nobody; `token` is
 * a name for temporary files that nobody else uses, and `tidy` is told the token of such a one. Throws when the others do not come to an end.
 */
export async function locked<T>(
  path: string,
  act: (token: string) => Promise<T>,
  tidy: (token: string) => Promise<void>,
): Promise<T> {
  // Hidden, so that no project lists it.
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const token = `${process.pid}-${made++}`;
  const deadline = Date.now() + patience;
  while (!(await take(lock, token))) {
    if (Date.now() > deadline) throw new Error(`${basename(path)} is locked by another program (${lock})`);
    await breakIfStale(lock, token, tidy);
    await pause(2 + Math.random() * 8);
  }
  try {
    return await act(token);
  } finally {
    // Somebody who found us asleep for long may have taken it over.
    if ((await holderOf(lock))?.text === textOf(token)) await rm(lock, { force: true });
  }
}

/** Makes the lock, unless it is there. */
async function take(lock: string, token: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx');
    try {
      await file.writeFile(textOf(token));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    // Windows denies a file that is just being deleted.
    if (
      isExisting(error) ||
      (process.platform === 'win32' && (error as NodeJS.ErrnoException).code === 'EPERM')
    ) {
      return false;
    }
    throw error;
  }
}

function textOf(token: string): string {
  return `${hostname()} ${token}`;
}

interface Holder {
  readonly text: string;
  /** Milliseconds since the lock was made. */
  readonly age: number;
}

async function holderOf(lock: string): Promise<Holder | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(lock, 'utf8'), stat(lock)]);
    return { text, age: Date.now() - mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Removes a lock whose process is no more. Only one at a time looks, else two would each remove a lock: an old and a new one. */
async function breakIfStale(
  lock: string,
  token: string,
  tidy: (token: string) => Promise<void>,
): Promise<void> {
  const found = await holderOf(lock);
  if (!found || !isStale(found)) return;
  const breaking = `${lock}.breaking`;
  if (!(await take(breaking, token))) {
    const other = await holderOf(breaking);
    if (other && other.age > staleAfter) await rm(breaking, { force: true });
    return;
  }
  try {
    const again = await holderOf(lock);
    if (again?.text !== found.text) return;
    const dead = found.text.split(' ')[1];
    if (dead) await tidy(dead);
    await rm(lock, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}

function isStale({ text, age }: Holder): boolean {
  if (age > staleAfter) return true;
  const [host, token] = text.split(' ');
  // Killed before it could write its name.
  if (token === undefined) return age > 1000;
  return host === hostname() && !isAlive(Number.parseInt(token, 10));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
