import { countBefore } from '../base/count';
/**
 * A text as keywords are searched for in it. A folded code unit stands for a stretch of the text; one character may give
 * several code units (㎡ gives m and 2, which share their stretch), and several may give one.
 */
export interface FoldedText {
  readonly length: number;
  /** UTF-16 code units; only the first `length` hold. */
  readonly codeUnits: Uint16Array;
  /** Which stretches the code units stand for; `undefined` where every code unit stands for the one at its own place. */
  readonly runs: readonly Run[] | undefined;
}

/** Code units up to the next run's: one by one from `start` on, or all of them for the one stretch up to `end`. */
export interface Run {
  /** Number of its first code unit. */
  readonly first: number;
  readonly start: number;
  /** End of the stretch they share; `undefined` where each stands for one code unit of the text. */
  readonly end: number | undefined;
}

/** A folded text as a string. */
export function foldedString({ codeUnits, length }: Pick<FoldedText, 'codeUnits' | 'length'>): string {
  const pieces: string[] = [];
  // More arguments at once would overflow the stack.
  for (let at = 0; at < length; at += 8192) {
    pieces.push(
      Reflect.apply(String.fromCharCode, undefined, codeUnits.subarray(at, Math.min(at + 8192, length))),
    );
  }
  return pieces.join('');
}

/** The stretch of the text that folded code units from `start` to `end` stand for; `undefined` where they cut a character. */
export function unfold(
  { runs, length }: FoldedText,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  if (!runs) return { start, end };
  const head = runs[runAt(runs, start)]!;
  const last = runAt(runs, end - 1);
  const tail = runs[last]!;
  const cutsHead = head.end !== undefined && start > head.first;
  const cutsTail = tail.end !== undefined && end < (runs[last + 1]?.first ?? length);
  if (cutsHead || cutsTail) return undefined;
  return {
    start: head.end === undefined ? head.start + start - head.first : head.start,
    end: tail.end ?? tail.start + end - tail.first,
  };
}

/** The first folded code unit of what stands at an offset of the text or after it: the other way round of `unfold`. */
export function foldedAt({ runs, length }: FoldedText, offset: number): number {
  if (!runs) return Math.min(offset, length);
  const before = countBefore(runs, each => each.start < offset);
  const behind = runs[before]?.first ?? length;
  const run = runs[before - 1];
  return run && run.end === undefined ? Math.min(run.first + offset - run.start, behind) : behind;
}

/** Where the stretch begins that folded code unit number `at` stands for. */
export function unfoldedStart({ runs }: FoldedText, at: number): number {
  if (!runs) return at;
  const run = runs[runAt(runs, at)]!;
  return run.end === undefined ? run.start + at - run.first : run.start;
}

/** Where the stretch ends that the folded code units before number `at` stand for. */
export function unfoldedEnd({ runs }: FoldedText, at: number): number {
  if (!runs || at === 0) return at;
  const run = runs[runAt(runs, at - 1)]!;
  return run.end ?? run.start + at - run.first;
}

/** Number of the run that code unit number `at` belongs to. */
function runAt(runs: readonly Run[], at: number): number {
  return Math.max(0, countBefore(runs, run => run.first <= at) - 1);
}
