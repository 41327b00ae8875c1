import type { Translate } from '../base/l10n';
import { association } from './association';
import { count } from './count';
import { dice } from './dice';
import { inclusion } from './inclusion';
import { jaccard } from './jaccard';
import { logLikelihood } from './logLikelihood';
import { npmi } from './npmi';
import { ochiai } from './ochiai';
import { pmi } from './pmi';

/**
 * Weight of a pair from counts of units: `both` hold both nodes, `a` and `b` hold one or both, `total` is all units. By
 * window and by products, from counts of pairs of hits, as `countCooccurrence` explains.
 */
type Weigh = (both: number, a: number, b: number, total: number) => number;

const all = {
  count,
  jaccard,
  ochiai,
  dice,
  inclusion,
  pmi,
  npmi,
  association,
  logLikelihood,
} as const satisfies Readonly<Record<string, Weigh>>;

/** Weight of a pair of nodes; one measure a file, with its formula and source. */
export type Measure = keyof typeof all;
export const measures = Object.keys(all) as readonly Measure[];

export function weigh(measure: Measure, both: number, a: number, b: number, total: number): number {
  return (all[measure] as Weigh)(both, a, b, total);
}

/** The formula of a measure in one sentence; `c` = both together, `a` and `b` = each of them, `n` = all units. */
export function explainMeasure(measure: Measure, t: Translate): string {
  switch (measure) {
    case 'count':
      return t('Weight: how often the two stand together.');
    case 'jaccard':
      return t('Weight: Jaccard index c / (a + b − c), of the units with either the share that hold both.');
    case 'ochiai':
      return t('Weight: Ochiai coefficient (cosine) c / √(a b).');
    case 'dice':
      return t('Weight: Dice coefficient 2c / (a + b).');
    case 'inclusion':
      return t('Weight: inclusion index c / min(a, b), how far the rarer one goes with the other.');
    case 'pmi':
      return t('Weight: pointwise mutual information log2(c n / (a b)); it favours what is rare.');
    case 'npmi':
      return t(
        'Weight: normalised pointwise mutual information log2(c n / (a b)) / −log2(c / n), at most 1.',
      );
    case 'association':
      return t('Weight: association strength c n / (a b), how many times as often as by chance.');
    case 'logLikelihood':
      return t('Weight: log-likelihood ratio 2 Σ O ln(O / E) over the 2 × 2 table.');
  }
}
