import { spreadOf } from '../base/spread';

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
  return parts.map(({ part, whole }, i) => {
    const others = odds.filter((_, j) => j !== i);
    if (others.length < 2) return undefined;
    const middle = medianOf(others);
    const deviation = medianOf(others.map(each => Math.abs(each - middle)));
    const off = odds[i]! - middle;
    const limit = Math.max(Math.log(leastFactor), highestScore * consistency * deviation);
    if (Math.abs(off) < limit) return undefined;
    const usual = medianOf(parts.flatMap((each, j) => (j === i ? [] : [each.part / each.whole])));
    return { is: off > 0 ? 'large' : 'small', share: part / whole, usual };
  });
}

function medianOf(values: readonly number[]): number {
  return spreadOf(values)?.median ?? 0;
}
