import { countBefore } from '../base/count';
/**
 * A text as keywords are searched for in it. A folded unit stands for a stretch of the text; one character may give
 * several units (㎡ gives m and 2, which share their stretch), and several may give one.
 */
export interface FoldedText {
  readonly length: number;
  /** UTF-16 units; only the first `length` hold. */
  readonly units: Uint16Array;
  /** Which stretches the units stand for; `undefined` where every unit stands for the one at its own place. */
  readonly runs: readonly Run[] | undefined;
}

/** Units up to the next run's: one by one from `start` on, or all of them for the one stretch up to `end`. */
export interface Run {
  /** Number of its first unit. */
  readonly unit: number;
  readonly start: number;
  /** End of the stretch they share; `undefined` where each stands for one unit of the text. */
  readonly end: number | undefined;
}

/** A folded text as a string. */
export function foldedString({ units, length }: Pick<FoldedText, 'units' | 'length'>): string {
  const pieces: string[] = [];
  // More arguments at once would overflow the stack.
  for (let at = 0; at < length; at += 8192) {
    pieces.push(
      Reflect.apply(String.fromCharCode, undefined, units.subarray(at, Math.min(at + 8192, length))),
    );
  }
  return pieces.join('');
}

/** The stretch of the text that folded units from `start` to `end` stand for; `undefined` where they cut a character. */
export function unfold(
  { runs, length }: FoldedText,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  if (!runs) return { start, end };
  const head = runs[runAt(runs, start)]!;
  const last = runAt(runs, end - 1);
  const tail = runs[last]!;
  const cutsHead = head.end !== undefined && start > head.unit;
  const cutsTail = tail.end !== undefined && end < (runs[last + 1]?.unit ?? length);
  if (cutsHead || cutsTail) return undefined;
  return {
    start: head.end === undefined ? head.start + start - head.unit : head.start,
    end: tail.end ?? tail.start + end - tail.unit,
  };
}

/** The first folded unit of what stands at an offset of the text or after it: the other way round of `unfold`. */
export function foldedAt({ runs, length }: FoldedText, offset: number): number {
  if (!runs) return Math.min(offset, length);
  const before = countBefore(runs, each => each.start < offset);
  const behind = runs[before]?.unit ?? length;
  const run = runs[before - 1];
  return run && run.end === undefined ? Math.min(run.unit + offset - run.start, behind) : behind;
}

/** Where the stretch begins that a folded unit stands for. */
export function unfoldedStart({ runs }: FoldedText, unit: number): number {
  if (!runs) return unit;
  const run = runs[runAt(runs, unit)]!;
  return run.end === undefined ? run.start + unit - run.unit : run.start;
}

/** Where the stretch ends that folded units up to `unit` stand for. */
export function unfoldedEnd({ runs }: FoldedText, unit: number): number {
  if (!runs || unit === 0) return unit;
  const run = runs[runAt(runs, unit - 1)]!;
  return run.end ?? run.start + unit - run.unit;
}

/** Number of the run a unit belongs to. */
function runAt(runs: readonly Run[], unit: number): number {
  return Math.max(0, countBefore(runs, run => run.unit <= unit) - 1);
}
