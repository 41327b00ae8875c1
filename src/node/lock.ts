import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { FileTrouble } from '../core';
import { remove } from './files';
import { removeTemporariesOf, sweepOnce } from './leftovers';
import { isDead, LockMaker, lockOf, nameIn, readLock, removeDead } from './lockFile';
import { isToken, lifeOf, type ProcessToken } from './processIdentity';

/** How long we wait while no other holder finishes, in milliseconds of a monotonic clock. */
const patience = 30_000;

/** A lock that this process has. */
export interface Held {
  readonly token: ProcessToken;
  /** Throws if it is no longer ours because somebody has deleted it by hand. */
  readonly demand: () => Promise<void>;
}

/** Locks that could not be removed, to try again. */
const unreleased = new Map<string, string>();

/**
 * Does something that only one process at a time may do to a file (whose path has no links). Throws a FileTrouble that names the holder if
 * the others do not finish.
 */
export async function locked<T>(
  path: string,
  act: (held: Held) => Promise<T>,
  waitAtMost: number = patience,
): Promise<T> {
  const lock = lockOf(path);
  await sweepOnce(dirname(path));
  await releaseAgain(lock);
  const maker = new LockMaker(dirname(path));
  const { token, text } = maker;
  try {
    await waitFor(lock, maker, waitAtMost);
  } finally {
    await maker.end();
  }
  try {
    return await act({ token, demand: () => demandOurs(lock, text) });
  } finally {
    await release(lock, text);
  }
}

async function waitFor(lock: string, maker: LockMaker, waitAtMost: number): Promise<void> {
  let seen: string | undefined;
  let since = performance.now();
  while (!(await maker.make(lock))) {
    const holder = await readLock(lock);
    if (holder === maker.text) return;
    if (holder !== undefined) {
      // Another holder than before: work goes on, though not ours yet.
      if (holder !== seen) [seen, since] = [holder, performance.now()];
      if (isDead(holder, maker.canLink)) {
        await removeDead(lock, holder, maker);
        await removeTemporariesOf(dirname(lock), nameIn(holder));
      } else if (performance.now() - since > waitAtMost) throw troubleWith(lock, holder);
    }
    await pause(2 + Math.random() * 8);
  }
}

async function demandOurs(lock: string, text: string): Promise<void> {
  if ((await readLock(lock)) !== text) throw new FileTrouble('lock-lost');
}

/** The work is done; removing the lock is tried again before the next one. */
async function release(lock: string, text: string): Promise<void> {
  try {
    if ((await readLock(lock)) === text) await remove(lock);
    unreleased.delete(lock);
  } catch {
    unreleased.set(lock, text);
  }
}

async function releaseAgain(lock: string): Promise<void> {
  const text = unreleased.get(lock);
  if (text !== undefined) await release(lock, text);
}

function troubleWith(lock: string, text: string): FileTrouble {
  const token = nameIn(text);
  const [, host = '', pid = ''] = /^(\S+) (\d+)-/.exec(text) ?? [];
  if (host === '') return new FileTrouble('locked-unknown', lock);
  const isHere = host === hostname() && (!isToken(token) || lifeOf(token) === 'alive');
  return isHere
    ? new FileTrouble('locked-here', pid, lock)
    : new FileTrouble('locked-elsewhere', pid, host, lock);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
