import type { Attributes, AttributeValue } from './settings';

/** A date as it is given: a year at least. */
export interface PartialDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

/** The kind of the values of an attribute; text if they are not all of one kind, except for a few that are not dates. */
export type AttributeKind = 'date' | 'yes-no' | 'number' | 'text';

/** Year, month and day, with a sign or the Chinese words between; after a whole date, a time of day as tables add it. */
const datePattern =
  /^(\d{4})(?: ?([-/.年]) ?(\d{1,2})(?: ?(?:[-/.月]) ?(\d{1,2}) ?日?(?:(?:T| ?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d{2}(?::?\d{2})?|[AP]M))?)?| ?月)?| ?年)$/i;
const chineseDate =
  /^([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?$/;
const chineseDigits = '〇一二三四五六七八九';

/**
 * Reads 2021-05-31, 2021/5/31, 2021.5.31, 2021年5月31日, 2021-05, 2021年5月 and 2021年, in full-width digits and 二〇二一年五月, too;
 * a time of day after a date is left out. `undefined` for anything else.
 */
export function readDate(value: AttributeValue | undefined): PartialDate | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const parts = datePattern.exec(text);
  if (parts) return dateOf(parts[1], parts[3], parts[4]);
  const words = chineseDate.exec(text);
  return words ? dateOf(yearOf(words[1]!), numberOf(words[2]), numberOf(words[3])) : undefined;
}

/** Reads a value among dates as a date: besides those above, 20210531, 2021 and the number 2021. */
export function readDateAmongDates(value: AttributeValue | undefined): PartialDate | undefined {
  const date = readDate(value);
  if (date || value === undefined || typeof value === 'boolean') return date;
  const parts = /^((?:19|20)\d{2})(?:(\d{2})(\d{2}))?$/.exec(String(value).normalize('NFKC').trim());
  return parts ? dateOf(parts[1], parts[2], parts[3]) : undefined;
}

/** The year of a date, or its month (as far as known); the value itself if it is not a date. */
export function periodOf(value: AttributeValue, period: 'year' | 'month'): string {
  const date = readDateAmongDates(value);
  return date ? isoDate(date).slice(0, period === 'year' ? 4 : 7) : String(value).trim();
}

function dateOf(...parts: readonly (string | number | undefined)[]): PartialDate | undefined {
  const [year, month, day] = parts.map(part => (part === undefined ? undefined : Number(part)));
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > 31)) return undefined;
  return { year: year!, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

function yearOf(digits: string): number {
  return Number(Array.from(digits.replace(/[○零]/g, '〇'), digit => chineseDigits.indexOf(digit)).join(''));
}

/** 三, 十, 十二, 二十, 三十一. */
function numberOf(words: string | undefined): number | undefined {
  if (words === undefined) return undefined;
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const digit = (word: string | undefined, none: number) => (word ? chineseDigits.indexOf(word) : none);
  return (words.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0);
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

export function attributeKindOf(values: readonly AttributeValue[]): AttributeKind {
  if (values.length === 0) return 'text';
  if (areDates(values)) return 'date';
  if (values.every(value => typeof value === 'boolean')) return 'yes-no';
  return values.every(value => typeof value === 'number') ? 'number' : 'text';
}

/** Whether all values are dates, or more than half of them and two at least: the others are told, and stand for themselves. */
export function areDates(values: readonly AttributeValue[]): boolean {
  const dates = values.filter(value => readDate(value) !== undefined).length;
  const among = values.filter(value => readDateAmongDates(value) !== undefined).length;
  return (dates >= 2 && among * 2 > values.length) || (dates > 0 && among === values.length);
}

/** Names of the attributes, in the order in which the sources bring them up. */
export function namesOf(all: readonly Attributes[]): readonly string[] {
  return [...new Set(all.flatMap(each => Object.keys(each)))];
}
