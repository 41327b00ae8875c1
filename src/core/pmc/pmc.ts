import {
  compareFractions,
  dividedBy,
  type Fraction,
  fractionOf,
  minus,
  plus,
  times,
  zero,
} from '../base/fraction';
import type { IndexBand } from '../corpus/indexSettings';

/** The value of an indicator, 0 to 1; `undefined`: open, because nobody has decided yet. */
export type IndicatorValue = number | undefined;

/** From all open indicators 0 to all open indicators 1; the same twice if none is open. */
export interface Bounds {
  readonly lower: Fraction;
  readonly upper: Fraction;
}

/** The index of one source. */
export interface PmcResult {
  /** By variable; `undefined` for a variable without indicators, which is not in the index. */
  readonly variables: readonly (Bounds | undefined)[];
  readonly index: Bounds;
  /** Full marks minus the index. */
  readonly depression: Bounds;
  /** The grade of both bounds; different ones: not known yet. */
  readonly band: { readonly lower: IndexBand; readonly upper: IndexBand };
  /** Best and worst possible rank among all sources; 1 is the best. Equal values share the better rank. */
  readonly rank: { readonly best: number; readonly worst: number };
  /** Number of open indicators. */
  readonly open: number;
}

/** Where the grades begin: limits on a scale whose maximum is `scale`. */
export interface Grading {
  readonly scale: number;
  /** In ascending order; the first is for everything below the second. */
  readonly bands: readonly IndexBand[];
}

/**
 * The PMC index: each variable is the mean of its indicators, the index is the sum of the variables. Every variable counts the
 * same, however many indicators it has. Exact fractions, so a value on a limit falls into the band that begins there. An open
 * indicator is 0 in the lower bound and 1 in the upper one. Source: Ruiz Estrada, Policy modeling: definition, classification
 * and evaluation, Journal of Policy Modeling 33 (2011), 523-536. `sources`: for each source, by variable, the values of its
 * indicators. Requires at least one variable with indicators.
 */
export function pmcIndex(
  sources: readonly (readonly (readonly IndicatorValue[])[])[],
  grading: Grading,
): readonly PmcResult[] {
  const sums = sources.map(variables => {
    const means = variables.map(meanOf);
    return { variables: means, index: sumOf(means), open: openIn(variables) };
  });
  return sums.map(({ variables, index, open }) => {
    const full = fractionOf(variables.filter(each => each !== undefined).length);
    const others = sums.map(each => each.index);
    return {
      variables,
      index,
      open,
      depression: { lower: minus(full, index.upper), upper: minus(full, index.lower) },
      band: { lower: bandOf(index.lower, full, grading), upper: bandOf(index.upper, full, grading) },
      rank: {
        best: 1 + others.filter(other => compareFractions(other.lower, index.upper) > 0).length,
        // A source is not above itself, nor are those with the very same certain value.
        worst:
          1 +
          others.filter(other => other !== index && compareFractions(other.upper, index.lower) > 0).length,
      },
    };
  });
}

/** The mean of the results of several sources: by variable, then of the index. Requires at least one source. */
export function meanResult(results: readonly PmcResult[]): Pick<PmcResult, 'variables' | 'index'> {
  const mean = (all: readonly Bounds[]): Bounds => {
    const { lower, upper } = sumOf(all);
    return { lower: dividedBy(lower, all.length), upper: dividedBy(upper, all.length) };
  };
  return {
    variables: results[0]!.variables.map((first, m) =>
      first ? mean(results.map(({ variables }) => variables[m]!)) : undefined,
    ),
    index: mean(results.map(({ index }) => index)),
  };
}

/**
 * The variables row by row in a square, as the PMC surface shows them: X1 X2 X3, X4 X5 X6, X7 X8 X9. `undefined` fills the
 * square, and stands for a variable without indicators.
 */
export function surfaceOf<T>(variables: readonly T[]): readonly (readonly (T | undefined)[])[] {
  const side = Math.ceil(Math.sqrt(variables.length));
  return Array.from({ length: side }, (_, i) =>
    Array.from({ length: side }, (_, j) => variables[i * side + j]),
  );
}

function meanOf(indicators: readonly IndicatorValue[]): Bounds | undefined {
  if (indicators.length === 0) return undefined;
  const sumWith = (open: number) =>
    dividedBy(
      indicators.reduce((sum, value) => plus(sum, fractionOf(value ?? open)), zero),
      indicators.length,
    );
  return { lower: sumWith(0), upper: sumWith(1) };
}

function sumOf(all: readonly (Bounds | undefined)[]): Bounds {
  let [lower, upper] = [zero, zero];
  for (const each of all) {
    if (!each) continue;
    lower = plus(lower, each.lower);
    upper = plus(upper, each.upper);
  }
  return { lower, upper };
}

function openIn(variables: readonly (readonly IndicatorValue[])[]): number {
  return variables.flat().filter(value => value === undefined).length;
}

/** The highest band whose limit the value reaches; limits belong to the upper band. */
function bandOf(value: Fraction, full: Fraction, { scale, bands }: Grading): IndexBand {
  // value / full × scale >= from, without division
  const scaled = times(value, fractionOf(scale));
  const reached = bands.filter(({ from }) => compareFractions(scaled, times(fractionOf(from), full)) >= 0);
  return reached.at(-1) ?? bands[0]!;
}
