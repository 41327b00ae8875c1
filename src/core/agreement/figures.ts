import { brennanPredigerS } from './coefficients/brennanPredigerS';
import { cohenKappa } from './coefficients/cohenKappa';
import { compositeReliability } from './coefficients/compositeReliability';
import { f1 } from './coefficients/f1';
import { fleissKappa } from './coefficients/fleissKappa';
import { gwetAC1 } from './coefficients/gwetAC1';
import { holsti } from './coefficients/holsti';
import { krippendorffAlpha } from './coefficients/krippendorffAlpha';
import type { CodesOf } from './coefficients/overlaps';
import { percent } from './coefficients/percent';
import { scottPi } from './coefficients/scottPi';
import type { Coefficient, Reliability, Undefined } from './reliability';

/** Every coefficient of coded or not, in the order of tables. */
const coefficients = {
  percent,
  holsti: (_data, _codesOf, agreed) => agreed,
  cohenKappa: data => cohenKappa(data),
  scottPi,
  fleissKappa,
  krippendorffAlpha: data => krippendorffAlpha(data),
  brennanPredigerS,
  gwetAC1,
  f1,
  composite: ({ coders }, _codesOf, agreed) => compositeReliability(coders, agreed),
} as const satisfies Record<string, CoefficientOf>;

/** `agreed` is Holsti's, which composite reliability is made of. */
type CoefficientOf = (data: Reliability, codesOf: CodesOf, agreed: Coefficient) => Coefficient;

export type FigureName = keyof typeof coefficients;
export const figureNames = Object.keys(coefficients) as readonly FigureName[];

/** Figures by name, and why some are not defined. */
export interface Figures<Name extends string = FigureName> {
  readonly values: Readonly<Record<Name, number | null>>;
  readonly reasons: Readonly<Partial<Record<Name, Undefined>>>;
}

/** All coefficients of some judgements. */
export function figuresOf(data: Reliability, codesOf: CodesOf): Figures {
  const agreed = holsti(data, codesOf);
  return gathered(figureNames.map(name => [name, coefficients[name](data, codesOf, agreed)] as const));
}

/** Coefficients with their names. */
export function gathered<Name extends string>(all: readonly (readonly [Name, Coefficient])[]): Figures<Name> {
  return {
    values: Object.fromEntries(all.map(([name, { value }]) => [name, value])) as Record<Name, number | null>,
    reasons: Object.fromEntries(
      all.flatMap(([name, { value, reason }]) => (value === null ? [[name, reason ?? 'no-variation']] : [])),
    ) as Partial<Record<Name, Undefined>>,
  };
}

/** Two sets of figures as one. */
export function together<A extends string, B extends string>(a: Figures<A>, b: Figures<B>): Figures<A | B> {
  return {
    values: { ...a.values, ...b.values } as Record<A | B, number | null>,
    reasons: { ...a.reasons, ...b.reasons } as Partial<Record<A | B, Undefined>>,
  };
}
