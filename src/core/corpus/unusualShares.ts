import { countBefore } from '../base/count';

/** A part of a whole, in characters. */
export interface Part {
  readonly part: number;
  readonly whole: number;
}

/** A share that is not like the others. */
export interface UnusualShare {
  readonly is: 'large' | 'small';
  readonly share: number;
  /** The median of the other shares. */
  readonly usual: number;
}

/** Odds this many times as large, or as small, as those of the others are suspicious at least. */
const leastFactor = 3;
/** Iglewicz and Hoaglin 1993: a modified z-score above it marks an outlier. */
const highestScore = 3.5;
/** Turns a median absolute deviation into a standard deviation. */
const consistency = 1.4826;

/**
 * Which of several shares are not like the others, by their log odds: a share of 99 % beside such of 40 % is as odd as 1 % beside
 * 40 %. Each is measured against the median of the others, in deviations that they have themselves; fewer than two others tell nothing.
 */
export function unusualShares(parts: readonly Part[]): readonly (UnusualShare | undefined)[] {
  const odds = parts.map(({ part, whole }) => Math.log((part + 0.5) / (whole - part + 0.5)));
  if (parts.length < 3) return parts.map(() => undefined);
  const medianOfOthers = mediansWithout(odds);
  const usualOfOthers = mediansWithout(parts.map(({ part, whole }) => part / whole));
  // Without one value there are three medians at most.
  const deviations = new Map<number, (left: number) => number>();
  return parts.map(({ part, whole }, i) => {
    const middle = medianOfOthers(odds[i]!);
    const deviationOfOthers =
      deviations.get(middle) ?? mediansWithout(odds.map(each => Math.abs(each - middle)));
    deviations.set(middle, deviationOfOthers);
    const off = odds[i]! - middle;
    const limit = Math.max(
      Math.log(leastFactor),
      highestScore * consistency * deviationOfOthers(Math.abs(off)),
    );
    if (Math.abs(off) < limit) return undefined;
    return { is: off > 0 ? 'large' : 'small', share: part / whole, usual: usualOfOthers(part / whole) };
  });
}

/** The median of some values without one of them, sorted but once: ten thousand sources would take minutes otherwise. */
function mediansWithout(values: readonly number[]): (left: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  const last = sorted.length - 1;
  return left => {
    const out = countBefore(sorted, each => each < left);
    const at = (place: number) => sorted[place < out ? place : place + 1]!;
    const middle = last >> 1;
    return last % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  };
}
