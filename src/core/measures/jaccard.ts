import type { AssociationMeasure } from './measure';

/**
 * Jaccard index: `both / (first + second - both)`, the share of units with either node that contain both; 0 to 1.
 * Source: Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11 (1912), 37-50.
 */
export const jaccard: AssociationMeasure = {
  weigh: ({ both, first, second }) => both / (first + second - both),
  explain: t => t('Weight: Jaccard index c / (a + b − c), the share of units with either that contain both.'),
  formula: ({ both, first, second }) => `${both} / (${first} + ${second} − ${both})`,
};
