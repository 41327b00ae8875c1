import { nameOfCoder, namesOfCoders } from '../annotations/settlement';
import { fileStart, type Issue, issue } from '../base/issue';
import { oncePer } from '../base/oncePer';
import type { YamlFile } from '../yaml/parse';
import type { CodedSource } from './corpus';
import { corpusFile, type Settings } from './settings';

/** Everybody who is named in the coding of a source, as they are called. */
export const namesOf = oncePer(({ annotations, reviews, sideFiles }: CodedSource): readonly string[] => {
  return namesOfCoders([...annotations.map(({ annotation }) => annotation), ...reviews, ...sideFiles]);
});

/** Coders whose work corpus.yaml counts, and who have none: a name may be misspelt, and then nothing counts. `names` gives those in the coding. */
export function nobodyCounted(
  names: () => readonly string[],
  { counted, coders }: Settings,
  rangeOf: YamlFile['rangeOf'] = () => fileStart,
): readonly Issue[] {
  if (counted === 'all') return [];
  const known = new Set([...coders.map(nameOfCoder), ...names()]);
  return counted
    .filter(name => !known.has(name))
    .map(name => issue('counted-nobody', corpusFile, rangeOf(['counted']), name));
}
