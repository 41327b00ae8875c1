/** ln n! for n = 0, 1, 2, ...; extended on demand. */
const logFactorials = [0, 0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push(logFactorials[k - 1]! + Math.log(k));
  return logFactorials[n]!;
}

/**
 * Upper tail of the hypergeometric distribution: the probability that of `drawn` units out of `all`, `marked` of them
 * marked, at least `found` are marked. Σ C(marked, k) C(all − marked, drawn − k) / C(all, drawn) for k ≥ `found`, which is
 * the one-sided Fisher's exact test. All arguments are whole numbers, 0 or greater. Source: Fisher, The Design of
 * Experiments (1935); for co-occurrence of terms Evert, Corpora and collocations (2008), 1212-1248.
 */
export function hypergeometricUpperTail(found: number, marked: number, drawn: number, all: number): number {
  const most = Math.min(marked, drawn);
  const least = Math.max(0, marked + drawn - all);
  if (found <= least) return 1;
  if (found > most) return 0;
  // Summed from the less likely end: there nothing cancels, and the first term is the largest.
  return found * all > marked * drawn
    ? Math.min(1, sumFrom(found, 1, most, marked, drawn, all))
    : Math.max(0, 1 - sumFrom(found - 1, -1, least, marked, drawn, all));
}

/** Sum of the probabilities from `k` to `end` in steps of 1 or -1. */
function sumFrom(
  start: number,
  step: 1 | -1,
  end: number,
  marked: number,
  drawn: number,
  all: number,
): number {
  const rest = all - marked;
  const choose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  let term = Math.exp(choose(marked, start) + choose(rest, drawn - start) - choose(all, drawn));
  let sum = term;
  for (let k = start; k !== end && term > sum * 1e-17; k += step) {
    term *=
      step === 1
        ? ((marked - k) * (drawn - k)) / ((k + 1) * (rest - drawn + k + 1))
        : (k * (rest - drawn + k)) / ((marked - k + 1) * (drawn - k + 1));
    sum += term;
  }
  return sum;
}
