import { compareText } from '../base/order';
import type { Steps } from '../base/steps';
import { binomial } from './binomial';
import type { Figures } from './figures';
import { type Reliability, type Row, RowGatherer } from './reliability';

/** The lower and the upper end of an interval. */
export type Interval = readonly [low: number, high: number];
export type Intervals<Name extends string> = Readonly<Partial<Record<Name, Interval>>>;

export interface BootstrapRules {
  /** How often all units are drawn anew. */
  readonly repetitions: number;
  /** The share of the drawn figures between the ends. */
  readonly level: number;
}

export const usualBootstrap: BootstrapRules = { repetitions: 1000, level: 0.95 };

/** Of fewer, not every figure that is drawn is defined: no interval can be told. */
const fewestDefined = 0.95;

/**
 * Intervals of figures by drawing as many units as there are, with replacement: those between which the middle 95 per cent of the
 * figures lie (percentile bootstrap).
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), ch. 13.
 */
export function* unitIntervals<Name extends string>(
  data: Reliability,
  figuresOf: (data: Reliability) => Figures<Name>,
  random: () => number,
  rules: BootstrapRules = usualBootstrap,
): Steps<Intervals<Name>> {
  // Common rows last: what is left over by then costs no drawing.
  const rows = inOrder(data.rows).sort((a, b) => a.count - b.count);
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  if (all < 2) return none();
  return yield* drawn(data, figuresOf, rules, () => {
    let [left, rest] = [all, all];
    return rows.map(({ values, count }) => {
      const drawn = rest === count ? left : binomial(left, count / rest, random);
      left -= drawn;
      rest -= count;
      return { values, count: drawn };
    });
  });
}

/** The same by drawing whole sources: units of one text are not independent of each other. */
export function* sourceIntervals<Name extends string>(
  data: Reliability,
  bySource: readonly (readonly Row[])[],
  figuresOf: (data: Reliability) => Figures<Name>,
  random: () => number,
  rules: BootstrapRules = usualBootstrap,
): Steps<Intervals<Name>> {
  const sources = bySource.filter(rows => rows.length > 0);
  if (sources.length < 2) return none();
  const order = new Map(inOrder(data.rows).map(({ values }, i) => [values.join(), { values, i }] as const));
  const counts = sources.map(rows =>
    rows.map(({ values, count }) => [order.get(values.join())!.i, count] as const),
  );
  const keys = [...order.values()];
  return yield* drawn(data, figuresOf, rules, () => {
    const totals = new Float64Array(keys.length);
    for (let k = 0; k < sources.length; k++) {
      for (const [i, count] of counts[Math.floor(random() * sources.length)]!) totals[i]! += count;
    }
    return keys.map(({ values, i }) => ({ values, count: totals[i]! }));
  });
}

function* drawn<Name extends string>(
  data: Reliability,
  figuresOf: (data: Reliability) => Figures<Name>,
  { repetitions, level }: BootstrapRules,
  draw: () => readonly Row[],
): Steps<Intervals<Name>> {
  const found = new Map<Name, number[]>();
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const { values } = figuresOf({ ...data, rows: draw().filter(({ count }) => count > 0) });
    for (const name of Object.keys(values) as Name[]) {
      const value = values[name];
      if (value === null) continue;
      const list = found.get(name);
      if (list) list.push(value);
      else found.set(name, [value]);
    }
    if (repetition % 50 === 49) yield;
  }
  const intervals: Partial<Record<Name, Interval>> = {};
  for (const [name, values] of found) {
    if (values.length < repetitions * fewestDefined) continue;
    const sorted = Float64Array.from(values).sort();
    const tail = (1 - level) / 2;
    intervals[name] = [quantile(sorted, tail), quantile(sorted, 1 - tail)];
  }
  return intervals;
}

/** No interval of any figure. */
function none<Name extends string>(): Intervals<Name> {
  const intervals: Partial<Record<Name, Interval>> = {};
  return intervals;
}

function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}

/** Rows in an order that does not depend on where they come from. */
function inOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => compareText(a.values.join(), b.values.join()));
}

/** The same judgements with the coders in another order. */
export function reordered(rows: readonly Row[], order: readonly number[]): readonly Row[] {
  const gatherer = new RowGatherer();
  for (const { values, count } of rows)
    gatherer.add(
      order.map(coder => values[coder] ?? null),
      count,
    );
  return gatherer.gathered();
}
