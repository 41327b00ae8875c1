import { type Coefficient, undefinedFor } from '../reliability';
import { Coincidences, sum } from './coincidences';
import { type Continuum, noCommonText, partitionsOf } from './continuum';

/** Krippendorff's cuα, and (k)uα by code. */
export interface CodedAlphas {
  readonly cuAlpha: Coefficient;
  /** The share of the characters that both coders of a pair have coded. */
  readonly coverage: number | null;
  readonly kuAlpha: ReadonlyMap<string, Coefficient>;
}

/**
 * Krippendorff's cuα: where both coders of a pair found something, do they call it the same? As uα, over the characters that both have coded;
 * a unit counts with what it shares with the units of the other coder. (k)uα asks this of one code: how often what one calls k
 * is k for the other, too.
 * Source: Krippendorff, Mathet, Bouvry & Widlöcher, Quality & Quantity 50 (2016), 2347-2364, with its erratum.
 */
export function codedAlphas(texts: readonly Continuum[], codes: readonly string[]): CodedAlphas {
  const partitioned = partitionsOf(texts);
  const reason = noCommonText(texts) ?? (partitioned ? undefined : 'overlap');
  if (reason || !partitioned) {
    const none = undefinedFor(reason ?? 'nothing-compared');
    return { cuAlpha: none, coverage: null, kuAlpha: new Map(codes.map(code => [code, none])) };
  }
  const found = new Coincidences(partitioned, (ours, theirs) => ours !== null && theirs !== null);
  const all = sum(partitioned.map(({ length, partitions }) => length * partitions.length));
  return {
    cuAlpha: ofAll(found),
    coverage: found.all / all,
    kuAlpha: new Map(codes.map(code => [code, ofOne(found, code)])),
  };
}

function ofAll(found: Coincidences): Coefficient {
  if (found.all === 0) return undefinedFor('nothing-shared');
  const pairs = found.all ** 2 - sum(found.withinUnits.values());
  const observed = found.disagreeing() / found.all;
  const different = found.differentPairs();
  if (pairs <= 0 || different <= 0) return { value: null, reason: 'no-variation', observed };
  const expected = different / pairs;
  return { value: 1 - observed / expected, observed, expected };
}

function ofOne(found: Coincidences, code: string): Coefficient {
  const given = found.given.get(code) ?? 0;
  if (given === 0) return undefinedFor('nothing-shared');
  const pairs = given * found.all - (found.withinUnits.get(code) ?? 0);
  const observed = (found.apart.get(code) ?? 0) / given;
  const different = given * (found.all - given);
  if (pairs <= 0 || different <= 0) return { value: null, reason: 'no-variation', observed };
  const expected = different / pairs;
  return { value: 1 - observed / expected, observed, expected };
}
