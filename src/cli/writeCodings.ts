import { basename, dirname, join, resolve } from 'node:path';
import {
  applyChanges,
  type Change,
  type Corpus,
  emptySideFile,
  hashSource,
  sourceAt,
  translateReason,
} from '../core';
import { FileStore } from '../node/fileStore';
import { makeFolder } from '../node/files';
import { sweepTree } from '../node/leftovers';
import { replaceFile } from '../node/writeFile';
import { inTurn } from './inTurn';
import { type Call, Failure } from './io';
import { demandBounds } from './userPaths';

/** A change of one side file. */
export interface CodingChange {
  /** Path of the source. */
  readonly source: string;
  /** Path of the side file. */
  readonly file: string;
  readonly change: Change;
}

/** A file as it will be, and as it was read. */
export interface FileToWrite {
  readonly path: string;
  /** `undefined` where there was none. */
  readonly old: string | undefined;
  readonly text: string;
}

/** Writes all side files; none where one of them cannot be changed. `changedMeanwhile` is what is said of one that is no longer what was read. */
export async function writeCodings(
  changes: readonly CodingChange[],
  corpus: Corpus,
  call: Call,
  changedMeanwhile: (path: string) => string,
): Promise<void> {
  await writeProjectFiles(await sideFilesWith(changes, corpus, call), call, changedMeanwhile);
}

/**
 * The side files with the changes in them. Throws a Failure where one of them cannot be changed. `planned`: texts of side files
 * that are still to be written.
 */
export async function sideFilesWith(
  changes: readonly CodingChange[],
  corpus: Corpus,
  { folder, cwd, t }: Call,
  planned: ReadonlyMap<string, string> = new Map(),
): Promise<readonly FileToWrite[]> {
  const root = resolve(cwd, folder);
  await sweepTree(root);
  const store = new FileStore(root);
  const written: FileToWrite[] = [];
  for (const path of new Set(changes.map(({ file }) => file))) {
    const own = changes.filter(({ file }) => file === path);
    const coded = sourceAt(corpus, own[0]!.source)!;
    const file = await store.read(path);
    if (file.kind !== 'missing' && (file.kind !== 'text' || file.encoding !== 'utf-8')) {
      if (file.kind !== 'unreadable')
        throw new Failure(t('"{0}" cannot be read; nothing was written.', path));
      throw new Failure(
        t('"{0}" cannot be read, so nothing was written: {1}', path, translateReason(file.reason, t)),
      );
    }
    const old = file.kind === 'text' ? file.text : undefined;
    const name = basename(coded.source.path);
    const begun = planned.get(path) ?? (old || emptySideFile(name, hashSource(coded.source)));
    const result = applyChanges(
      path,
      begun,
      own.map(({ change }) => change),
    );
    if (!result.ok) {
      throw new Failure(
        t('"{0}" contains an error, or its layout cannot be edited safely; nothing was written.', path),
      );
    }
    written.push({ path, old, text: result.text });
  }
  return written;
}

/** Writes files of the project one after the other, each only if it still is as it was read. Folders are made. */
export async function writeProjectFiles(
  files: readonly FileToWrite[],
  { folder, cwd, t }: Pick<Call, 'folder' | 'cwd' | 't'>,
  changedMeanwhile: (path: string) => string,
): Promise<void> {
  const root = resolve(cwd, folder);
  await inTurn(
    files,
    {
      nameOf: ({ path }) => path,
      write: async ({ path, old, text }) => {
        await demandBounds(dirname(join(root, path)), { folder, cwd });
        await makeFolder(dirname(join(root, path)));
        if (await replaceFile(join(root, path), old, text, root)) return true;
        throw new Failure(changedMeanwhile(path));
      },
      tell: ({ path }, reason) => t('"{0}" cannot be written: {1}', path, reason),
    },
    { t },
  );
}
