import { enumerate, type Translate } from '../../base/l10n';
import type { AgreementAtVersion, AgreementChange, AgreementDiff } from '../../changes/agreementDiff';
import { formatFigure, type TextTable } from '../formats/tables';
import { nameOfAgreementUnit, nameOfFigure } from './agreementWords';

/** How agreement changed, by theme: each figure before and after. */
export function agreementDiffTable(diff: AgreementDiff, t: Translate): TextTable {
  const { coders, themes, overall, unit } = diff;
  const ofTwo = coders.before.length <= 2 && coders.after.length <= 2;
  const figures = ['percent', ...(ofTwo ? (['cohenKappa'] as const) : []), 'krippendorffAlpha'] as const;
  const row = (name: string, change: AgreementChange) => [
    name,
    arrow(change, ({ units }) => String(units)),
    ...figures.map(figure => arrow(change, each => formatFigure(each[figure], 3))),
  ];
  const [was, is] = [enumerate(coders.before, t), enumerate(coders.after, t)];
  const isOfOthers = was !== is && coders.before.length > 1;
  return {
    title: t('Agreement of coders'),
    notes: [
      isOfOthers
        ? t('Coders: {0}; before: {1}. Unit: {2}.', is, was, nameOfAgreementUnit(unit, t))
        : t('Coders: {0}. Unit: {1}.', is, nameOfAgreementUnit(unit, t)),
    ],
    head: [t('Theme'), t('Units'), ...figures.map(figure => nameOfFigure(figure, t))],
    rows: [
      ...themes.map(({ name, ...change }) => row(name, change)),
      ...(overall ? [row(t('All themes together'), overall)] : []),
    ],
  };
}

/** A value before and after, or once where it stayed; · where it is not defined, or nothing was compared. */
function arrow({ before, after }: AgreementChange, text: (each: AgreementAtVersion) => string): string {
  const [was, is] = [before, after].map(each => (each ? text(each) : '·')) as [string, string];
  return was === is ? is : `${was} → ${is}`;
}
