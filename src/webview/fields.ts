/** Readers for kept values of unknown shape. */

export function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The strings of a list; empty for anything else. */
export function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(isText) : [];
}

export function oneOf<T>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find(each => each === value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
