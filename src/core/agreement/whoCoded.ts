import { consensusCoder, nameOfCoder } from '../annotations/settlement';
import { compareText } from '../base/order';
import type { Corpus } from '../corpus/corpus';

/** Coders of a project: those of corpus.yaml in its order, then others that side files name. */
export function codersOf({ settings, sources }: Corpus): readonly string[] {
  const listed = settings.coders.map(coder => coder.normalize('NFC'));
  const named = sources.flatMap(({ annotations, reviews }) => [
    ...annotations.map(({ annotation }) => annotation.coder),
    ...reviews.map(({ coder }) => coder),
  ]);
  const others = new Set(named.map(nameOfCoder).filter(coder => coder !== undefined));
  return [...new Set([...listed, ...[...others].sort(compareText)])];
}

/** Coders that are compared where none are asked for. */
export function comparedCoders(corpus: Corpus): readonly string[] {
  return codersOf(corpus).filter(coder => coder !== consensusCoder);
}
