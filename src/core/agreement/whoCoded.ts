import { consensusCoder, namesOfCoders } from '../annotations/settlement';
import { compareText } from '../base/order';
import type { CodedSource, Corpus } from '../corpus/corpus';
import type { Settings } from '../corpus/settings';

/** Coders of a project: those of corpus.yaml in its order, then others that side files name. */
export function codersOf({ settings, sources }: Pick<Corpus, 'settings' | 'sources'>): readonly string[] {
  return codersAmong(settings, sources.flatMap(codersIn));
}

/** The same, where the names in the coding were kept (`codersIn`). */
export function codersAmong(
  { coders }: Pick<Settings, 'coders'>,
  named: readonly string[],
): readonly string[] {
  const listed = coders.map(coder => coder.normalize('NFC'));
  return [...new Set([...listed, ...[...new Set(named)].sort(compareText)])];
}

/** Who coded a source or judged it as a whole, each once. */
export function codersIn({ annotations, reviews }: CodedSource): readonly string[] {
  return namesOfCoders([...annotations.map(({ annotation }) => annotation), ...reviews]);
}

/** Coders that are compared where none are asked for. */
export function comparedCoders(corpus: Corpus): readonly string[] {
  return codersOf(corpus).filter(coder => coder !== consensusCoder);
}
