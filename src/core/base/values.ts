import { compareText } from './order';

/** Tolerant readers of YAML values. The schema has already reported what is wrong, so invalid values are just ignored. */

export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Value of an own key only, since a person may have chosen `constructor` or another name that every object has. */
export function ownValue(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text of a scalar; `undefined` for anything else. A bare number in YAML (`term: 2035`) is meant as text. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/**
 * Whether text is a number as people write it: no leading zero (that is a code), no more digits than a number can hold, and
 * none of YAML's special forms (`.inf`, `1e5`).
 */
export const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/;

export function asTexts(value: unknown): readonly string[] {
  return asList(value)
    .map(asText)
    .filter(text => text !== undefined);
}

/** The properties of `values` that are defined: for building objects with exact optional properties. */
export function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** Canonical text of a value, independent of the order of keys. Throws if a value contains itself, as YAML's aliases allow. */
export function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, each: unknown) => {
    // JSON has no infinite numbers and would write `null`.
    if (typeof each === 'number' && !Number.isFinite(each)) return { number: String(each) };
    return typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => compareText(a, b)))
      : each;
  });
}
