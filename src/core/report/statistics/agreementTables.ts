import type { Translate } from '../../base/l10n';
import { nameOfUnit } from '../../network/legend';
import type { DictionaryAgreement, Retrieval, ThemeAgreement } from '../../statistics/agreement';
import { formatFigure, type TextTable } from '../formats/tables';

/** The agreement of dictionary and coders as tables: by units, and by sources. */
export function agreementTables(agreement: DictionaryAgreement, t: Translate): readonly TextTable[] {
  const { unit, themes, all } = agreement;
  const notes = [
    t(
      'Keyword hits measured against coded passages: precision = share of those with hits that are coded, recall = share of those coded that have hits.',
    ),
    t('For each theme, only sources that are coded with it or marked absent.'),
  ];
  const table = (
    title: string,
    of: (each: Pick<ThemeAgreement, 'units' | 'documents'>) => Retrieval,
  ): TextTable => ({
    title,
    notes,
    head: [
      t('Theme'),
      t('Sources'),
      t('Both'),
      t('Hits only'),
      t('Coded only'),
      t('Precision'),
      t('Recall'),
      'F1',
    ],
    rows: [
      ...themes.map(theme => [theme.name, String(theme.sources), ...cells(of(theme))]),
      [t('Total'), '', ...cells(of(all))],
    ],
  });
  return [
    table(t('Dictionary and coders, by {0}', nameOfUnit(unit, t)), each => each.units),
    table(t('Dictionary and coders, by source'), each => each.documents),
  ];
}

function cells({ both, onlyHits, onlyCoded, precision, recall, f1 }: Retrieval): readonly string[] {
  return [both, onlyHits, onlyCoded]
    .map(String)
    .concat([precision, recall, f1].map(each => formatFigure(each)));
}
