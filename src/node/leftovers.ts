import { join } from 'node:path';
import { listFolder, remove } from './files';
import { isDead, LockMaker, readLock, removeDead } from './lockFile';
import { isToken, lifeOf } from './processIdentity';

// Files that a killed process has left behind. Only files that certainly belong to no running process are removed. A failure here is
// ignored: the next process tries again.

const swept = new Set<string>();

/** Removes what was left behind in a folder, once in the life of this process. */
export async function sweepOnce(folder: string): Promise<void> {
  if (swept.has(folder)) return;
  swept.add(folder);
  await sweep(folder);
}

/** Removes the locks and temporary files that were left behind in a folder. */
export async function sweep(folder: string): Promise<void> {
  const maker = new LockMaker(folder);
  try {
    for (const entry of await listFolder(folder)) {
      if (!entry.isFile()) continue;
      const path = join(folder, entry.name);
      const token = /^\..*?([\w-]+)(?:\.lock)?\.tmp$/s.exec(entry.name)?.[1] ?? '';
      if (isToken(token)) {
        if (lifeOf(token) === 'dead') await remove(path);
      } else if (/^\..*\.lock$/s.test(entry.name)) {
        const text = await readLock(path);
        // An empty lock may belong to another program.
        if (text !== undefined && text !== '' && isDead(text, true)) await removeDead(path, text, maker);
      }
    }
  } catch {
    // It stays.
  } finally {
    await maker.end();
  }
}

/** Does the same in all folders of a project. */
export async function sweepTree(folder: string): Promise<void> {
  await sweepOnce(folder);
  const entries = await listFolder(folder).catch(() => []);
  for (const { name, isFolder } of entries.map(entry => ({
    name: entry.name,
    isFolder: entry.isDirectory(),
  })))
    if (isFolder && !name.startsWith('.') && name !== 'node_modules') await sweepTree(join(folder, name));
}

/** Removes the temporary files of a holder who is dead. */
export async function removeTemporariesOf(folder: string, name: string): Promise<void> {
  try {
    for (const entry of await listFolder(folder)) {
      if (
        /^\./.test(entry.name) &&
        (entry.name.endsWith(`.${name}.tmp`) || entry.name === `.${name}.lock.tmp`)
      )
        await remove(join(folder, entry.name));
    }
  } catch {
    // They stay.
  }
}
