import type { ProjectFiles } from '../core';
import { realPath } from '../node/files';
import { Git, GitFailure } from '../node/git';
import { type Call, Failure } from './io';
import { checkProjectFolder } from './project';

/** The files of the project as they are in a version. Throws a Failure where git cannot give them. */
export function filesAtVersion(call: Call, ref: string): Promise<ProjectFiles> {
  return ask(call, ref, git => git.filesAt(ref));
}

/** The files of the project as they are staged for the next commit. Throws a Failure where git cannot give them. */
export function filesStaged(call: Call): Promise<ProjectFiles> {
  return ask(call, 'index', git => git.stagedFiles());
}

async function ask(
  call: Call,
  what: string,
  read: (git: Git) => Promise<ProjectFiles>,
): Promise<ProjectFiles> {
  const git = new Git(await realPath(await checkProjectFolder(call)));
  try {
    return await read(git);
  } catch (error) {
    if (error instanceof GitFailure)
      throw new Failure(call.t('git cannot give {0}: {1}', what, error.message));
    throw error;
  }
}
