import { enumerate, type Translate } from '../../base/l10n';
import { type ComparedState, type ReferenceComparison, sharesOf } from '../../passages/compare';
import { formatShare } from '../formats/tables';

/** The word for what became of a sentence. */
export function nameOfState(state: ComparedState, t: Translate): string {
  switch (state) {
    case 'copied':
      return t('copied');
    case 'adapted':
      return t('adapted');
    case 'dropped':
      return t('dropped');
    case 'added':
      return t('added');
  }
}

/** The shares of a comparison: a line for the reference, and one for the source. */
export function summarizeComparison(
  { reference, source, letters }: ReferenceComparison,
  t: Translate,
): readonly string[] {
  const [left, right] = [sharesOf(letters.reference), sharesOf(letters.source)];
  const said = (share: number, state: ComparedState) => `${nameOfState(state, t)} ${formatShare(share)}`;
  return [
    t(
      'Of {0}: {1}',
      reference.label,
      enumerate([said(left.copied, 'copied'), said(left.adapted, 'adapted'), said(left.alone, 'dropped')], t),
    ),
    t(
      'Of {0}: {1}',
      source.label,
      enumerate(
        [said(right.copied, 'copied'), said(right.adapted, 'adapted'), said(right.alone, 'added')],
        t,
      ),
    ),
  ];
}
