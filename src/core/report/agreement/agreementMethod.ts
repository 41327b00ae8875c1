import { usualBootstrap } from '../../agreement/bootstrap';
import type { CoderAgreement } from '../../agreement/coderAgreement';
import { usualGammaRules } from '../../agreement/unitizing/gamma/gamma';
import type { Corpus } from '../../corpus/corpus';
import type { Reliability } from '../../corpus/reliability';
import { describeMethod, type Method } from '../method/method';

/** The method of agreement: whose work is compared, how, and with which seed. */
export interface AgreementMethod extends Method {
  readonly agreement: {
    readonly coders: readonly string[];
    readonly unit: string;
    /** A unit is compared where two coders have coded the theme in the source, reviewed it there, or read the source for all themes. */
    readonly compared: 'judged by two coders or more';
    readonly sources: { readonly compared: number; readonly all: number };
    /** How the texts were drawn that several coders code, as corpus.yaml has it; without a sample, all sources are compared. */
    readonly sample: 'all sources' | (Omit<Reliability, 'sample'> & { readonly size: number });
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
      sample: sampleOf(corpus),
      distances: ['nominal', 'Jaccard', 'MASI (Passonneau 2006)'],
      intervals: { method: 'percentile bootstrap', ...usualBootstrap },
      gamma: { alpha, beta, empty, samples: unitizing.samples },
      seed,
    },
  };
}

function sampleOf({ settings: { reliability } }: Corpus): AgreementMethod['agreement']['sample'] {
  if (!reliability) return 'all sources';
  const { sample, ...how } = reliability;
  return { ...how, size: sample.length };
}
