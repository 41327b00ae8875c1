import type { AssociationMeasure } from './measure';

/** Number of units that contain both nodes; by window or by products, of pairs of hits. */
export const count: AssociationMeasure = {
  weigh: ({ both }) => both,
  explain: t => t('Weight: how often the two co-occur.'),
  formula: ({ both }) => String(both),
};
