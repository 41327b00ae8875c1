/** One bar of a histogram. */
export interface Bin {
  /** Lower bound, inclusive, and upper bound, exclusive. */
  readonly from: number;
  readonly below: number;
  readonly sources: number;
}

/** Most bars of a histogram. */
const mostBins = 12;

/**
 * Histogram of values. The width of its bars is the smallest of 1, 2 or 5 times a power of ten that needs at most twelve
 * bars. Empty for no values.
 */
export function binsOf(values: readonly number[]): readonly Bin[] {
  if (values.length === 0) return [];
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  const width = widthFor(least, most, values.every(Number.isInteger));
  const first = Math.floor(least / width);
  const counts = new Array<number>(Math.floor(most / width) - first + 1).fill(0);
  for (const value of values) counts[Math.floor(value / width) - first]!++;
  // Multiplied, not added up, so that 0.1 + 0.2 never shows.
  const edge = (i: number) => Number(((first + i) * width).toPrecision(12));
  return counts.map((sources, i) => ({ from: edge(i), below: edge(i + 1), sources }));
}

function widthFor(least: number, most: number, whole: boolean): number {
  const rough = (most - least) / mostBins;
  let power = rough > 0 ? 10 ** Math.floor(Math.log10(rough)) : 1;
  if (whole) power = Math.max(1, power);
  for (;;) {
    for (const times of [1, 2, 5]) {
      const width = times * power;
      if (Math.floor(most / width) - Math.floor(least / width) < mostBins) return width;
    }
    power *= 10;
  }
}
