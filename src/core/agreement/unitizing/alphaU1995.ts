import { type Coefficient, undefinedFor } from '../reliability';
import { sum } from './coincidences';
import { type Continuum, eachMeeting, noCommonText, ofCode, type Partition, partitionsOf } from './continuum';

/**
 * Krippendorff's first α for unitizing, which the uα family has replaced and many papers still report. By code: units of two coders
 * that meet differ by the squares of how far their ends are apart, a unit within a gap of the other by the square of its length;
 * expected is what units of these lengths would differ by anywhere. Over several codes, the sums.
 * Sources: Krippendorff, Sociological Methodology 25 (1995), 47-76; Content Analysis, 2nd ed. (2004), 251-256.
 */
export function alphaU1995(texts: readonly Continuum[], codes: readonly string[]): Coefficient {
  const reason = noCommonText(texts);
  if (reason) return undefinedFor(reason);
  let [observed, expected] = [0, 0];
  for (const code of codes) {
    const partitioned = partitionsOf(ofCode(texts, code)) ?? [];
    const characters = sum(partitioned.map(({ length }) => length));
    for (const { partitions } of partitioned) {
      observed += differences(partitions) / (partitions.length * (partitions.length - 1) * characters ** 2);
    }
    const copies = sum(partitioned.map(({ length, partitions }) => length * partitions.length));
    const all = partitioned.flatMap(({ partitions }) => partitions);
    expected += (2 * differencesByChance(all, copies)) / characters;
  }
  if (expected === 0) return { value: null, reason: 'nothing-coded', observed, expected };
  return { value: 1 - observed / expected, observed, expected };
}

function differences(partitions: readonly Partition[]): number {
  let apart = 0;
  partitions.forEach((ours, i) => {
    partitions.forEach((theirs, j) => {
      if (i === j) return;
      eachMeeting(ours, theirs, (our, their) => {
        if (our.code !== null && their.code !== null)
          apart += (our.start - their.start) ** 2 + (our.end - their.end) ** 2;
        else if (our.code !== null && their.start <= our.start && our.end <= their.end)
          apart += (our.end - our.start) ** 2;
        else if (their.code !== null && our.start <= their.start && their.end <= our.end)
          apart += (their.end - their.start) ** 2;
      });
    });
  });
  return apart;
}

/** `copies`: the characters of all texts, once for each coder. */
function differencesByChance(partitions: readonly Partition[], copies: number): number {
  const lengthsOf = (isGap: boolean) =>
    partitions
      .flatMap(units => units.filter(({ code }) => (code === null) === isGap))
      .map(({ start, end }) => end - start)
      .sort((a, b) => b - a);
  const [units, gaps] = [lengthsOf(false), lengthsOf(true)];
  let [differences, within] = [0, 0];
  // Gaps that a unit has room in are the longest ones: as units get shorter, more of them.
  let [next, room] = [0, 0];
  for (const length of units) {
    for (; next < gaps.length && gaps[next]! >= length; next++) room += gaps[next]!;
    within += length * (length - 1);
    differences += ((units.length - 1) / 3) * (2 * length ** 3 - 3 * length ** 2 + length);
    differences += length ** 2 * (room - next * (length - 1));
  }
  const pairs = copies * (copies - 1) - within;
  return pairs > 0 ? differences / pairs : 0;
}
