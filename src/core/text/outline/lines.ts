import type { Reading } from '../reading';
import type { Source } from '../source';

/** A line as a reader reads it: soft line ends are seen through. */
export interface ReadLine {
  readonly text: string;
  /** Source offset of each character of the text: the first one's, and the others' where the line is put together. */
  readonly start: number;
  readonly offsets: Uint32Array | undefined;
}

/** The lines of a reading that contain more than blanks, in order. */
export function readLines(source: Source, { text, offsets }: Reading): readonly ReadLine[] {
  const lines: ReadLine[] = [];
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      lines.push({
        text: line,
        start: offsets ? (offsets[start] ?? source.text.length) : start,
        offsets: offsets?.subarray(start, end),
      });
    }
    start = end + 1;
  }
  return lines;
}

/** The source offset of a place in a line. */
export function offsetIn({ start, offsets }: ReadLine, place: number): number {
  return offsets ? (offsets[place] ?? start) : start + place;
}
