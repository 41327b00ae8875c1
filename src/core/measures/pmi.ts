import type { AssociationMeasure } from './measure';

/**
 * Pointwise mutual information in bits: `log2(both all / (first second))`; 0 where the two co-occur as often as expected by chance.
 * Source: Church & Hanks, Word association norms, mutual information, and lexicography, Computational Linguistics 16
 * (1990), 22-29.
 */
export const pmi: AssociationMeasure = {
  weigh: ({ both, first, second, all }) => Math.log2((both * all) / (first * second)),
  explain: t => t('Weight: pointwise mutual information log2(c n / (a b)); it favours rare nodes.'),
  formula: ({ both, first, second, all }) => `log2(${both} × ${all} / (${first} × ${second}))`,
};
