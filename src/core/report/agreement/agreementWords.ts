import type { CodeAgreement } from '../../agreement/coderAgreement';
import type { LeftOut } from '../../agreement/compared';
import type { Undefined } from '../../agreement/reliability';
import type { SetFigureName } from '../../agreement/sets';
import type { AgreementTrouble } from '../../agreement/troubles';
import type { UnitizingName } from '../../agreement/unitizing/unitizing';
import { enumerate, type Translate } from '../../base/l10n';
import { nameOfUnit } from '../../network/legend';
import { formatFigure, formatShare } from '../formats/tables';

/** The word for a unit of comparison. */
export function nameOfAgreementUnit(unit: string, t: Translate): string {
  return unit === 'passage' ? t('passage') : nameOfUnit(unit, t);
}

/** Why a figure is not defined. */
export function describeUndefined(reason: Undefined, t: Translate): string {
  switch (reason) {
    case 'one-coder':
      return t('there are not two coders');
    case 'nothing-compared':
      return t('no unit was judged by two coders');
    case 'two-coders-only':
      return t('it is defined for two coders; see the pairs');
    case 'uneven':
      return t('units were judged by different numbers of coders');
    case 'no-variation':
      return t('all judgements are the same, so chance would agree as well');
    case 'one-category':
      return t('there is only one category');
    case 'nothing-coded':
      return t('nobody coded anything');
    case 'overlap':
      return t('passages of one coder with different themes overlap; see each theme by itself');
    case 'too-many':
      return t('so many coders have too many alignments; compare fewer, or two at a time');
    case 'not-asked':
      return t('it was not worked out');
    case 'nothing-shared':
      return t('no character, or no passage, was coded by two coders');
  }
}

/** The name of a figure as papers write it. */
export function nameOfFigure(name: SetFigureName | UnitizingName, t: Translate): string {
  switch (name) {
    case 'percent':
      return t('Percent agreement');
    case 'holsti':
      return t('Holsti');
    case 'cohenKappa':
      return t("Cohen's kappa");
    case 'scottPi':
      return t("Scott's pi");
    case 'fleissKappa':
      return t("Fleiss' kappa");
    case 'krippendorffAlpha':
      return t("Krippendorff's alpha");
    case 'brennanPredigerS':
      return t("Brennan and Prediger's S");
    case 'gwetAC1':
      return t("Gwet's AC1");
    case 'f1':
      return 'F1';
    case 'composite':
      return t('Composite reliability');
    case 'alphaNominal':
      return t('Alpha (nominal)');
    case 'alphaJaccard':
      return t('Alpha (Jaccard)');
    case 'alphaMasi':
      return t('Alpha (MASI)');
    case 'uAlpha':
      return 'uα';
    case 'uAlphaBinary':
      return '|uα';
    case 'cuAlpha':
      return 'cuα';
    case 'gamma':
      return t('Gamma');
    case 'gammaCat':
      return t('Gamma-cat');
    case 'alphaU1995':
      return t('Alpha for unitizing of 1995');
    case 'f1Exact':
      return t('F1 of passages');
    case 'f1Characters':
      return t('F1 of characters');
  }
}

/** What a reader should know about the basis of the figures. */
export function describeTrouble(trouble: AgreementTrouble, t: Translate): string {
  switch (trouble.is) {
    case 'no-coder':
      return t(
        'Nobody has coded under a name, so there is nobody to compare. Name the coders in corpus.yaml ("coders").',
      );
    case 'one-coder':
      return t('There is one coder, {0}: agreement takes two.', trouble.coder);
    case 'no-common-source':
      return t('The coders have no source in common: nothing can be compared.');
    case 'coded-nothing':
      return t('{0} has coded or reviewed nothing that counts.', trouble.coder);
    case 'not-listed':
      return t('{0} is not among the coders of corpus.yaml.', trouble.coder);
    case 'waiting':
      return t(
        'Annotations of {0} without a certain place, which are left out: {1} (Review Anchors).',
        trouble.coder,
        trouble.count,
      );
    case 'unnamed':
      return t('Annotations and reviews that name no coder, which are left out: {0}.', trouble.count);
    case 'unread':
      return t(
        '{0} cannot be read, or not all of it; what its coder judged in this source is left out.',
        trouble.file,
      );
    case 'no-width':
      return t(
        'Passages of {0} that hold no character, which are left out: {1}.',
        trouble.coder,
        trouble.count,
      );
  }
}

/** How many units are compared nowhere, and why; empty for none. */
export function describeLeftOutUnits({ nobody, oneCoder, waiting, unread }: LeftOut, t: Translate): string {
  const parts = [
    oneCoder > 0 && t('judged by one coder: {0}', oneCoder),
    nobody > 0 && t('judged by nobody: {0}', nobody),
    waiting > 0 && t('with a passage whose place is uncertain: {0}', waiting),
    unread > 0 && t('in sources with a side file that cannot be read: {0}', unread),
  ];
  return enumerate(
    parts.filter(part => part !== false),
    t,
  );
}

/** Why kappa misleads; `undefined` if it does not. */
export function describeParadox({ name, shares, figures }: CodeAgreement, t: Translate): string | undefined {
  if (!shares?.paradox) return undefined;
  const { cohenKappa, scottPi, percent, gwetAC1 } = figures.values;
  if (shares.paradox === 'prevalence') {
    return t(
      '{0}: kappa is {1} although {2} of the units are judged alike, because nearly all have the same judgement (prevalence index {3}). AC1 is {4}; report both, and the table.',
      name,
      formatFigure(cohenKappa),
      formatShare(percent ?? 0),
      formatFigure(shares.prevalence),
      formatFigure(gwetAC1),
    );
  }
  return t(
    '{0}: the coders code it unequally often (bias index {1}), which raises kappa ({2}) above pi ({3}).',
    name,
    formatFigure(shares.bias),
    formatFigure(cohenKappa),
    formatFigure(scottPi),
  );
}
