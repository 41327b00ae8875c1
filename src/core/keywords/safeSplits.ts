import type { Folding } from '../text/folding';
import type { Automaton } from './automaton';

// A safe split is a place that no match spans: searching both parts finds the same matches as searching the whole. It is
// after a line end, or between a mark that no keyword contains and a Han character. Work is cut into pieces there, and the
// effect of an edit ends there.

const lineFeed = 10;

/** The UTF-16 code units after which a safe split may be: only line ends if it is unknown which characters keywords contain. */
export function safeSplitMarks(
  folding: Folding,
  automata: readonly Automaton[] | undefined,
): ReadonlySet<number> {
  const marks = [...'。；，'].filter(mark => {
    if (!automata) return false;
    const folded = folding.foldTerm(mark);
    return folded.length === 1 && automata.every(({ holds }) => holds[folded.charCodeAt(0)] === 0);
  });
  return new Set([lineFeed, ...marks.map(mark => mark.charCodeAt(0))]);
}

/** The last safe split at or before a place; the start of the text if there is none. */
export function safeSplitBefore(marks: ReadonlySet<number>, text: string, at: number): number {
  let place = Math.min(at, text.length);
  while (place > 0 && !isSafeSplit(marks, text, place)) place--;
  return Math.max(0, place);
}

/** The first safe split at or after a place; the end of the text if there is none. */
export function safeSplitAfter(marks: ReadonlySet<number>, text: string, at: number): number {
  let place = Math.max(1, at);
  while (place < text.length && !isSafeSplit(marks, text, place)) place++;
  return Math.min(place, text.length);
}

function isSafeSplit(marks: ReadonlySet<number>, text: string, place: number): boolean {
  const before = text.charCodeAt(place - 1);
  if (!marks.has(before)) return false;
  if (before === lineFeed) return true;
  const behind = text.charCodeAt(place);
  return behind >= 0x4e00 && behind <= 0x9fff;
}
