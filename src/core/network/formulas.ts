import type { Measure } from '../measures/measures';

/** How often two nodes stand together, each of them, and all; see `countCooccurrence`. */
export interface PairCounts {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  readonly all: number;
}

/** The formula of a measure with the numbers of a pair in it, as `explainMeasure` writes it with letters. */
export function formulaWith(measure: Measure, { both: c, first: a, second: b, all: n }: PairCounts): string {
  switch (measure) {
    case 'count':
      return String(c);
    case 'jaccard':
      return `${c} / (${a} + ${b} − ${c})`;
    case 'ochiai':
      return `${c} / √(${a} × ${b})`;
    case 'dice':
      return `2 × ${c} / (${a} + ${b})`;
    case 'inclusion':
      return `${c} / min(${a}, ${b})`;
    case 'pmi':
      return `log2(${c} × ${n} / (${a} × ${b}))`;
    case 'npmi':
      return `log2(${c} × ${n} / (${a} × ${b})) / −log2(${c} / ${n})`;
    case 'association':
      return `${c} × ${n} / (${a} × ${b})`;
    case 'logLikelihood':
      return logLikelihoodWith({ both: c, first: a, second: b, all: n });
  }
}

/** The terms of the sum, cell by cell of the 2 × 2 table; an empty cell adds nothing. */
function logLikelihoodWith({ both, first, second, all }: PairCounts): string {
  const cells = [
    [both, first, second],
    [first - both, first, all - second],
    [second - both, all - first, second],
    [all - first - second + both, all - first, all - second],
  ] as const;
  const terms = cells
    .filter(([seen]) => seen > 0)
    .map(([seen, row, column]) => {
      return `${seen} ln(${seen} × ${all} / (${row} × ${column}))`;
    });
  // Its sign says on which side of chance the pair is.
  return `${both * all >= first * second ? '' : '−'}2 × (${terms.join(' + ')})`;
}
