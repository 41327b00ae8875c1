import { enumerate, type Translate } from '../../base/l10n';
import type { DistinctiveSentence } from '../../passages/distinctive';
import { formatShare } from '../formats/tables';

/** Why a sentence has its rank: its terms with their counts here and elsewhere. */
export function describeTerms({ terms }: DistinctiveSentence, t: Translate): string {
  const counted = terms.map(({ term, here, elsewhere }) => `${term} ${here}/${elsewhere}`);
  return t('here/elsewhere: {0}', enumerate(counted, t));
}

/** How much of it the nearest passage elsewhere says too. */
export function describeNearest({ nearest }: DistinctiveSentence, t: Translate): string {
  return nearest
    ? t('{0} the same in {1}', formatShare(nearest.share), nearest.coded.label)
    : t('no similar sentence elsewhere');
}
