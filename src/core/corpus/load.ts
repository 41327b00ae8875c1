import { isSideFile, ownerOf } from '../annotations/sideFile';
import { codebookFile } from '../codebook/parse';
import { encodingOf, nameKey } from './select';
import { corpusFile, declarationsIn, defaultSettings, type Settings } from './settings';
import { belongsToProject, type CorpusStore, type FileText, isPlanText, type ProjectFiles } from './store';

/** The files of a project before they are read. */
export interface ProjectListing {
  readonly paths: readonly string[];
  /** What corpus.yaml declares about reading them. */
  readonly declared: Pick<Settings, 'encodings' | 'attributesFile'>;
}

/** Lists the files that a project is made of. */
export async function listProject(store: CorpusStore): Promise<ProjectListing> {
  const all = await store.list();
  const declared = all.includes(corpusFile) ? declarationsIn(await store.read(corpusFile)) : defaultSettings;
  return { paths: all.filter(path => belongsToProject(path, declared.attributesFile)), declared };
}

/** Those files of a project that decide how some of its texts look: the codebook, the settings, the texts and their side files. */
export function filesOfTexts(paths: readonly string[], texts: readonly string[]): readonly string[] {
  const wanted = new Set(texts.map(nameKey));
  const all = new Set(paths.filter(isPlanText).map(nameKey));
  return paths.filter(path => {
    if (path === codebookFile || path === corpusFile || wanted.has(nameKey(path))) return true;
    const owner = isSideFile(path) && ownerOf(nameKey(path), source => all.has(source));
    return owner && wanted.has(owner.source);
  });
}

/** How reading goes on. */
export interface ReadingPort {
  /** Told how many of the files are read, so that long work can be shown. */
  onProgress?(done: number, total: number): void;
  /** Whether to leave off. */
  isCancelled?(): boolean;
}

/** Reads files of a project, each source in the encoding that corpus.yaml says, where it does; `undefined` when it was cancelled. */
export async function readProjectFiles(
  store: CorpusStore,
  { paths, declared }: ProjectListing,
  { onProgress, isCancelled }: ReadingPort = {},
): Promise<ProjectFiles | undefined> {
  const files = new Map<string, FileText>();
  const atOnce = 16;
  for (let i = 0; i < paths.length; i += atOnce) {
    const batch = paths.slice(i, i + atOnce);
    const texts = await Promise.all(
      batch.map(path => store.read(path, encodingOf(path, declared.encodings))),
    );
    if (isCancelled?.()) return undefined;
    batch.forEach((path, k) => {
      files.set(path, texts[k]!);
    });
    onProgress?.(Math.min(i + atOnce, paths.length), paths.length);
  }
  return files;
}

/** Reads a whole project. `onProgress` is told how many of the files are read. */
export async function loadProject(
  store: CorpusStore,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ProjectFiles> {
  const files = await readProjectFiles(store, await listProject(store), { onProgress });
  return files ?? new Map();
}
