import { join, resolve } from 'node:path';
import { documentExtensions } from '../../core';
import { FileStore } from '../../node/fileStore';
import { isFolder } from '../../node/files';
import type { Call } from '../io';

const isDocument = new RegExp(`\\.(?:${documentExtensions.join('|')})$`, 'i');

/** The documents in a folder and those below it, in the order of their names; of anything else, itself. */
export async function documentsAt(path: string, { cwd }: Call): Promise<readonly string[]> {
  const folder = resolve(cwd, path);
  // What is not there is told when it is read.
  if (!(await isFolder(folder).catch(() => false))) return [path];
  const paths = await new FileStore(folder).list();
  return paths
    .filter(each => isDocument.test(each))
    .sort()
    .map(each => join(path, each));
}
