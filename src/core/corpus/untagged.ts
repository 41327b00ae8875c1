import { isWithin } from '../codebook/codebook';
import type { Match } from '../keywords/match';
import type { Span } from '../text/lines';
import { toSource } from '../text/reading';
import { unitSpan } from '../text/units';
import { type CodedSource, isPlaced } from './corpus';

/** Whether a stretch of a source lies within a passage that is coded with `code` or one below it. */
export function isTagged({ annotations }: CodedSource, { start, end }: Span, code: string): boolean {
  return annotations.some(
    placed =>
      isPlaced(placed) &&
      placed.anchor.span.start <= start &&
      end <= placed.anchor.span.end &&
      placed.annotation.codes.some(each => isWithin(each, code)),
  );
}

/** Keyword hits of a theme that lie in no passage coded with it. */
export function untaggedHits(coded: CodedSource, theme: string): readonly Match[] {
  return coded.analysis.matches.filter(
    match => match.keyword.theme === theme && !isTagged(coded, match, theme),
  );
}

/** The unit that a match begins in, with the rest of the match where that reaches into the next, as a stretch of the source. */
export function unitAround({ analysis: { units, reading } }: CodedSource, match: Match): Span {
  const { start, end } = unitSpan(units, match.unit);
  return toSource(reading, start, Math.max(end, match.readingEnd));
}

/** A unit, and the first of the matches in it. */
export interface UnitHit {
  readonly unit: Span;
  readonly match: Match;
}

/** The units that matches lie in, each once, in order of place. */
export function unitsAround(coded: CodedSource, matches: readonly Match[]): readonly UnitHit[] {
  const byUnit = new Map<number, Match>();
  for (const match of matches) if (!byUnit.has(match.unit)) byUnit.set(match.unit, match);
  return [...byUnit.values()].map(match => ({ unit: unitAround(coded, match), match }));
}
