import type { AgreementAsk, AgreementPart, AgreementQuery } from '../../protocol';
import { asFields, asTexts, isText, oneOf } from '../fields';

const parts: readonly AgreementPart[] = [
  'themes',
  'together',
  'passages',
  'codes',
  'pairs',
  'sources',
  'groups',
  'method',
];
const units = ['sentence', 'paragraph', 'section', 'document', 'passage'] as const;

/** Which agreement is shown, and which part of it. */
export interface AgreementSettings {
  readonly ask: AgreementAsk;
  readonly part: AgreementPart;
  /** Columns that are shown or hidden other than usual. */
  readonly turned: readonly string[];
}

export const initialAgreement: AgreementSettings = { ask: {}, part: 'themes', turned: [] };

/** Reads what was kept, perhaps by another version: whatever does not fit is as at the start. */
export function restoreAgreement(kept: unknown): AgreementSettings {
  const { ask, part, turned } = asFields(kept);
  const { coders, unit, by } = asFields(ask);
  const known = oneOf(units, unit);
  return {
    ask: {
      ...(Array.isArray(coders) && { coders: asTexts(coders) }),
      ...(known && { unit: known }),
      ...(isText(by) && { by }),
    },
    part: oneOf(parts, part) ?? initialAgreement.part,
    turned: asTexts(turned),
  };
}

/** Reads the kept query of a number of agreement. */
export function restoreAgreementQuery(kept: unknown): AgreementQuery | undefined {
  const { coders, unit, code, source, field } = asFields(kept);
  const known = oneOf(units, unit);
  const wanted = oneOf(['all', 'both', 'onlyFirst', 'onlySecond', 'neither'] as const, field);
  return known === undefined
    ? undefined
    : {
        of: 'agreement',
        coders: asTexts(coders),
        unit: known,
        ...(isText(code) && { code }),
        ...(isText(source) && { source }),
        ...(wanted && { field: wanted }),
      };
}
