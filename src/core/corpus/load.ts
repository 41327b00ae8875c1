import { encodingOf } from './select';
import { corpusFile, declarationsIn, defaultSettings } from './settings';
import { belongsToProject, type CorpusStore, type FileText, type ProjectFiles } from './store';

/**
 * Reads a whole project, each source in the encoding that corpus.yaml says, where it does. `onProgress` is told how many
 * of the files are read, so that long work can be shown.
 */
export async function loadProject(
  store: CorpusStore,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ProjectFiles> {
  const all = await store.list();
  const { encodings, attributesFile } = all.includes(corpusFile)
    ? declarationsIn(await store.read(corpusFile))
    : defaultSettings;
  const paths = all.filter(path => belongsToProject(path, attributesFile));
  const files = new Map<string, FileText>();
  const atOnce = 16;
  for (let i = 0; i < paths.length; i += atOnce) {
    const batch = paths.slice(i, i + atOnce);
    const texts = await Promise.all(batch.map(path => store.read(path, encodingOf(path, encodings))));
    batch.forEach((path, k) => {
      files.set(path, texts[k]!);
    });
    onProgress(Math.min(i + atOnce, paths.length), paths.length);
  }
  return files;
}
