import { countUpTo } from '../base/count';
import { codingsOf } from '../corpus/codings';
import type { CodedSource, Corpus } from '../corpus/corpus';
import type { NodeKind } from '../corpus/settings';
import type { Match } from '../keywords/match';
import { fromSource } from '../text/reading';
import { blanksAmong, saysSomething, unitSpan } from '../text/units';
import type { HitPlace } from './windows';

/** That a node stands in a unit, `nodeAt` tells which; places are those of the reading. */
export type Occurrence = Match | CodeOccurrence;

/** That a passage of a code touches a unit. */
interface CodeOccurrence extends HitPlace {
  readonly code: string;
}

export function nodeIdOf(occurrence: Occurrence): string {
  return 'keyword' in occurrence ? occurrence.keyword.term : occurrence.code;
}

/**
 * What stands where in one source, in order of place: each hit of a keyword, or each code of a coded passage, once in every
 * unit that the passage touches. Codes count as applied: a code does not also count as its theme. Whose annotations
 * they are makes no difference, so passages of two coders co-occur, too. What is in no codebook counts nowhere.
 */
export function occurrencesIn(
  coded: CodedSource,
  corpus: Pick<Corpus, 'codebook'>,
  kind: NodeKind,
): readonly Occurrence[] {
  const { reading, units, matches } = coded.analysis;
  if (kind === 'keywords') {
    // A keyword may be a mark in a unit that contains nothing else.
    const { isBlank } = blanksAmong(reading.text, units);
    return matches.filter(match => isBlank[match.unit] === 0);
  }
  const found: CodeOccurrence[] = [];
  for (const placed of codingsOf(coded)) {
    const start = fromSource(reading, placed.anchor.span.start);
    const end = fromSource(reading, placed.anchor.span.end);
    const codes = [...new Set(placed.annotation.codes)].filter(code => corpus.codebook.codes.has(code));
    for (let unit = countUpTo(units.ends, start); unit < units.ends.length; unit++) {
      const whole = unitSpan(units, unit);
      if (whole.start >= end) break;
      const readingStart = Math.max(start, whole.start);
      const readingEnd = Math.min(end, whole.end);
      // A passage that begins with a line end does not touch the unit before it; one that ends with a quotation mark does not touch the
      // next.
      if (!saysSomething(reading.text.slice(readingStart, readingEnd))) continue;
      for (const code of codes) found.push({ code, unit, readingStart, readingEnd });
    }
  }
  return found.sort((a, b) => a.readingStart - b.readingStart || a.readingEnd - b.readingEnd);
}

/** The nodes of a source, each as often as it stands there: hits of keywords, or coded passages, however many units they touch. */
export function nodesIn(
  coded: CodedSource,
  corpus: Pick<Corpus, 'codebook'>,
  kind: NodeKind,
): readonly string[] {
  if (kind === 'keywords') return coded.analysis.matches.map(({ keyword }) => keyword.term);
  return codingsOf(coded).flatMap(({ annotation }) =>
    [...new Set(annotation.codes)].filter(code => corpus.codebook.codes.has(code)),
  );
}
