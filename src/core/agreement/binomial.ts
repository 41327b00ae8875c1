/**
 * How many of so many trials succeed, each with one probability, exactly distributed. Few successes are found one by one, many by transformed
 * rejection.
 * Sources: Devroye, Non-Uniform Random Variate Generation (1986), X.4; Hörmann, Journal of Statistical Computation and Simulation 46
 * (1993), 101-110.
 */
export function binomial(trials: number, probability: number, random: () => number): number {
  if (trials === 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - binomial(trials, 1 - probability, random);
  return trials * probability < 10
    ? oneByOne(trials, probability, random)
    : byRejection(trials, probability, random);
}

/** Counts the gaps between successes, which are geometrically distributed. */
function oneByOne(trials: number, probability: number, random: () => number): number {
  const scale = Math.log1p(-probability);
  for (let at = 0, successes = 0; ; successes++) {
    at += Math.floor(Math.log(1 - random()) / scale) + 1;
    if (at > trials) return successes;
  }
}

function byRejection(trials: number, probability: number, random: () => number): number {
  const spread = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const c = trials * probability + 0.5;
  const alpha = (2.83 + 5.1 / b) * spread;
  const top = 0.92 - 4.2 / b;
  const mode = Math.floor((trials + 1) * probability);
  const odds = Math.log(probability / (1 - probability));
  for (;;) {
    const v = random();
    const u = random() - 0.5;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (us >= 0.07 && v <= top) return k;
    if (k < 0 || k > trials) continue;
    const density =
      logFactorial(mode) +
      logFactorial(trials - mode) -
      logFactorial(k) -
      logFactorial(trials - k) +
      (k - mode) * odds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= density) return k;
  }
}

/** Stirling's series; exact for small ones. */
function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return Math.log(product);
  }
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
}
