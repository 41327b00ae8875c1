import { type Coefficient, undefinedFor } from '../reliability';
import { Coincidences } from './coincidences';
import { type Continuum, noCommonText, partitionsOf } from './continuum';

/**
 * Krippendorff's uα: do the coders give the same characters the same codes, gaps included? 1 - Do/De over characters: Do the share
 * of pairs of coders that differ on a character; De that of two characters from anywhere, but none paired with one of its own
 * unit (characters of a gap are units of their own). With one code for whatever is coded (`whereCoded`), it is |uα.
 * Source: Krippendorff, Mathet, Bouvry & Widlöcher, Quality & Quantity 50 (2016), 2347-2364.
 */
export function uAlpha(texts: readonly Continuum[]): Coefficient {
  const reason = noCommonText(texts);
  if (reason) return undefinedFor(reason);
  const partitioned = partitionsOf(texts);
  if (!partitioned) return undefinedFor('overlap');
  const found = new Coincidences(partitioned);
  let within = 0;
  for (const { partitions } of partitioned) {
    for (const { start, end, code } of partitions.flat())
      within += code === null ? end - start : (end - start) ** 2;
  }
  const pairs = found.all ** 2 - within;
  const observed = found.disagreeing() / found.all;
  const different = found.differentPairs();
  if (pairs <= 0 || different <= 0) return { value: null, reason: 'no-variation', observed };
  const expected = different / pairs;
  return { value: 1 - observed / expected, observed, expected };
}
