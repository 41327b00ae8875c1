import { countUpTo } from '../base/count';
import { type FoldedText, foldedString } from '../text/foldedText';
import { foldingFor } from '../text/folding';
import { defaultFoldingRules } from '../text/foldingRules';

/**
 * A text by its letters alone: written forms (width, quotes, dashes, compatibility, case) are one, and blanks and line
 * ends are gone. What a text keeps when it is extracted again, wrapped otherwise, or cleaned.
 */
export interface Letters {
  readonly text: string;
  /** Where the stretch that each unit stands for begins in the text it was folded from. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** The letters of a text, or of a quote. */
export function foldToLetters(text: string): Letters {
  const folded = foldingFor(defaultFoldingRules).fold(text);
  const units = new Uint16Array(folded.length);
  const starts = new Uint32Array(folded.length);
  const ends = new Uint32Array(folded.length);
  let length = 0;
  const keep = (unit: number, start: number, end: number) => {
    // All other blanks have been folded into these.
    if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) return;
    units[length] = unit;
    starts[length] = start;
    ends[length] = end;
    length++;
  };
  const runs: NonNullable<FoldedText['runs']> = folded.runs ?? [{ unit: 0, start: 0, end: undefined }];
  runs.forEach((run, i) => {
    const behind = runs[i + 1]?.unit ?? folded.length;
    for (let at = run.unit; at < behind; at++) {
      const own = run.start + at - run.unit;
      if (run.end === undefined) keep(folded.units[at]!, own, own + 1);
      else keep(folded.units[at]!, run.start, run.end);
    }
  });
  return {
    text: foldedString({ units, length }),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  };
}

/**
 * Letters without punctuation and signs: what stays when commas come, go or change places. What stands between digits
 * is kept: 1.5 is not 15.
 */
export function withoutPunctuation({ text, starts, ends }: Letters): Letters {
  // Lists of numbers would take seconds for a text of 5 MB.
  const kept = { units: new Uint16Array(text.length), length: 0 };
  const [from, to] = [new Uint32Array(text.length), new Uint32Array(text.length)];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isInNumber = isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
    if (!isInNumber && isPunctuation(unit)) continue;
    kept.units[kept.length] = unit;
    from[kept.length] = starts[at]!;
    to[kept.length] = ends[at]!;
    kept.length++;
  }
  return {
    text: foldedString(kept),
    starts: from.subarray(0, kept.length),
    ends: to.subarray(0, kept.length),
  };
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** 1: is punctuation or a sign, 2: is none, 0: not looked up yet. */
const punctuation = new Uint8Array(0x10000);

/** Whether a unit is punctuation or a sign. */
export function isPunctuation(unit: number): boolean {
  if (punctuation[unit] === 0) punctuation[unit] = /[\p{P}\p{S}]/u.test(String.fromCharCode(unit)) ? 1 : 2;
  return punctuation[unit] === 1;
}

/** The stretch of the folded text that letters from `start` to `end` stand for; `undefined` where they cut a character. */
export function fromLetters(
  { starts, ends }: Letters,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const [from, to] = [starts[start], ends[end - 1]];
  if (from === undefined || to === undefined) return undefined;
  const cutsHead = start > 0 && starts[start - 1] === from;
  const cutsTail = ends[end] === to;
  return cutsHead || cutsTail ? undefined : { start: from, end: to };
}

/** The first letter at or after an offset of the folded text. */
export function toLetters({ starts }: Letters, offset: number): number {
  return countUpTo(starts, offset - 1);
}
