import { type CorpusStore, compareText, loadProject, type ProjectFiles } from '../core';
import { FileStore } from '../node/fileStore';
import { realPath } from '../node/files';
import { Git, GitFailure, type ProjectThen } from '../node/git';
import { type Call, Failure } from './io';
import { checkProjectFolder } from './project';

/** The project as it was in a version. Throws a Failure where git cannot give it. */
export function projectAtVersion(call: Call, ref: string): Promise<ProjectThen> {
  return ask(call, ref, git => git.projectAt(ref));
}

/** The files of the project as they are staged for the next commit. Throws a Failure where git cannot give them. */
export function filesStaged(call: Call): Promise<ProjectFiles> {
  return ask(call, 'index', git => git.stagedFiles());
}

/** The files of the project as they are on disk; those that a sparse checkout leaves out, as git keeps them. */
export function filesNow(call: Call): Promise<ProjectFiles> {
  return ask(call, 'index', async git => {
    const [disk, sparse] = [new FileStore(git.folder), await git.sparseFiles()];
    return loadProject(withRest(disk, sparse));
  });
}

/** A store, with the files that only another one has. */
function withRest(store: CorpusStore, rest: CorpusStore): CorpusStore {
  return {
    list: async () => [...new Set([...(await store.list()), ...(await rest.list())])].sort(compareText),
    read: async (path, declared) => {
      const file = await store.read(path, declared);
      return file.kind === 'missing' ? rest.read(path, declared) : file;
    },
  };
}

/** Lets git do something in the project folder. Throws a Failure, in the user's language, where it cannot. */
async function ask<T>(call: Call, what: string, read: (git: Git) => Promise<T>): Promise<T> {
  const git = new Git(await realPath(await checkProjectFolder(call)));
  try {
    return await read(git);
  } catch (error) {
    if (error instanceof GitFailure)
      throw new Failure(call.t('git cannot give {0}: {1}', what, error.message));
    throw error;
  }
}
