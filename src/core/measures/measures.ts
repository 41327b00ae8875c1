import type { Translate } from '../base/l10n';
import { association } from './association';
import { count } from './count';
import { dice } from './dice';
import { inclusion } from './inclusion';
import { jaccard } from './jaccard';
import { logLikelihood } from './logLikelihood';
import type { AssociationMeasure, PairCounts } from './measure';
import { npmi } from './npmi';
import { ochiai } from './ochiai';
import { pmi } from './pmi';

/** Registry of all measures of the weight of a pair, by their names in corpus.yaml. Every list of measures comes from here. */
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
} as const satisfies Readonly<Record<string, AssociationMeasure>>;

export type Measure = keyof typeof all;
export const measures = Object.keys(all) as readonly Measure[];

export function weigh(measure: Measure, counts: PairCounts): number {
  return all[measure].weigh(counts);
}

export function explainMeasure(measure: Measure, t: Translate): string {
  return all[measure].explain(t);
}

/** The formula of a measure with the numbers of a pair in it. */
export function formulaWith(measure: Measure, counts: PairCounts): string {
  return all[measure].formula(counts);
}

/** Display name of a measure. Names of measures are the same in all languages. */
export function nameOfMeasure(measure: string, t: Translate): string {
  return measure === 'count' ? t('count') : measure;
}
