import { enumerate, type Translate } from '../../base/l10n';
import { explainMeasure, type Measure } from '../../measures/measures';
import { nameOfUnit } from '../../network/legend';
import type { Method } from '../method/method';

/** How a network was made, choice by choice: a sentence for each that has an effect, in the order in which they have it. */
export function explainNetwork({ network, unit }: Method, t: Translate): readonly string[] {
  const { without, minFrequency, topNodes, significance, minWeight, backbone, topEdges, kCore } = network;
  const { communities, layout } = network;
  return [
    network.nodes === 'keywords'
      ? t('Nodes: the keywords that occur in the texts.')
      : t('Nodes: the codes of coded passages, as they were applied.'),
    without.length > 0 && t('Left out: nodes of {0}.', enumerate(without, t)),
    minFrequency > 1 && t('Only nodes that occur {0} times or more.', minFrequency),
    topNodes !== null && t('Only the {0} most frequent nodes, and those that tie with the last.', topNodes),
    explainCounting(network.counting, unit, t),
    explainMeasure(network.measure as Measure, t),
    significance !== null &&
      t(
        'Only pairs that stand together more often than by chance: hypergeometric test, false discovery rate {0} (Benjamini-Hochberg).',
        significance,
      ),
    minWeight > 0 && t('Only pairs that weigh {0} or more.', minWeight),
    backbone !== null &&
      t(
        'Only the backbone: edges that are heavy for one of their ends (disparity filter, level {0}).',
        backbone,
      ),
    topEdges !== null && t('Only the {0} heaviest edges, and those that tie with the last.', topEdges),
    kCore !== null && t('Only the {0}-core: nodes with that many neighbours that are in it, too.', kCore),
    t('Communities: Louvain method, resolution {0}, seed {1}.', communities.resolution, communities.seed),
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
    case 'units that hold both':
      return t('A pair counts once for each {0} that holds both.', nameOfUnit(kind, t));
    case 'pairs of hits in one unit':
      return t(
        'A pair counts, in each {0}, how often the one stands there times how often the other does.',
        nameOfUnit(kind, t),
      );
    case 'pairs of hits in one window':
      return t(
        'A pair counts once for each two hits that {0} characters of one paragraph hold.',
        window ?? 0,
      );
  }
}
