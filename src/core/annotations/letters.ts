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
  /** Where the stretch that each code unit stands for begins in the text it was folded from. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** The letters of a text, or of a quote. */
export function foldToLetters(text: string): Letters {
  const folded = foldingFor(defaultFoldingRules).fold(text);
  const codeUnits = new Uint16Array(folded.length);
  const starts = new Uint32Array(folded.length);
  const ends = new Uint32Array(folded.length);
  let length = 0;
  const keep = (codeUnit: number, start: number, end: number) => {
    // All other blanks have been folded into these.
    if (
      codeUnit === 0x20 ||
      codeUnit === 0x0a ||
      codeUnit === 0x0d ||
      codeUnit === 0x2028 ||
      codeUnit === 0x2029
    )
      return;
    codeUnits[length] = codeUnit;
    starts[length] = start;
    ends[length] = end;
    length++;
  };
  const runs: NonNullable<FoldedText['runs']> = folded.runs ?? [{ first: 0, start: 0, end: undefined }];
  runs.forEach((run, i) => {
    const behind = runs[i + 1]?.first ?? folded.length;
    for (let at = run.first; at < behind; at++) {
      const own = run.start + at - run.first;
      if (run.end === undefined) keep(folded.codeUnits[at]!, own, own + 1);
      else keep(folded.codeUnits[at]!, run.start, run.end);
    }
  });
  return {
    text: foldedString({ codeUnits, length }),
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
  const kept = { codeUnits: new Uint16Array(text.length), length: 0 };
  const [from, to] = [new Uint32Array(text.length), new Uint32Array(text.length)];
  for (let at = 0; at < text.length; at++) {
    const codeUnit = text.charCodeAt(at);
    const isInNumber = isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
    if (!isInNumber && isPunctuation(codeUnit)) continue;
    kept.codeUnits[kept.length] = codeUnit;
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

function isDigit(codeUnit: number): boolean {
  return codeUnit >= 0x30 && codeUnit <= 0x39;
}

/** 1: is punctuation or a sign, 2: is none, 0: not looked up yet. */
const punctuation = new Uint8Array(0x10000);

/** Whether a code unit is punctuation or a sign. */
export function isPunctuation(codeUnit: number): boolean {
  if (punctuation[codeUnit] === 0)
    punctuation[codeUnit] = /[\p{P}\p{S}]/u.test(String.fromCharCode(codeUnit)) ? 1 : 2;
  return punctuation[codeUnit] === 1;
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
