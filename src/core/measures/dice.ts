import type { AssociationMeasure } from './measure';

/**
 * Dice coefficient: `2 both / (first + second)`; 0 to 1.
 * Source: Dice, Measures of the amount of ecologic association between species, Ecology 26 (1945), 297-302.
 */
export const dice: AssociationMeasure = {
  weigh: ({ both, first, second }) => (2 * both) / (first + second),
  explain: t => t('Weight: Dice coefficient 2c / (a + b).'),
  formula: ({ both, first, second }) => `2 × ${both} / (${first} + ${second})`,
};
