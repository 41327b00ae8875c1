import type { Translate } from '../base/l10n';
import type { Shape } from '../codebook/codebook';

/** The word for a shape. */
export function nameOfShape(shape: Shape, t: Translate): string {
  switch (shape) {
    case 'circle':
      return t('circle');
    case 'square':
      return t('square');
    case 'triangle':
      return t('triangle');
    case 'pentagon':
      return t('pentagon');
    case 'ring':
      return t('ring');
    case 'hexagon':
      return t('hexagon');
    case 'diamond':
      return t('diamond');
    case 'star':
      return t('star');
  }
}
