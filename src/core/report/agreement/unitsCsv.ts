import { compareCode } from '../../agreement/compared';
import { type AgreementUnit, judgedSources } from '../../agreement/judged';
import type { Corpus } from '../../corpus/corpus';
import { formatCsv } from '../formats/csv';

/**
 * Units by coders, for R and Python: a line for each theme and unit that somebody has judged, 1 where the coder coded it, 0 where they did
 * not, empty where they have not judged it. Within a source, units come in no order: coefficients do not depend on it.
 */
export function writeUnitsCsv(corpus: Corpus, coders: readonly string[], unit: AgreementUnit): string {
  const sources = judgedSources(corpus, coders, unit);
  const all = coders.map((_, i) => i);
  const rows = corpus.codebook.themes.flatMap(({ id }) =>
    compareCode(sources, all, id).bySource.flatMap((own, i) => {
      const units = own.flatMap(({ values, count }) => Array.from({ length: count }, () => values));
      return units.map((values, number) => [
        id,
        sources[i]!.path,
        String(number + 1),
        ...values.map(value => (value === null ? '' : String(value))),
      ]);
    }),
  );
  return formatCsv([['theme', 'source', 'unit', ...coders], ...rows]);
}
