import type { CodedSource, Corpus } from '../corpus/corpus';
import type { Match } from '../keywords/match';

/** A hit that only one of two codebooks gives. */
export interface ChangedHit {
  readonly coded: CodedSource;
  readonly match: Match;
}

/** A theme that has hits in a source by one of two codebooks, and none by the other. */
export interface FlippedCell {
  readonly source: string;
  /** Id. */
  readonly theme: string;
  /** Hits that count. */
  readonly before: number;
  readonly after: number;
  /** Those that decide: of the codebook that gives any. */
  readonly hits: readonly ChangedHit[];
}

export interface DictionaryChange {
  /** In the order of the table and of the text. */
  readonly gained: readonly ChangedHit[];
  readonly lost: readonly ChangedHit[];
  readonly flipped: readonly FlippedCell[];
}

/**
 * What another codebook makes of the same texts. Both corpora are of the same files but for the codebook. A hit is the same where theme,
 * keyword and place are.
 */
export function changeOfDictionary(before: Corpus, after: Corpus): DictionaryChange {
  const earlier = new Map(before.sources.map(each => [each.source.path, each]));
  const themes = [...new Set([...after.codebook.themes, ...before.codebook.themes].map(({ id }) => id))];
  const gained: ChangedHit[] = [];
  const lost: ChangedHit[] = [];
  const flipped: FlippedCell[] = [];
  for (const now of after.sources) {
    const then = earlier.get(now.source.path);
    if (!then) continue;
    gained.push(...onlyIn(now, then));
    lost.push(...onlyIn(then, now));
    for (const theme of themes) {
      const [old, today] = [hitsOf(then, theme), hitsOf(now, theme)];
      if (old.length > 0 === today.length > 0) continue;
      const figures = { before: old.length, after: today.length };
      flipped.push({ source: now.source.path, theme, ...figures, hits: [...old, ...today] });
    }
  }
  return { gained, lost, flipped };
}

function hitsOf(coded: CodedSource, theme: string): readonly ChangedHit[] {
  return coded.analysis.matches
    .filter(({ keyword }) => keyword.theme === theme)
    .map(match => ({ coded, match }));
}

function onlyIn(one: CodedSource, other: CodedSource): readonly ChangedHit[] {
  const known = new Set(other.analysis.matches.map(identity));
  return one.analysis.matches
    .filter(match => !known.has(identity(match)))
    .map(match => ({ coded: one, match }));
}

function identity({ keyword, start, end }: Match): string {
  return JSON.stringify([keyword.theme, keyword.term, start, end]);
}
