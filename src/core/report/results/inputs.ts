import { codebookFile } from '../../codebook/parse';
import { allTexts, type Corpus } from '../../corpus/corpus';
import { corpusFile } from '../../corpus/settings';
import type { ProjectFiles } from '../../corpus/store';
import { hashText, normalizeText } from '../../text/source';
import type { FrozenInput, InputRole } from './lock';

/** The files that a corpus is made of, each with the hash of its text: not those beside them that it does not use. */
export function frozenInputs(corpus: Corpus, files: ProjectFiles): readonly FrozenInput[] {
  const { settings, reference } = corpus;
  const roles = new Map<string, InputRole>([
    [codebookFile, 'codebook'],
    [corpusFile, 'corpus'],
  ]);
  if (settings.attributesFile !== undefined) roles.set(settings.attributesFile, 'attributes');
  for (const coded of allTexts(corpus)) {
    roles.set(coded.source.path, coded === reference ? 'reference' : 'source');
    for (const { path } of coded.sideFiles) roles.set(path, 'coding');
    for (const path of coded.unread) roles.set(path, 'coding');
  }
  return [...roles].flatMap(([path, role]): readonly FrozenInput[] => {
    const file = files.get(path);
    if (file === undefined) return [];
    if (file.kind !== 'text') return [{ path, role, sha256: null }];
    const sha256 = hashText(normalizeText(file.text));
    return [{ path, role, sha256, ...(file.encoding !== 'utf-8' && { encoding: file.encoding }) }];
  });
}
