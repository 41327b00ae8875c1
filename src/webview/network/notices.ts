import type { Translate } from '../../core/base/l10n';
import type { OverviewNetwork } from '../../core/network/picture';
import type { Ego, NetworkFilter } from '../../core/report/view/networkLook';
import { openingNodes, type Visible } from '../../core/report/view/visible';
import { element, setText } from '../dom';
import { choice } from '../toolbar';

export interface NoticePort {
  /** Shows the neighbours of a node; `undefined` for all nodes. */
  surround(ego: Ego | undefined): void;
  showAll(): void;
}

/** Notices above the picture: whose neighbours it shows, what is hidden, and what to do if there are no edges. */
export function noticeBar(t: Translate, port: NoticePort) {
  let ego: Ego | undefined;
  const center = element('b', {});
  const radius = choice<'1' | '2'>(
    t('Radius'),
    { 1: t('Neighbours'), 2: t('Their neighbours, too') },
    value => ego && port.surround({ ...ego, radius: value === '2' ? 2 : 1 }),
  );
  const crumbs = element(
    'nav',
    { class: 'crumbs', 'aria-label': t('Part of the network'), hidden: true },
    element(
      'button',
      {
        class: 'link',
        title: t('Leave (Escape)'),
        'aria-keyshortcuts': 'Escape',
        onclick: () => port.surround(undefined),
      },
      t('All nodes'),
    ),
    element('span', { 'aria-hidden': 'true' }, '›'),
    center,
    radius.dom,
  );
  const text = element('span', {});
  const hidden = element(
    'p',
    { class: 'hidden-part', hidden: true },
    text,
    element('button', { class: 'link', onclick: () => port.showAll() }, t('Show all')),
  );
  const edgeless = element(
    'p',
    { class: 'edgeless', hidden: true },
    t(
      'No edges: no two nodes occur in one unit, or the settings exclude them all. Try a larger unit in "Choices".',
    ),
  );
  return {
    dom: element('div', { class: 'notices' }, crumbs, hidden, edgeless),
    update(network: OverviewNetwork, visible: Visible, filter: NetworkFilter): void {
      ego = visible.ego;
      crumbs.hidden = ego === undefined;
      if (ego) {
        setText(center, network.nodes.find(({ id }) => id === ego!.node)!.label);
        radius.select(ego.radius === 2 ? '2' : '1');
      }
      const nodes = network.nodes.length - visible.filtered.nodes;
      const edges = network.edges.length - visible.filtered.edges;
      hidden.hidden = nodes + edges === 0;
      edgeless.hidden = network.nodes.length < 2 || network.edges.length > 0;
      const opening = filter.most === undefined && visible.most !== undefined;
      setText(
        text,
        [
          opening ? t('Showing the {0} best-connected nodes first', openingNodes) : '',
          t(
            'Hidden: {0} of {1} nodes, {2} of {3} edges',
            nodes,
            network.nodes.length,
            edges,
            network.edges.length,
          ),
        ]
          .filter(part => part !== '')
          .join(' · '),
      );
    },
  };
}
