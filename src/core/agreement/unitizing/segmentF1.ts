import { type Coefficient, pairsOfCoders, undefinedFor } from '../reliability';
import { type Continuum, eachMeeting, noCommonText, partitionOf, type Segment } from './continuum';

/** What two coders have marked in a text, in all, and what of it is the same. */
interface Overlap {
  readonly all: number;
  readonly common: number;
}

/**
 * Mean pairwise F1 of passages: 2 x the same / all, where the same are those with equal ends and code; the counts of all texts are added up
 * before F1 is taken. Pairs that coded nothing are left out of the mean.
 * Source: Hripcsak & Rothschild, Journal of the American Medical Informatics Association 12 (2005), 296-298.
 */
export function segmentF1(texts: readonly Continuum[]): Coefficient {
  return meanOverPairs(texts, (...segments) => {
    const [ours, theirs] = segments.map(
      each => new Set(each.map(({ start, end, code }) => `${start} ${end} ${code}`)),
    ) as [Set<string>, Set<string>];
    return { all: ours.size + theirs.size, common: [...ours].filter(each => theirs.has(each)).length };
  });
}

/** The same over characters with their codes: passages that overlap in part agree in part. Source: as above. */
export function characterF1(texts: readonly Continuum[]): Coefficient {
  return meanOverPairs(texts, (ours, theirs) => {
    let [all, common] = [0, 0];
    for (const code of new Set([...ours, ...theirs].map(each => each.code))) {
      const [one, other] = [ours, theirs].map(segments => unitsOf(segments, code));
      if (!one || !other) continue;
      for (const { start, end } of [...one, ...other]) all += end - start;
      eachMeeting(one, other, (_our, _their, length) => {
        common += length;
      });
    }
    return { all, common };
  });
}

/** The passages of one code as units, without gaps. */
function unitsOf(segments: readonly Segment[], code: string) {
  return partitionOf(
    segments.filter(each => each.code === code),
    0,
  )?.filter(unit => unit.code !== null);
}

function meanOverPairs(
  texts: readonly Continuum[],
  overlapOf: (ours: readonly Segment[], theirs: readonly Segment[]) => Overlap,
): Coefficient {
  const reason = noCommonText(texts);
  if (reason) return undefinedFor(reason);
  const figures = pairsOfCoders(texts[0]?.coders.length ?? 0).flatMap(([a, b]) => {
    let [all, common] = [0, 0];
    for (const { coders } of texts) {
      const [ours, theirs] = [coders[a], coders[b]];
      if (!ours || !theirs) continue;
      const overlap = overlapOf(ours, theirs);
      all += overlap.all;
      common += overlap.common;
    }
    return all === 0 ? [] : [(2 * common) / all];
  });
  if (figures.length === 0) return undefinedFor('nothing-coded');
  return { value: figures.reduce((total, each) => total + each, 0) / figures.length };
}
