import { areDates, readDateAmongDates } from './attributeKinds';

/** What may be wrong with a value of an attribute, beside the others of its column. */
export type CellProblem = 'no-date' | 'no-such-day' | 'no-number' | 'no-yes-no';

/** The kind of values that a column should have, if it can be determined. */
export type ColumnKind = 'date' | 'number' | 'yes-no' | 'text';

const yesOrNo = /^(?:true|yes|是|false|no|否)$/i;
const number = /^-?\d+(?:\.\d+)?$/;

/**
 * What the values of a column are meant to be: what its name says, else dates where most of them are, else what three
 * quarters of four or more are.
 */
export function expectedKind(name: string, values: readonly string[]): ColumnKind {
  const given = values.filter(value => value !== '');
  const are = (is: (value: string) => boolean) =>
    given.length >= 4 && given.filter(is).length >= 0.75 * given.length;
  if (/日期$|\bdate$/i.test(name) || areDates(given)) return 'date';
  if (are(value => yesOrNo.test(value))) return 'yes-no';
  return are(value => number.test(value)) ? 'number' : 'text';
}

/** The problem of a value; `undefined` if there is none. An empty value is no value. */
export function checkAttribute(value: string, kind: ColumnKind): CellProblem | undefined {
  if (value === '') return undefined;
  switch (kind) {
    case 'date': {
      const date = readDateAmongDates(value);
      if (!date) return 'no-date';
      const { year, month, day } = date;
      return day !== undefined && day > daysOf(year, month!) ? 'no-such-day' : undefined;
    }
    case 'yes-no':
      return yesOrNo.test(value) ? undefined : 'no-yes-no';
    case 'number':
      return number.test(value) ? undefined : 'no-number';
    case 'text':
      return undefined;
  }
}

/** Days of a month (1 to 12) in the Gregorian calendar. */
function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
