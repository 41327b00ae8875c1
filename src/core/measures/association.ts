import type { AssociationMeasure } from './measure';

/**
 * Association strength: `both all / (first second)`, how many times as often as by chance the two co-occur. Also called
 * proximity index or probabilistic affinity; VOSviewer's default.
 * Source: van Eck & Waltman, How to normalize cooccurrence data?, JASIST 60 (2009), 1635-1651; times the number of units.
 */
export const association: AssociationMeasure = {
  weigh: ({ both, first, second, all }) => (both * all) / (first * second),
  explain: t => t('Weight: association strength c n / (a b), observed co-occurrence relative to chance.'),
  formula: ({ both, first, second, all }) => `${both} × ${all} / (${first} × ${second})`,
};
