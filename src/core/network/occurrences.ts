import { type CodedSource, type Corpus, isPlaced } from '../corpus/corpus';
import type { NodeKind } from '../corpus/settings';
import { fromSource } from '../text/reading';
import { unitSpan } from '../text/units';

/** That a node stands in a unit; places are those of the reading. */
export interface Occurrence {
  readonly node: string;
  readonly unit: number;
  readonly readingStart: number;
  readonly readingEnd: number;
}

/**
 * What stands where in one source, in order of place: each hit of a keyword, or each code of a coded passage, once in every
 * unit that the passage touches. Codes count as applied: a code does not also count as its theme. Whose annotations
 * they are makes no difference, so passages of two coders stand together, too. What is in no codebook counts nowhere.
 */
export function occurrencesIn(coded: CodedSource, corpus: Corpus, kind: NodeKind): readonly Occurrence[] {
  if (kind === 'keywords') {
    return coded.analysis.matches.map(({ keyword, unit, readingStart, readingEnd }) => ({
      node: keyword.term,
      unit,
      readingStart,
      readingEnd,
    }));
  }
  const { reading, units } = coded.analysis;
  const found: Occurrence[] = [];
  for (const placed of coded.annotations) {
    if (!isPlaced(placed)) continue;
    const start = fromSource(reading, placed.anchor.span.start);
    const end = fromSource(reading, placed.anchor.span.end);
    const codes = [...new Set(placed.annotation.codes)].filter(code => corpus.codebook.codes.has(code));
    for (let unit = unitHolding(units.ends, start); unit < units.ends.length; unit++) {
      const whole = unitSpan(units, unit);
      if (whole.start >= end) break;
      const readingStart = Math.max(start, whole.start);
      const readingEnd = Math.min(end, whole.end);
      // A passage that begins with a line end, say, has nothing but blanks in the unit before.
      if (reading.text.slice(readingStart, readingEnd).trim() === '') continue;
      for (const node of codes) found.push({ node, unit, readingStart, readingEnd });
    }
  }
  return found.sort((a, b) => a.readingStart - b.readingStart || a.readingEnd - b.readingEnd);
}

/** How often each node stands in a source: hits of keywords, or coded passages, however many units they touch. */
export function frequenciesIn(
  coded: CodedSource,
  corpus: Corpus,
  kind: NodeKind,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (node: string) => counts.set(node, (counts.get(node) ?? 0) + 1);
  if (kind === 'keywords') for (const { keyword } of coded.analysis.matches) add(keyword.term);
  else {
    for (const placed of coded.annotations) {
      if (!isPlaced(placed)) continue;
      for (const code of new Set(placed.annotation.codes)) if (corpus.codebook.codes.has(code)) add(code);
    }
  }
  return counts;
}

/** Number of the unit that holds a place of the reading. */
function unitHolding(ends: Uint32Array, at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
