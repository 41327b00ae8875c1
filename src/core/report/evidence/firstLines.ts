import { codesOf, counts } from '../../codebook/columns';
import { codingsOf } from '../../corpus/codings';
import { type Corpus, sourceAt } from '../../corpus/corpus';
import type { Basis } from '../../coverage/basis';
import { matchPassage } from './passages';

/** Maximum length of a line of evidence, in characters: what fits into a cell. */
const longest = 80;

/**
 * The first line of what each column rests on in a source: of its first coded passage, or the surroundings of its first
 * keyword hit; of both bases, of the hit where nothing is coded. Columns that rest on nothing are left out.
 */
export function firstLines(
  corpus: Corpus,
  source: string,
  columns: readonly string[],
  basis: Basis | 'both',
): Readonly<Record<string, string>> {
  const coded = sourceAt(corpus, source);
  if (!coded) return {};
  const { codebook } = corpus;
  return Object.fromEntries(
    columns.flatMap(column => {
      const codes = codesOf(column, codebook) ?? [];
      const first =
        basis === 'keywords'
          ? undefined
          : codingsOf(coded).find(placed => counts(codes, placed.annotation.codes, codebook));
      if (first) return [[column, firstLine(first.annotation.quote)]];
      if (basis === 'coded') return [];
      const hit = coded.analysis.matches.find(({ keyword }) => codes.includes(keyword.theme));
      const text = hit && matchPassage(coded, hit).pieces.map(piece => piece.text);
      return text ? [[column, firstLine(text.join(''))]] : [];
    }),
  );
}

function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0]!.trim();
  if (line.length <= longest) return line;
  // Not through the middle of a character beyond the first 65,536.
  const end = /[\uD800-\uDBFF]/.test(line[longest - 1]!) ? longest - 1 : longest;
  return `${line.slice(0, end)}…`;
}
