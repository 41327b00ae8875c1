import { brennanPredigerS } from './coefficients/brennanPredigerS';
import { cohenKappa } from './coefficients/cohenKappa';
import { scottPi } from './coefficients/scottPi';
import type { Reliability } from './reliability';

/** Judgements of two coders on one code: [[both, only the first], [only the second, neither]]. */
export type TwoByTwo = readonly [
  readonly [both: number, onlyFirst: number],
  readonly [onlySecond: number, neither: number],
];

/** What the shares of a table do to kappa. */
export interface Shares {
  /** |both - neither| / units. */
  readonly prevalence: number;
  /** |only first - only second| / units. */
  readonly bias: number;
  /** Why kappa misleads here; `null` where it does not. */
  readonly paradox: 'prevalence' | 'bias' | null;
}

/** The table of two coders. */
export function tableOf({ rows }: Reliability): TwoByTwo {
  const count = (first: number, second: number) =>
    rows.reduce(
      (sum, { values, count }) => sum + (values[0] === first && values[1] === second ? count : 0),
      0,
    );
  return [
    [count(1, 1), count(1, 0)],
    [count(0, 1), count(0, 0)],
  ];
}

/** As much as this, and kappa is no longer what the table looks like. */
const muchLower = 0.2;
const somewhatHigher = 0.05;
const highAgreement = 0.8;

/**
 * How unequal the shares are, and whether kappa misleads: where nearly everything is coded, or nearly nothing, it is low though the coders agree
 * (prevalence); where one codes much more than the other, it is higher than pi, which asks for the same shares (bias).
 * Sources: Feinstein & Cicchetti, Journal of Clinical Epidemiology 43 (1990), 543-549; Byrt, Bishop & Carlin, ibid. 46 (1993), 423-429.
 */
export function sharesOf(data: Reliability): Shares | undefined {
  const [[both, onlyFirst], [onlySecond, neither]] = tableOf(data);
  const units = both + onlyFirst + onlySecond + neither;
  if (units === 0) return undefined;
  const [kappa, pi, s] = [cohenKappa(data), scottPi(data), brennanPredigerS(data)].map(({ value }) => value);
  const isLow =
    typeof kappa === 'number' &&
    typeof s === 'number' &&
    (both + neither) / units >= highAgreement &&
    s - kappa >= muchLower;
  const isHigh = typeof kappa === 'number' && typeof pi === 'number' && kappa - pi >= somewhatHigher;
  return {
    prevalence: Math.abs(both - neither) / units,
    bias: Math.abs(onlyFirst - onlySecond) / units,
    paradox: isLow ? 'prevalence' : isHigh ? 'bias' : null,
  };
}
