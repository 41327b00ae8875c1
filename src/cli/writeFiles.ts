import { basename, join, resolve } from 'node:path';
import { belongsToProject, FileTrouble } from '../core';
import { reasonOf } from '../node/failure';
import { filePlace, makeFolder, realPath } from '../node/files';
import { writeFileAtomically } from '../node/writeFile';
import { inTurn } from './inTurn';
import { type Call, Failure, type FilesFor } from './io';
import { demandBounds } from './userPaths';

/** Writes files into folders and creates missing folders. Throws a Failure if that fails; it says what was written by then. */
export async function writeFiles(
  groups: readonly FilesFor[],
  call: Pick<Call, 'cwd' | 'folder' | 't' | 'nested'>,
): Promise<void> {
  if (call.nested) return call.nested.take(groups);
  const { cwd, t } = call;
  const all = groups.flatMap(({ out, files }) => files.map(([name, content]) => ({ out, name, content })));
  const tell = (out: string, reason: string) => t('Cannot write into {0}: {1}', out, reason);
  for (const { out } of groups) {
    try {
      await demandBounds(out, call);
      await makeFolder(resolve(cwd, out));
    } catch (error) {
      throw new Failure(tell(out, reasonOf(error, t)));
    }
  }
  const way = {
    nameOf: ({ out, name }: (typeof all)[number]) => join(out, name),
    tell: ({ out, name }: (typeof all)[number], reason: string) => tell(out, `${reason} (${name})`),
  };
  // Nothing is written where one of them cannot be.
  const look = async ({ out, name }: (typeof all)[number]) => {
    await placeIn(await realPath(resolve(cwd, out)), name);
    return false;
  };
  await inTurn(all, { ...way, write: look }, call);
  const write = async ({ out, name, content }: (typeof all)[number]) => {
    const folder = await realPath(resolve(cwd, out));
    await writeFileAtomically(await placeIn(folder, name), content, folder);
    return true;
  };
  await inTurn(all, { ...way, write }, call);
}

/** The real path of a file in a folder of the user. It may be someone else's link, which is followed only if nothing is lost. */
async function placeIn(folder: string, name: string): Promise<string> {
  const { path } = await filePlace(join(folder, name), folder);
  const target = basename(path);
  if (target !== name && belongsToProject(target)) throw new FileTrouble('of-the-project', target);
  return path;
}
