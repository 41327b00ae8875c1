import type { Translate } from '../../base/l10n';
import { compareText } from '../../base/order';
import type { Code } from '../../codebook/codebook';
import { allTexts, type Corpus, isPlaced } from '../../corpus/corpus';
import type { TextTable } from '../formats/tables';

/** An example should not be longer than what it exemplifies. */
const longestExample = 80;

/** The codebook as an appendix has it: tree, meaning, keywords, an example and how often each code is used. */
export function codebookTable({ codebook, ...corpus }: Corpus, t: Translate): TextTable {
  const uses = new Map<string, { count: number; readonly sources: Set<string>; readonly quotes: string[] }>();
  for (const { source, annotations } of allTexts({ codebook, ...corpus }))
    for (const { annotation } of annotations.filter(isPlaced))
      for (const code of annotation.codes) {
        const use = uses.get(code) ?? { count: 0, sources: new Set<string>(), quotes: [] };
        uses.set(code, use);
        use.count++;
        use.sources.add(source.path);
        use.quotes.push(annotation.quote);
      }
  const keywordsOf = (path: string) =>
    codebook.keywords.filter(({ theme }) => theme === path).map(({ term }) => term);
  const rows = (codes: readonly Code[], depth: number): readonly (readonly string[])[] =>
    codes.flatMap(({ path, name, definition = '', include = '', exclude = '', codes: below }) => {
      const use = uses.get(path);
      const own = [
        `${'　'.repeat(depth)}${name}`,
        definition.trim(),
        include.trim(),
        exclude.trim(),
        depth === 0 ? keywordsOf(path).join('; ') : '',
        exampleOf(use?.quotes ?? []),
        String(use?.count ?? 0),
        String(use?.sources.size ?? 0),
      ];
      return [own, ...rows(below, depth + 1)];
    });
  return {
    title: t('Codebook'),
    notes: [],
    head: [
      t('Code'),
      t('Definition'),
      t('Include'),
      t('Exclude'),
      t('Keywords'),
      t('Example'),
      t('Passages'),
      t('Sources'),
    ],
    rows: rows(codebook.themes, 0),
  };
}

/** The passage nearest in length to a sentence; of two alike, the first in order of text. */
function exampleOf(quotes: readonly string[]): string {
  const wanted = 30;
  const [best = ''] = [...quotes].sort(
    (a, b) => Math.abs(a.length - wanted) - Math.abs(b.length - wanted) || compareText(a, b),
  );
  const line = best.replace(/\s+/g, ' ');
  return [...line].length > longestExample ? `${[...line].slice(0, longestExample).join('')}…` : line;
}
