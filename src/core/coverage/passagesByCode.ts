import { pathsDownTo } from '../codebook/codebook';
import { codingsOf } from '../corpus/codings';
import type { Corpus } from '../corpus/corpus';

/** How many passages each code has, those of the codes below it among them, each once: the numbers of the table. */
export function passagesByCode({ codebook, sources }: Corpus): ReadonlyMap<string, number> {
  const passages = new Map<string, number>();
  for (const { annotation } of sources.flatMap(codingsOf)) {
    const known = annotation.codes.filter(code => codebook.codes.has(code));
    for (const path of new Set(known.flatMap(pathsDownTo))) {
      passages.set(path, (passages.get(path) ?? 0) + 1);
    }
  }
  return passages;
}
