import { usualBootstrap } from '../../agreement/bootstrap';
import type { CoderAgreement } from '../../agreement/coderAgreement';
import { usualGammaRules } from '../../agreement/unitizing/gamma/gamma';
import type { Corpus } from '../../corpus/corpus';
import { describeMethod, type Method } from '../method/method';

/** The method of agreement: whose work is compared, how, and with which seed. */
export interface AgreementMethod extends Method {
  readonly agreement: {
    readonly coders: readonly string[];
    readonly unit: string;
    /** A unit is compared where two coders have coded the theme in the source, reviewed it there, or read the source for all themes. */
    readonly compared: 'judged by two coders or more';
    readonly sources: { readonly compared: number; readonly all: number };
    /** How the sources were drawn; no sample is. */
    readonly sample: 'all sources';
    readonly distances: readonly string[];
    readonly intervals: {
      readonly method: 'percentile bootstrap';
      readonly repetitions: number;
      readonly level: number;
    };
    readonly gamma: {
      readonly alpha: number;
      readonly beta: number;
      readonly empty: number;
      readonly samples: number;
    };
    readonly seed: number;
  };
}

export function agreementMethod(corpus: Corpus, agreement: CoderAgreement): AgreementMethod {
  const { coders, unit, seed, sourcesCompared, sourcesInAll, unitizing } = agreement;
  const { alpha, beta, empty } = usualGammaRules.dissimilarity;
  return {
    ...describeMethod(corpus),
    agreement: {
      coders,
      unit,
      compared: 'judged by two coders or more',
      sources: { compared: sourcesCompared, all: sourcesInAll },
      sample: 'all sources',
      distances: ['nominal', 'Jaccard', 'MASI (Passonneau 2006)'],
      intervals: { method: 'percentile bootstrap', ...usualBootstrap },
      gamma: { alpha, beta, empty, samples: unitizing.samples },
      seed,
    },
  };
}
