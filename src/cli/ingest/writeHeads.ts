import { join, relative, sep } from 'node:path';
import { addAttributes, CorpusBuilder, type HeadValue, loadProject } from '../../core';
import { FileStore } from '../../node/fileStore';
import { realPath } from '../../node/files';
import { type Call, Failure } from '../io';
import { openLimitsOf } from '../userPaths';
import { writeProjectFiles } from '../writeCodings';

/** A text that was made of a document, and what its head says. */
export interface HeadOf {
  /** Name of the text; `undefined` where none was made. */
  readonly text: string | undefined;
  readonly head: readonly HeadValue[];
}

/**
 * Adds what is certain of the heads as attributes of the project that the folder of the texts is in, in the file and the style it
 * has; values that are there stay. Throws a Failure where it is in no project, or a file cannot be changed safely.
 */
export async function writeHeads(folder: string, heads: readonly HeadOf[], call: Call): Promise<void> {
  const { stdout, json, t } = call;
  const project = await openLimitsOf(join(folder, '-'), call);
  if (project === undefined) {
    throw new Failure(
      t('--attributes needs a folder of a project: none above {0} has a codebook.yaml.', folder),
    );
  }
  const inProject = relative(project, await realPath(folder))
    .split(sep)
    .join('/');
  const files = await loadProject(new FileStore(project));
  const textAt = (path: string) => {
    const file = files.get(path);
    return file?.kind === 'text' ? file.text : undefined;
  };
  const added = addAttributes(
    new CorpusBuilder().build(files),
    textAt,
    heads.flatMap(({ text, head }) => {
      if (text === undefined) return [];
      const certain = head
        .filter(({ isCertain }) => isCertain)
        .map(({ name, value }) => [name, value] as const);
      const path = inProject === '' ? text : `${inProject}/${text}`;
      return [{ path, source: { attributes: new Map(certain) } }];
    }),
  );
  if ('unsafe' in added) {
    throw new Failure(t('"{0}" cannot be changed safely, so no attributes were written.', added.unsafe));
  }
  await writeProjectFiles(
    added.files.map(({ path, after }) => ({ path, old: textAt(path), text: after })),
    { ...call, folder: project },
    path => t('"{0}" was changed meanwhile, so no attributes were written.', path),
  );
  if (!json) stdout.write(`${t('Attributes added: {0}', added.count)}\n`);
}
