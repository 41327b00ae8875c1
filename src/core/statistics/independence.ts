import type { Steps } from '../base/steps';
import { chiSquareApplies, chiSquareTest } from './chiSquare';
import { cramersV } from './cramersV';
import { fisherExact } from './fisher';
import { type CountTable, withoutEmpty } from './table';

/** Why no test is made. */
export type NoTest =
  /** Some sources are unreviewed: nobody knows whether they have the theme. */
  | 'unreviewed'
  /** Fewer than two groups have sources. */
  | 'one-group'
  /** All sources have the theme, or none does. */
  | 'no-variation'
  /** Every group is a single source, so nothing could contradict independence. */
  | 'single-sources'
  /** Expected counts are too small for chi-square, and the table is too large for Fisher's test. */
  | 'too-large';

/** A test of independence: chi-square if its conditions hold, else Fisher's exact test, else none, with the reason. */
export type Independence =
  | {
      readonly test: 'chi-square';
      readonly statistic: number;
      readonly df: number;
      readonly p: number;
      readonly v: number;
    }
  | { readonly test: 'fisher'; readonly p: number; readonly v: number }
  | { readonly test: 'none'; readonly reason: NoTest };

export function* testIndependence(given: CountTable): Steps<Independence> {
  const counts = withoutEmpty(given);
  const none = (reason: NoTest): Independence => ({ test: 'none', reason });
  if (counts.length < 2) return none('one-group');
  if (counts[0]!.length < 2) return none('no-variation');
  if (counts.every(row => row.reduce((sum, count) => sum + count, 0) === 1)) return none('single-sources');
  const v = cramersV(counts);
  if (chiSquareApplies(counts)) return { test: 'chi-square', ...chiSquareTest(counts), v };
  const p = yield* fisherExact(counts);
  return p === undefined ? none('too-large') : { test: 'fisher', p, v };
}
