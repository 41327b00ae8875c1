import type { AssociationMeasure } from './measure';

/**
 * Inclusion index: `both / min(first, second)`, the share of the rarer node's units that contain the other, too; 0 to 1. Also called
 * overlap or Simpson coefficient.
 * Source: Callon, Law & Rip, Mapping the Dynamics of Science and Technology (1986); van Eck & Waltman (2009).
 */
export const inclusion: AssociationMeasure = {
  weigh: ({ both, first, second }) => both / Math.min(first, second),
  explain: t =>
    t('Weight: inclusion index c / min(a, b), the share of the rarer one that co-occurs with the other.'),
  formula: ({ both, first, second }) => `${both} / min(${first}, ${second})`,
};
