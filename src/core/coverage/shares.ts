import type { Span } from '../text/lines';
import { saysSomething, type Units, unitAt, unitSpan } from '../text/units';
import type { Basis, CellKind } from './basis';
import type { Tally } from './cells';

/** Characters that lie in at least one of the stretches; where they overlap, once. Stretches in any order. */
export function coveredLength(spans: readonly Span[]): number {
  let covered = 0;
  let reached = 0;
  for (const { start, end } of inOrder(spans)) {
    if (end <= reached) continue;
    covered += end - Math.max(start, reached);
    reached = end;
  }
  return covered;
}

/**
 * Units that at least one of the stretches has a character of, other than blanks and punctuation: a passage that begins with a line
 * end is not in the sentence before. Stretches in offsets of the units' reading, whose text is given.
 */
export function touchedUnits(spans: readonly Span[], units: Units, text: string): number {
  let touched = 0;
  /** The first unit that is not counted yet. */
  let next = 0;
  for (const { start, end } of inOrder(spans)) {
    for (const unit of unitsTouchedBy({ start, end }, units, text, next)) {
      touched++;
      next = unit + 1;
    }
  }
  return touched;
}

/** The units from `from` on that a stretch has a character of, other than blanks and punctuation. */
export function unitsTouchedBy(
  { start, end }: Span,
  units: Units,
  text: string,
  from = 0,
): readonly number[] {
  const touched: number[] = [];
  if (end <= start) return touched;
  const last = unitAt(units, end - 1);
  for (let unit = Math.max(from, unitAt(units, start)); unit <= last; unit++) {
    const whole = unitSpan(units, unit);
    if (saysSomething(text.slice(Math.max(start, whole.start), Math.min(end, whole.end)))) touched.push(unit);
  }
  return touched;
}

/** A share as a number from 0 to 1; 0 of nothing is 0. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** How long a text is, or several together: what shares are shares of. */
export interface Whole {
  readonly characters: number;
  readonly units: number;
}

/** The length of some texts together. */
export function sumOfTexts(texts: readonly Whole[]): Whole {
  let [characters, units] = [0, 0];
  for (const text of texts) {
    characters += text.characters;
    units += text.units;
  }
  return { characters, units };
}

/** What a table shows of a tally on one basis: a share (from 0 to 1) of the characters or of the units, else how many. */
export function amountOf(tally: Tally, whole: Whole, basis: Basis, cells: CellKind): number {
  const coded = basis === 'coded';
  if (cells === 'share') return shareOf(coded ? tally.characters : tally.matchCharacters, whole.characters);
  if (cells === 'units') return shareOf(coded ? tally.units : tally.matchUnits, whole.units);
  return coded ? tally.annotations : tally.matches;
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  const isSorted = spans.every((span, i) => i === 0 || spans[i - 1]!.start <= span.start);
  return isSorted ? spans : [...spans].sort((a, b) => a.start - b.start);
}
