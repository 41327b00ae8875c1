import type { Folding } from '../text/folding';
import type { Automaton } from './automaton';

// A seam is a place that no match reaches over, and where a text may be cut in two without a match less or more: behind
// a line end, and before a Han character behind a mark that no keyword holds. There, work is cut into small pieces, and
// an edit ends to have effect.

const lineFeed = 10;

/** The UTF-16 units behind which a seam may be: line ends alone where it is not known what keywords hold. */
export function seamMarks(folding: Folding, automata: readonly Automaton[] | undefined): ReadonlySet<number> {
  const marks = [...'。；，'].filter(mark => {
    if (!automata) return false;
    const folded = folding.foldTerm(mark);
    return folded.length === 1 && automata.every(({ holds }) => holds[folded.charCodeAt(0)] === 0);
  });
  return new Set([lineFeed, ...marks.map(mark => mark.charCodeAt(0))]);
}

/** The last seam at a place or before it; the head of the text where there is none. */
export function seamBefore(marks: ReadonlySet<number>, text: string, at: number): number {
  let place = Math.min(at, text.length);
  while (place > 0 && !isSeam(marks, text, place)) place--;
  return Math.max(0, place);
}

/** The first seam at a place or behind it; the end of the text where there is none. */
export function seamBehind(marks: ReadonlySet<number>, text: string, at: number): number {
  let place = Math.max(1, at);
  while (place < text.length && !isSeam(marks, text, place)) place++;
  return Math.min(place, text.length);
}

function isSeam(marks: ReadonlySet<number>, text: string, place: number): boolean {
  const before = text.charCodeAt(place - 1);
  if (!marks.has(before)) return false;
  if (before === lineFeed) return true;
  const behind = text.charCodeAt(place);
  return behind >= 0x4e00 && behind <= 0x9fff;
}
