import type { AgreementOptions, CoderAgreement } from '../../agreement/coderAgreement';
import { type AgreementUnit, agreementUnits } from '../../agreement/judged';
import { codersOf } from '../../agreement/whoCoded';
import type { Translate } from '../../base/l10n';
import type { Corpus } from '../../corpus/corpus';
import { groupingAttributes } from '../../statistics/crossTable';
import { agreementMethod } from '../agreement/agreementMethod';
import { type AgreementPage, agreementPage } from '../agreement/agreementPage';
import { nameOfAgreementUnit } from '../agreement/agreementWords';

/** Which agreement is asked for; what is left out is as usual. */
export interface AgreementAsk {
  readonly coders?: readonly string[];
  readonly unit?: AgreementUnit;
  /** An attribute whose groups get figures of their own. */
  readonly by?: string;
}

/** Agreement of coders, and what can be chosen. */
export interface ShownAgreement {
  readonly ask: AgreementAsk;
  /** All coders of the project, and those that are compared. */
  readonly coders: readonly string[];
  readonly compared: readonly string[];
  readonly unit: AgreementUnit;
  readonly units: readonly { readonly id: AgreementUnit; readonly name: string }[];
  readonly by: string | undefined;
  readonly attributes: readonly string[];
  /** One codes blind: the figures would tell what the others did. */
  readonly isBlind: boolean;
  readonly page: AgreementPage;
  /** What is still being worked out: intervals, then gamma; or that this was called off. */
  readonly left: LeftOfAgreement;
}

export type LeftOfAgreement = 'intervals' | 'gamma' | 'calledOff' | undefined;

/** What was asked for, of what the project has: names that are gone are left out. */
export function agreementOptions(
  corpus: Corpus,
  { coders, unit, by }: AgreementAsk,
): Pick<AgreementOptions, 'coders' | 'unit' | 'by'> {
  const known = codersOf(corpus);
  const chosen = known.filter(coder => coders?.includes(coder));
  return {
    ...(chosen.length > 0 && { coders: chosen }),
    ...(unit && agreementUnits.includes(unit) && { unit }),
    ...(by !== undefined && groupingAttributes(corpus).includes(by) && { by }),
  };
}

/** What a page is told of agreement. */
export function shownAgreement(
  corpus: Corpus,
  ask: AgreementAsk,
  found: CoderAgreement,
  left: LeftOfAgreement,
  t: Translate,
): ShownAgreement {
  return {
    ask,
    coders: codersOf(corpus),
    compared: found.coders,
    unit: found.unit,
    units: agreementUnits.map(id => ({ id, name: nameOfAgreementUnit(id, t) })),
    by: found.by,
    attributes: groupingAttributes(corpus),
    isBlind: corpus.onlyCoder !== undefined,
    page: agreementPage(found, agreementMethod(corpus, found), t),
    left,
  };
}
