import type { Translate } from '../../core/base/l10n';
import { colorings, type OverviewNetwork, sizeMetrics } from '../../core/network/picture';
import type { NetworkFilter, NetworkLook } from '../../core/report/view/networkLook';
import { describeVisible, mostNodes, openingNodes, type Visible } from '../../core/report/view/visible';
import { element, setAttribute, setText } from '../dom';
import { roundedText } from '../passagesModel';
import { weightSteps } from './model';

/** Filters beside the picture: which edges and nodes are shown, and what size and colour stand for. */
export function filterBox(t: Translate, change: (look: Partial<NetworkLook>) => void) {
  let look: NetworkLook | undefined;
  let steps: readonly number[] = [];
  const filter = (part: Partial<NetworkFilter>) => look && change({ filter: { ...look.filter, ...part } });
  const counts = element('p', { class: 'counts' });
  const weight = slider(t('Minimum weight'), at => filter({ leastWeight: at === 0 ? 0 : steps[at]! }));
  const most = slider(t('Best-connected nodes'), at => filter({ most: at >= total ? 'all' : at }));
  let total = 0;
  const isolates = element('input', {
    type: 'checkbox',
    onchange: () => filter({ hideIsolates: isolates.checked }),
  });
  const between = element('input', {
    type: 'checkbox',
    onchange: () => filter({ onlyBetween: between.checked }),
  });
  const betweenLabel = element('label', { class: 'check' }, between, t('Only edges between themes'));
  const color = select(t('Colour'), colorings, { community: t('Community'), theme: t('Theme') }, value =>
    change({ color: value }),
  );
  const size = select(
    t('Size'),
    sizeMetrics,
    { degree: t('Neighbours'), weightedDegree: t('Weight of edges'), frequency: t('Frequency') },
    value => change({ size: value }),
  );
  return {
    dom: element(
      'div',
      { class: 'filter' },
      counts,
      weight.dom,
      most.dom,
      betweenLabel,
      element('label', { class: 'check' }, isolates, t('Hide nodes without edges')),
      element('div', { class: 'looks' }, color.dom, size.dom),
    ),
    update(network: OverviewNetwork, shown: NetworkLook, visible: Visible): void {
      look = shown;
      total = network.nodes.length;
      steps = weightSteps(network);
      setText(counts, describeVisible(network, visible, t));
      const step = steps.findIndex(each => each >= shown.filter.leastWeight);
      weight.update(Math.max(0, steps.length - 1), step === -1 ? steps.length - 1 : step, at =>
        roundedText(steps[at] ?? 0),
      );
      weight.dom.hidden = steps.length < 2;
      most.dom.hidden = total <= openingNodes;
      most.update(total, mostNodes(shown.filter, total) ?? total, String, 1);
      isolates.checked = shown.filter.hideIsolates;
      between.checked = shown.filter.onlyBetween;
      // Where every node is a theme of its own, there is no other edge.
      betweenLabel.hidden = !hasEdgeWithin(network);
      color.input.value = shown.color;
      size.input.value = shown.size;
    },
  };
}

function hasEdgeWithin({ nodes, edges }: OverviewNetwork): boolean {
  const groups = new Map(nodes.map(({ id, group }) => [id, group]));
  return edges.some(({ source, target }) => groups.get(source) === groups.get(target));
}

function slider(label: string, slide: (at: number) => void) {
  const input = element('input', { type: 'range', min: 0, step: 1, value: 0 });
  const value = element('span', { class: 'value' });
  input.addEventListener('input', () => slide(Number(input.value)));
  return {
    dom: element('label', { class: 'slider' }, element('span', {}, label), value, input),
    update(max: number, at: number, textOf: (at: number) => string, min = 0): void {
      setAttribute(input, 'min', min);
      setAttribute(input, 'max', max);
      input.value = String(at);
      setText(value, textOf(at));
      setAttribute(input, 'aria-valuetext', textOf(at));
    },
  };
}

function select<T extends string>(
  label: string,
  values: readonly T[],
  names: Readonly<Record<T, string>>,
  choose: (value: T) => void,
) {
  const input = element(
    'select',
    { onchange: () => choose(input.value as T) },
    ...values.map(value => element('option', { value }, names[value])),
  );
  return { dom: element('label', {}, element('span', {}, label), input), input };
}
