import { allTexts, type Corpus, createSource, type EarlierTexts, hashSource, wantedTexts } from '../core';
import { Git, GitFailure } from './git';

/** The texts that places of a project were recorded in and that are no more, as far as git has them. */
export async function earlierTextsIn(folder: string, corpus: Corpus): Promise<EarlierTexts> {
  const found = new Map<string, string>();
  const git = new Git(folder);
  for (const coded of allTexts(corpus)) {
    const wanted = new Set(wantedTexts(coded));
    if (wanted.size === 0) continue;
    try {
      for await (const text of git.earlierVersions(coded.source.path, coded.encoding)) {
        const hash = hashSource(createSource(coded.source.path, text));
        if (wanted.delete(hash)) found.set(hash, text);
        if (wanted.size === 0) break;
      }
    } catch (error) {
      // There is none without git or outside of a repository.
      if (error instanceof GitFailure) return found;
      throw error;
    }
  }
  return found;
}
