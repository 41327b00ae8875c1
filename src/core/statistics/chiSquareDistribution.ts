/** Relative precision of the expansions below. */
const precision = 1e-15;
const mostTerms = 100_000;

/**
 * Upper tail of the chi-square distribution: the probability of `x` or more with `df` degrees of freedom (a whole number,
 * at least 1).
 *
 * It is the regularized upper incomplete gamma function Q(df/2, x/2): by its series if x/2 < df/2 + 1, else by its
 * continued fraction (modified Lentz). Source: Press et al., Numerical Recipes, 3rd ed. (2007), 6.2; NIST DLMF 8.11.4,
 * 8.9.2.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const a = df / 2;
  const z = x / 2;
  const front = Math.exp(a * Math.log(z) - z - logGammaOfHalf(df));
  return Math.min(1, z < a + 1 ? 1 - front * series(a, z) : front * continuedFraction(a, z));
}

/** ln Γ(n/2), by Γ(1/2) = √π, Γ(1) = 1 and Γ(x + 1) = x Γ(x) (DLMF 5.4.6, 5.5.1). */
function logGammaOfHalf(n: number): number {
  let sum = n % 2 === 1 ? Math.log(Math.PI) / 2 : 0;
  for (let k = n % 2 === 1 ? 1 : 2; k < n; k += 2) sum += Math.log(k / 2);
  return sum;
}

function series(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < mostTerms && term > sum * precision; n++) {
    term *= z / (a + n);
    sum += term;
  }
  return sum;
}

function continuedFraction(a: number, z: number): number {
  const tiny = 1e-300;
  let b = z + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < mostTerms; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b || tiny);
    c = b + an / c || tiny;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < precision) break;
  }
  return value;
}
