import type { Translate } from '../core';
import { Failure } from './io';

/** The value of an option that is one of a few. Throws a Failure at any other; `undefined` where none is given. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  known: readonly T[],
  t: Translate,
): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find(each => each === value);
  if (found === undefined) throw new Failure(t('{0} must be one of: {1}.', option, known.join(', ')));
  return found;
}

/** The value of an option that is a number from 1 on. Throws a Failure at anything else. */
export function countOf(option: string, value: string | undefined, otherwise: number, t: Translate): number {
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new Failure(t('{0} must be a whole number from 1 on.', option));
  return Number(value);
}
