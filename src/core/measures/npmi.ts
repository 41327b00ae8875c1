import type { AssociationMeasure } from './measure';
import { pmi } from './pmi';

/**
 * Normalised pointwise mutual information: `pmi / -log2(both / all)`; -1 to 1, 1 where neither stands without the other,
 * 0 where they co-occur as often as expected by chance.
 * Source: Bouma, Normalized (pointwise) mutual information in collocation extraction, Proceedings of GSCL (2009), 31-40.
 */
export const npmi: AssociationMeasure = {
  // Two nodes that stand in every unit: the limit.
  weigh: counts =>
    counts.both === counts.all ? 1 : pmi.weigh(counts) / -Math.log2(counts.both / counts.all),
  explain: t =>
    t('Weight: normalised pointwise mutual information log2(c n / (a b)) / −log2(c / n), at most 1.'),
  formula: counts => `${pmi.formula(counts)} / −log2(${counts.both} / ${counts.all})`,
};
