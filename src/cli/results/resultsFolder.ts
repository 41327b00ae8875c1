import { join } from 'node:path';
import {
  compareText,
  type FrozenFigures,
  lockFile,
  type Results,
  type ResultsLock,
  readEvidenceJsonl,
  readLock,
} from '../../core';
import { reasonOf } from '../../node/failure';
import { FileStore } from '../../node/fileStore';
import { fileKindOf, readBytes } from '../../node/files';
import { type Call, Failure } from '../io';
import { evidenceFile, exportedFile, figuresFile } from './makeResults';
import { hashBytes } from './resultFile';

/** The files below a folder of results in sorted order, hidden ones left out; `undefined` if there is no folder. */
export async function filesIn(folder: string): Promise<readonly string[] | undefined> {
  if ((await fileKindOf(folder)) !== 'folder') return undefined;
  const paths = await new FileStore(folder).list();
  return paths.filter(path => !path.split('/').some(part => part.startsWith('.'))).sort(compareText);
}

/** The lock of a folder of results; `undefined` if it has none. Throws a Failure if it cannot be read. */
export async function lockIn(folder: string, shown: string, { t }: Call): Promise<ResultsLock | undefined> {
  const path = join(folder, lockFile);
  if ((await fileKindOf(path)) === 'nothing') return undefined;
  const lock = await readBytes(path, { within: folder }).then(
    bytes => readLock(bytes.toString()),
    (error: unknown) => {
      throw new Failure(t('{0} cannot be read: {1}', join(shown, lockFile), reasonOf(error, t)));
    },
  );
  if (lock) return lock;
  throw new Failure(
    t(
      '{0} cannot be read as a lock of results. It was changed by hand, or a newer version of Policy Coder wrote it.',
      join(shown, lockFile),
    ),
  );
}

/** The results in a folder, with their figures where these are as they were frozen. */
export async function readResults(folder: string, lock: ResultsLock): Promise<Results> {
  const hashes = new Map<string, string>();
  const texts = new Map<string, string>();
  const frozen = new Map(lock.outputs.map(({ path, sha256 }) => [path, sha256]));
  for (const path of (await filesIn(folder)) ?? []) {
    if (path === lockFile) continue;
    const bytes = await readBytes(join(folder, path), { within: folder }).catch(() => undefined);
    const hash = bytes ? hashBytes(bytes) : 'unreadable';
    hashes.set(path, hash);
    if (bytes && [figuresFile, evidenceFile, exportedFile].includes(path) && frozen.get(path) === hash)
      texts.set(path, bytes.toString());
  }
  return { lock, hashes, figures: figuresOf(texts) };
}

/** `undefined` if one of the files is missing or was changed. */
function figuresOf(texts: ReadonlyMap<string, string>): FrozenFigures | undefined {
  const [figures, evidence, exported] = [figuresFile, evidenceFile, exportedFile].map(name =>
    texts.get(name),
  );
  if (figures === undefined || evidence === undefined || exported === undefined) return undefined;
  // Their hashes are those of the lock: they are as the program wrote them.
  return {
    overview: JSON.parse(figures),
    evidence: readEvidenceJsonl(evidence),
    exports: new Map(Object.entries(JSON.parse(exported) as Record<string, unknown>)),
  };
}
