import { compareText } from './order';

/** Careful looks into values read from YAML: the schema has already complained, so what does not fit is just left. */

export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value of a key that a person may have chosen: not what every object has, such as `constructor`. */
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
 * Numbers as people write them: none with a leading zero, which makes a code, nor with more digits than a number keeps, nor what YAML
 * alone takes for one (`.inf`, `1e5`).
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

/** A value as text that does not depend on the order of keys. Throws where a value holds itself, as YAML's aliases allow. */
export function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, each: unknown) => {
    // JSON has no infinite numbers and would write `null`.
    if (typeof each === 'number' && !Number.isFinite(each)) return { number: String(each) };
    return typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => compareText(a, b)))
      : each;
  });
}
