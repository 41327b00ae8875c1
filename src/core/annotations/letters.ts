import { countUpTo } from '../base/count';
import { type FoldedText, foldedString } from '../text/foldedText';
import { foldingFor } from '../text/folding';
import { defaultFoldingRules } from '../text/foldingRules';

/**
 * A text reduced to its letters: written forms (width, quotation marks, dashes, compatibility, case) are unified; white
 * space and line ends are removed. This survives a new extraction, another wrapping, or a clean-up.
 */
export interface Letters {
  readonly text: string;
  /** Start, in the original text, of the stretch that each code unit stands for. */
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
    // All other white space has been folded into these.
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
 * Letters without punctuation and signs: they survive when commas are added, removed or moved. What stands between digits
 * is kept, so that 1.5 is not 15.
 */
export function withoutPunctuation({ text, starts, ends }: Letters): Letters {
  // A regular expression would take seconds here for a text of 5 MB with lists of numbers.
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

/** Stretch of the folded text for the letters from `start` to `end`; `undefined` if they cut a character. */
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
