import type { Translate } from '../../base/l10n';
import { type ReferenceComparison, sharesOf } from '../../passages/compare';
import { alignSides } from '../../passages/sideBySide';
import { formatShare, type TextTable } from '../formats/tables';
import { nameOfState } from './comparisonWords';

/** Comparisons with one reference as tables: the shares of all sources, then what each copied, adapted, dropped and added. */
export function comparisonTables(
  comparisons: readonly ReferenceComparison[],
  t: Translate,
): readonly TextTable[] {
  const [first] = comparisons;
  if (!first) return [];
  return [shareTable(comparisons, first.reference.label, t), ...comparisons.map(each => sideTable(each, t))];
}

function shareTable(comparisons: readonly ReferenceComparison[], reference: string, t: Translate): TextTable {
  const of = (label: string, state: string) => `${label} · ${state}`;
  const own = t('Source');
  return {
    title: t('Compared with {0}', reference),
    notes: [
      t(
        'Shares of letters in sentences, without headings and very short sentences. Copied: 90% or more of a sentence is also in the other text, in runs of four letters or more; adapted: 50% or more.',
      ),
    ],
    head: [
      own,
      of(reference, t('copied')),
      of(reference, t('adapted')),
      of(reference, t('dropped')),
      of(own, t('copied')),
      of(own, t('adapted')),
      of(own, t('added')),
    ],
    rows: comparisons.map(({ source, letters }) => {
      const [left, right] = [sharesOf(letters.reference), sharesOf(letters.source)];
      const shares = [left.copied, left.adapted, left.alone, right.copied, right.adapted, right.alone];
      return [source.label, ...shares.map(formatShare)];
    }),
  };
}

function sideTable(comparison: ReferenceComparison, t: Translate): TextTable {
  const { reference, source } = comparison;
  return {
    title: t('{0} beside {1}', source.label, reference.label),
    notes: [],
    head: ['', reference.label, source.label],
    rows: alignSides(comparison).map(row => [
      [...new Set((row.source.length > 0 ? row.source : row.reference).map(({ state }) => state))]
        .map(state => nameOfState(state, t))
        .join(' · '),
      row.reference.map(({ text }) => text).join(' '),
      row.source.map(({ text }) => text).join(' '),
    ]),
  };
}
