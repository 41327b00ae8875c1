import { type Annotation, allTexts, type Corpus, compareText } from '../../core';

const known = new WeakMap<Corpus, readonly string[]>();

/** All coders of a project, those that it names first; while one codes blind, of the others only those. */
export function codersIn(corpus: Corpus): readonly string[] {
  const found = known.get(corpus) ?? namesIn(corpus);
  known.set(corpus, found);
  return found;
}

function namesIn(corpus: Corpus): readonly string[] {
  const coded = allTexts(corpus)
    .flatMap(({ annotations }) => annotations.map(({ annotation }) => annotation.coder))
    .filter(coder => coder !== undefined);
  return [...new Set([...corpus.settings.coders, ...[...coded].sort(compareText)])];
}

/** Who made an annotation, where more than one codes: then it is told in the text as well. */
export function coderAmongSeveral({ coder }: Annotation, corpus: Corpus): string | undefined {
  return codersIn(corpus).length > 1 ? coder : undefined;
}
