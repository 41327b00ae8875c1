import { enumerate, type Translate } from '../l10n';
import type { DistinctiveSentence, DistinctiveTerm } from '../passages/distinctive';
import { formatShare } from './tables';

/** Why a sentence stands where it does: its terms with their counts, then what comes nearest elsewhere. */
export function describeReason(sentence: DistinctiveSentence, t: Translate): readonly string[] {
  return [
    enumerate(
      sentence.terms.map(term => describeTerm(term, t)),
      t,
    ),
    describeNearest(sentence, t),
  ];
}

function describeTerm({ term, here, elsewhere }: DistinctiveTerm, t: Translate): string {
  return elsewhere === 0
    ? t('{0} ({1} here, none elsewhere)', term, here)
    : t('{0} ({1} here, {2} elsewhere)', term, here, elsewhere);
}

/** What comes nearest elsewhere, and how much of it is the same. */
export function describeNearest({ nearest }: DistinctiveSentence, t: Translate): string {
  return nearest
    ? t('{0} of it is the same in {1}: {2}', formatShare(nearest.share), nearest.coded.label, nearest.text)
    : t('No other source says anything like it.');
}
