import type { CodeAgreement, Drawn, SetAgreement } from '../../agreement/coderAgreement';
import type { Figures } from '../../agreement/figures';
import type { Undefined } from '../../agreement/reliability';
import type { Translate } from '../../base/l10n';
import type { AgreementQuery } from '../evidence/passages';
import { sumOf } from './agreementRecord';
import { describeLeftOutUnits, describeUndefined } from './agreementWords';
import { ends } from './coderAgreementTables';

export interface AgreementColumn {
  readonly id: string;
  readonly label: string;
  /** Shown unless the reader wants others. */
  readonly isUsual: boolean;
}

export interface AgreementRow {
  readonly name: string;
  readonly query?: AgreementQuery;
  /** One for each column. */
  readonly cells: readonly AgreementCell[];
}

export interface AgreementCell {
  readonly text: string;
  /** Why a figure is not defined, or what a number is made of. */
  readonly hint?: string;
  readonly isUndefined?: true;
  /** With units, and with whole sources drawn anew. */
  readonly intervals?: readonly string[];
  readonly query?: AgreementQuery;
}

const digits = 3;

/** The columns of the units that are compared, and of those that are not. */
export function unitColumns(t: Translate): readonly AgreementColumn[] {
  return [
    { id: 'units', label: t('Units'), isUsual: true },
    { id: 'leftOut', label: t('Left out'), isUsual: true },
  ];
}

export function unitCells(
  t: Translate,
  { units, leftOut }: SetAgreement | CodeAgreement,
  query?: AgreementQuery,
): readonly AgreementCell[] {
  const why = describeLeftOutUnits(leftOut, t);
  return [
    { text: String(units), ...(query && { query }) },
    { text: String(sumOf(leftOut)), ...(why !== '' && { hint: why }) },
  ];
}

/** Why units are left out, as a note; none where none are. */
export function leftOutNote({ leftOut }: SetAgreement, t: Translate): readonly string[] {
  const why = describeLeftOutUnits(leftOut, t);
  return why === '' ? [] : [t('Units left out: {0}.', why)];
}

/** A figure with its intervals, or why it is not defined. */
export function figureCell(
  t: Translate,
  { values, reasons }: Figures<string>,
  name: string,
  query: AgreementQuery | undefined,
  drawn: Partial<Drawn<string>> = {},
): AgreementCell {
  const value = values[name];
  if (value === null || value === undefined) return undefinedCell(t, reasons[name]);
  const intervals = [drawn.intervals?.[name], drawn.sourceIntervals?.[name]]
    .filter(each => each !== undefined)
    .map(each => ends(each));
  return {
    text: value.toFixed(digits),
    ...(intervals.length > 0 && { intervals }),
    ...(query && { query }),
  };
}

function undefinedCell(t: Translate, reason: Undefined | undefined): AgreementCell {
  if (reason === 'not-asked') return { text: t('not worked out yet'), isUndefined: true };
  return {
    text: t('not defined'),
    isUndefined: true,
    ...(reason && { hint: t('Not defined, because {0}.', describeUndefined(reason, t)) }),
  };
}
