import { enumerate, type Translate } from '../../base/l10n';
import { explainLimits } from '../../corpus/networkLimits';
import { explainMeasure, type Measure } from '../../measures/measures';
import { nameOfUnit } from '../../network/legend';
import type { Method } from '../method/method';

/** How a network was made: a sentence for each setting that has an effect, in the order in which they apply. */
export function explainNetwork({ network, unit }: Method, t: Translate): readonly string[] {
  const { without, communities, layout } = network;
  return [
    network.nodes === 'keywords'
      ? t('Nodes: the keywords that occur in the texts.')
      : t('Nodes: the codes of coded passages, as they were applied.'),
    without.length > 0 && t('Excluded: nodes of {0}.', enumerate(without, t)),
    ...explainLimits('nodes', network, t),
    explainCounting(network.counting, unit, t),
    explainMeasure(network.measure as Measure, t),
    ...explainLimits('edges', network, t),
    t(
      'Communities: Louvain method, the best of {2} runs, resolution {0}, seed {1}.',
      communities.resolution,
      communities.seed,
      communities.runs,
    ),
    t('Places of nodes: ForceAtlas2, seed {0}.', layout.seed),
    layout.pinned > 0 && t('Nodes placed by hand: {0}.', layout.pinned),
  ].filter(sentence => sentence !== false);
}

function explainCounting(
  counting: Method['network']['counting'],
  { kind, window }: Method['unit'],
  t: Translate,
): string {
  switch (counting) {
    case 'units that contain both':
      return t('A pair counts once for each {0} that contains both.', nameOfUnit(kind, t));
    case 'pairs of hits in one unit':
      return t(
        'In each {0}, a pair counts the occurrences of the one times the occurrences of the other.',
        nameOfUnit(kind, t),
      );
    case 'pairs of hits in one window':
      return t('A pair counts once for every two hits within {0} characters of a paragraph.', window ?? 0);
  }
}
