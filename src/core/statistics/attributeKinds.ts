import type { Attributes, AttributeValue } from '../corpus/settings';

/** A date as it is given: a year at least. */
export interface PartialDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

/** What the values of an attribute are; text where they are not all of one kind. */
export type AttributeKind = 'date' | 'yes-no' | 'number' | 'text';

const datePattern = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)$/;

/** Reads 2021-05-31, 2021/5/31, 2021.5.31, 2021年5月31日, 2021-05, 2021年5月 and 2021年; `undefined` for anything else. */
export function readDate(value: AttributeValue | undefined): PartialDate | undefined {
  const parts = typeof value === 'string' ? datePattern.exec(value.trim()) : null;
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1).map(part => (part === undefined ? undefined : Number(part)));
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > 31)) return undefined;
  return { year: year!, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

/** A date as ISO 8601 writes it, as far as it is known: 2021-05-31, 2021-05, 2021. Sorts as text. */
export function isoDate({ year, month, day }: PartialDate): string {
  return [String(year), month, day]
    .filter(part => part !== undefined)
    .map(part => String(part).padStart(2, '0'))
    .join('-');
}

/** The value a source has of an attribute; `undefined` where it has none, or an empty one. */
export function attributeValue(attributes: Attributes, name: string): AttributeValue | undefined {
  // An attribute may be called `constructor`.
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

export function kindOf(values: readonly AttributeValue[]): AttributeKind {
  if (values.length === 0) return 'text';
  if (values.every(value => readDate(value) !== undefined)) return 'date';
  if (values.every(value => typeof value === 'boolean')) return 'yes-no';
  return values.every(value => typeof value === 'number') ? 'number' : 'text';
}

/** Names of the attributes, in the order in which the sources bring them up. */
export function namesOf(all: readonly Attributes[]): readonly string[] {
  return [...new Set(all.flatMap(each => Object.keys(each)))];
}
