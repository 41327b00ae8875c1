/** Milliseconds of each round, sorted. */
export function timesOf(rounds: number, run: (round: number) => unknown): readonly number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    run(round);
    return performance.now() - start;
  }).sort((a, b) => a - b);
}

/** The middle one of sorted times. */
export function medianOf(times: readonly number[]): number {
  return times[Math.floor(times.length / 2)]!;
}
