import { enumerate, type Translate } from '../../base/l10n';
import type { Reliability } from '../../corpus/reliability';

/** How a sample was drawn, in sentences for the paper. */
export function describeSample(
  { of, sample, among, by, seed, coders }: Reliability,
  t: Translate,
): readonly string[] {
  const size = sample.length;
  const all = among ?? size;
  const drawn =
    of === 'sections'
      ? t('{0} of {1} sections were drawn at random (seed {2}).', size, all, seed)
      : t('{0} of {1} sources were drawn at random (seed {2}).', size, all, seed);
  return [
    drawn,
    ...(by === undefined ? [] : [t('Each group of {0} gave its part.', by)]),
    ...(coders.length === 0 ? [] : [t('They are coded by {0}.', enumerate(coders, t))]),
  ];
}
