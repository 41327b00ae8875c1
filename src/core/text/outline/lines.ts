import type { Reading } from '../reading';
import type { Source } from '../source';

/** A line as it reads, joined over soft line ends. */
export interface ReadLine {
  readonly text: string;
  /** Source offsets of the characters of the text: the first one's, and all of them if the line was joined. */
  readonly start: number;
  readonly offsets: Uint32Array | undefined;
}

/** The non-blank lines of a reading, in order. */
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

/** Source offset of a place in a line. */
export function offsetIn({ start, offsets }: ReadLine, place: number): number {
  return offsets ? (offsets[place] ?? start) : start + place;
}
