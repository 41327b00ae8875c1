import { dirname, join, resolve } from 'node:path';
import { codebookFile, FileTrouble } from '../core';
import { isInFolder, isThere, nowhereOr, realPath } from '../node/files';
import type { Call } from './io';

type Here = Pick<Call, 'cwd' | 'folder'>;

/**
 * The folder that a path may not lead out of; `undefined` where it may lead anywhere. What the user names is theirs: links on
 * the way to a project, or elsewhere, are followed. But what lies below the folder of a project is the project's, and that comes
 * from whoever made it: a link there must stay in it, also where the user names it.
 */
export async function openLimitsOf(path: string, { cwd, folder }: Here): Promise<string | undefined> {
  const own = folder === '' ? undefined : await realPath(resolve(cwd, folder)).catch(() => undefined);
  // By the names as they are given: what they lead to may lie anywhere.
  for (let above = dirname(resolve(cwd, path)), last = ''; above !== last; above = dirname(above)) {
    last = above;
    const real = await realPath(above).catch(() => undefined);
    if (real !== undefined && (real === own || (await isThere(join(real, codebookFile))))) return real;
  }
  return undefined;
}

/** Throws a FileTrouble where a folder that is to be written into, or to be made, would lie out of its bounds. */
export async function demandBounds(path: string, here: Here): Promise<void> {
  const bounds = await openLimitsOf(path, here);
  if (bounds === undefined) return;
  let there = resolve(here.cwd, path);
  while (!(await isThere(there))) there = dirname(there);
  const real = await realPath(there).catch(error => nowhereOr(there, error));
  if (real !== bounds && !isInFolder(real, bounds)) throw new FileTrouble('leads-out');
}
