import type { Mask } from './mask';

/** A run of equal marks that may open or close an emphasis. */
export interface DelimiterRun {
  readonly sign: string;
  readonly at: number;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * Hides matching marks. Unmatched marks stay. Unlike CommonMark, marks beside Chinese punctuation can open and close:
 * **“数字”**档案 is meant to be strong.
 */
export function hideEmphasis(runs: readonly DelimiterRun[], mask: Mask): void {
  const open = new Map<string, { at: number; left: number }[]>();
  for (const { sign, at, length, opens, closes } of runs) {
    const waiting = open.get(sign) ?? [];
    open.set(sign, waiting);
    let [from, left] = [at, length];
    while (closes && left > 0 && waiting.length > 0) {
      const last = waiting.at(-1)!;
      const common = Math.min(last.left, left);
      mask.hide(last.at + last.left - common, last.at + last.left);
      mask.hide(from, from + common);
      last.left -= common;
      from += common;
      left -= common;
      if (last.left === 0) waiting.pop();
    }
    if (opens && left > 0) waiting.push({ at: from, left });
  }
}
