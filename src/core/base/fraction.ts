/** An exact fraction; the denominator is positive. For sums that must meet a limit exactly: 6 × 2/3 + 3 × 1/3 is 5. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Fraction = { n: 0n, d: 1n };

/** A decimal number, as it is written: 0.1 is 1/10. Requires a finite number. */
export function fractionOf(value: number): Fraction {
  const [digits, exponent = '0'] = String(value).split('e') as [string, string?];
  const [whole, decimals = ''] = digits.split('.') as [string, string?];
  const shift = Number(exponent) - decimals.length;
  const n = BigInt(whole + decimals);
  return shift >= 0 ? { n: n * 10n ** BigInt(shift), d: 1n } : reduced({ n, d: 10n ** BigInt(-shift) });
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return reduced({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { n: -b.n, d: b.d });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return reduced({ n: a.n * b.n, d: a.d * b.d });
}

/** Divides by a whole number above 0. */
export function dividedBy({ n, d }: Fraction, by: number): Fraction {
  return reduced({ n, d: d * BigInt(by) });
}

/** Below 0, 0 or above 0 where `a` is less than, equal to or greater than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest floating-point number. */
export function toNumber({ n, d }: Fraction): number {
  return Number(n) / Number(d);
}

/** As people write it: `5/6`, `2`. */
export function formatFraction({ n, d }: Fraction): string {
  return d === 1n ? String(n) : `${n}/${d}`;
}

function reduced({ n, d }: Fraction): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b > 0n) [a, b] = [b, a % b];
  return a <= 1n ? { n, d: n === 0n ? 1n : d } : { n: n / a, d: d / a };
}
