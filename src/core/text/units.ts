import type { Heading } from './headings';
import { fromSource, type Reading } from './reading';
import type { Source } from './source';

/** The span in which things co-occur. */
export type UnitKind = 'sentence' | 'paragraph' | 'section' | 'document';
export const unitKinds: readonly UnitKind[] = ['sentence', 'paragraph', 'section', 'document'];

/**
 * Units of one reading: unit `i` reaches from `ends[i - 1]` (0 for the first) to `ends[i]`, in reading offsets.
 * They cover the whole text.
 */
export interface Units {
  readonly ends: Uint32Array;
}

const lineFeed = 10;
const isSentenceEnd = new Uint8Array(0x10000);
for (const character of '。！？；!?;\n') isSentenceEnd[character.charCodeAt(0)] = 1;

/** Whether a UTF-16 unit ends a sentence. */
export function endsSentence(unit: number): boolean {
  return isSentenceEnd[unit] === 1;
}

/** Cuts a reading into units. A line end that is left in a reading is never a soft one, so it ends a sentence. */
export function cutUnits(
  kind: UnitKind,
  reading: Reading,
  source: Source,
  headings: readonly Heading[],
): Units {
  const { text } = reading;
  const ends: number[] = [];
  switch (kind) {
    case 'sentence':
      for (let i = 0; i < text.length; i++) if (isSentenceEnd[text.charCodeAt(i)]) ends.push(i + 1);
      break;
    case 'paragraph':
      for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === lineFeed) ends.push(i + 1);
      break;
    case 'section':
      for (const heading of headings) {
        const start = fromSource(reading, source.lines.starts[heading.line - 1]!);
        if (start > (ends.at(-1) ?? 0)) ends.push(start);
      }
      break;
    case 'document':
      break;
  }
  if ((ends.at(-1) ?? 0) < text.length) ends.push(text.length);
  return { ends: new Uint32Array(ends) };
}

/** The stretch of unit `index`, in reading offsets. */
export function unitSpan(units: Units, index: number): { readonly start: number; readonly end: number } {
  return { start: index === 0 ? 0 : units.ends[index - 1]!, end: units.ends[index]! };
}
