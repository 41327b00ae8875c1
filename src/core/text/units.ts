import { countUpTo } from '../base/count';
import type { Heading } from './headings';
import { fromSource, type Reading } from './reading';
import { sentenceEnds } from './sentenceEnds';

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

/** Splits a reading into units. A line end left in a reading is never soft, so it ends a sentence. */
export function cutUnits(kind: UnitKind, reading: Reading, headings: readonly Heading[]): Units {
  const { text } = reading;
  const ends = endsWithin(kind, reading, headings);
  const isWhole = (ends[ends.length - 1] ?? 0) === text.length;
  const all = new Uint32Array(isWhole ? ends.length : ends.length + 1);
  all.set(ends);
  if (!isWhole) all[ends.length] = text.length;
  return { ends: all };
}

function endsWithin(kind: UnitKind, reading: Reading, headings: readonly Heading[]): ArrayLike<number> {
  switch (kind) {
    case 'sentence':
      return sentenceEnds(reading.text);
    case 'paragraph':
      return behindLineEnds(reading.text);
    case 'section':
      return headings
        .map(({ start }) => fromSource(reading, start))
        .filter((start, i, starts) => start > (starts[i - 1] ?? 0));
    case 'document':
      return [];
  }
}

function behindLineEnds(text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) places.push(at + 1);
  return places;
}

/** Index of the unit that contains a place of the reading. */
export function unitAt({ ends }: Units, place: number): number {
  return Math.min(countUpTo(ends, place), Math.max(0, ends.length - 1));
}

const something = /[^\s\p{P}]/u;

/**
 * Whether a stretch contains more than white space and punctuation. A closing quote after a full stop belongs to the next
 * sentence; it does not make the passage it ends one of that sentence.
 */
export function saysSomething(text: string): boolean {
  return something.test(text);
}

const known = new WeakMap<Units, { readonly isBlank: Uint8Array; readonly filled: number }>();

/**
 * Marks units of white space and punctuation alone with 1, such as the line end after a full stop, an empty line, or the
 * second mark of ？！, and counts the others. Nobody would call the former sentences or paragraphs, so they count nowhere.
 */
export function blanksAmong(
  text: string,
  units: Units,
): { readonly isBlank: Uint8Array; readonly filled: number } {
  const before = known.get(units);
  if (before) return before;
  const { ends } = units;
  const isBlank = new Uint8Array(ends.length);
  let filled = ends.length;
  for (let i = 0; i < ends.length; i++) {
    const start = i === 0 ? 0 : ends[i - 1]!;
    const first = text.charCodeAt(start);
    // Most units begin with a Han character.
    if ((first >= 0x3400 && first <= 0x9fff) || saysSomething(text.slice(start, ends[i]!))) continue;
    isBlank[i] = 1;
    filled--;
  }
  const found = { isBlank, filled };
  known.set(units, found);
  return found;
}

/** The stretch of unit `index`, in reading offsets. */
export function unitSpan(units: Units, index: number): { readonly start: number; readonly end: number } {
  return { start: index === 0 ? 0 : units.ends[index - 1]!, end: units.ends[index]! };
}
