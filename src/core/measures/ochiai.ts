import type { AssociationMeasure } from './measure';

/**
 * Ochiai coefficient, also called cosine: `both / sqrt(first second)`; 0 to 1.
 * Source: Ochiai, Zoogeographical studies on the soleoid fishes found in Japan, Bulletin of the Japanese Society of
 * Scientific Fisheries 22 (1957), 526-530; Salton & McGill, Introduction to Modern Information Retrieval (1983).
 */
export const ochiai: AssociationMeasure = {
  weigh: ({ both, first, second }) => both / Math.sqrt(first * second),
  explain: t => t('Weight: Ochiai coefficient (cosine) c / √(a b).'),
  formula: ({ both, first, second }) => `${both} / √(${first} × ${second})`,
};
