import { nameOfCoder } from '../annotations/settlement';
import { fileStart, type Issue, issue } from '../base/issue';
import type { YamlFile } from '../yaml/parse';
import type { CodedSource } from './corpus';
import { corpusFile, type Settings } from './settings';

/** Coders whose work corpus.yaml counts, and who have none: a name may be misspelt, and then nothing counts. */
export function nobodyCounted(
  sources: readonly CodedSource[],
  { counted, coders }: Settings,
  rangeOf: YamlFile['rangeOf'] = () => fileStart,
): readonly Issue[] {
  if (counted === 'all') return [];
  const known = new Set([
    ...coders.map(nameOfCoder),
    ...sources.flatMap(({ annotations, reviews, sideFiles }) => [
      ...annotations.map(({ annotation }) => nameOfCoder(annotation.coder)),
      ...reviews.map(({ coder }) => nameOfCoder(coder)),
      ...sideFiles.map(({ coder }) => nameOfCoder(coder)),
    ]),
  ]);
  return counted
    .filter(name => !known.has(name))
    .map(name => issue('counted-nobody', corpusFile, rangeOf(['counted']), name));
}
