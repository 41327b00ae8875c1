import type { Translate } from '../../core/l10n';
import { describeCommunity, legendOf, type OverviewNetwork, shapePath } from '../../core/network/picture';
import { element, setAttribute, setText } from '../dom';
import { weightSteps } from './model';

/** The panel beside the network: what the picture's signs mean, and the filter of its edges. */
export interface Legend {
  readonly dom: HTMLElement;
  update(network: OverviewNetwork): void;
  showFilter(leastWeight: number): void;
}

export function legendPanel(t: Translate, filter: (leastWeight: number) => void): Legend {
  let steps: readonly number[] = [];
  let weights: readonly number[] = [];
  const slider = element('input', { type: 'range', min: 0, step: 1, value: 0 });
  const shown = element('output');
  const filterBox = element('label', { class: 'filter' }, element('b', {}, t('Edges shown')), slider, shown);
  const signs = element('div', { class: 'signs' });
  slider.addEventListener('input', () => filter(slider.value === '0' ? 0 : steps[Number(slider.value)]!));
  return {
    dom: element('aside', { class: 'legend', 'aria-label': t('Legend') }, filterBox, signs),
    update(network) {
      steps = weightSteps(network);
      weights = network.edges.map(edge => edge.weight);
      setAttribute(slider, 'max', Math.max(0, steps.length - 1));
      filterBox.hidden = steps.length < 2;
      signs.replaceChildren(...sections(network, t));
    },
    showFilter(leastWeight) {
      const step = steps.findIndex(weight => weight >= leastWeight);
      slider.value = String(step === -1 ? steps.length - 1 : step);
      const count = weights.filter(weight => weight >= leastWeight).length;
      const text = t(
        'weight ≥ {0}: {1} of {2}',
        rounded(Math.max(leastWeight, steps[0] ?? 0)),
        count,
        weights.length,
      );
      setText(shown, text);
      setAttribute(slider, 'aria-valuetext', text);
    },
  };
}

function sections(network: OverviewNetwork, t: Translate): readonly HTMLElement[] {
  const legend = legendOf(network);
  const section = (heading: string, entries: readonly (readonly [SVGElement, string])[]) =>
    element(
      'section',
      {},
      element('b', {}, heading),
      element(
        'ul',
        {},
        ...entries.map(([sign, text]) => element('li', { title: text }, sign, element('span', {}, text))),
      ),
    );
  return [
    section(
      t('Shape: theme'),
      legend.shapes.map(({ name, shape }) => [
        sign({ d: shapePath(shape, 0, 0, 6), class: 'outline', 'stroke-width': shape === 'ring' ? 3 : 1.2 }),
        name,
      ]),
    ),
    section(
      t('Colour: community'),
      legend.communities.map(community => [
        sign({ d: shapePath('circle', 0, 0, 6), fill: community.color }),
        describeCommunity(community, t),
      ]),
    ),
    section(
      t('Size: number of neighbours'),
      legend.sizes.map(({ degree, radius }) => [
        sign({ d: shapePath('circle', 0, 0, radius / 3), class: 'outline', 'stroke-width': 1.2 }),
        String(degree),
      ]),
    ),
    section(
      t('Width: weight'),
      legend.widths.map(({ weight, width }) => [
        sign({ d: 'M-9 0h18', class: 'outline', 'stroke-width': width }),
        rounded(weight),
      ]),
    ),
  ];
}

function sign(attributes: Readonly<Record<string, string | number>>): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  setAttribute(svg, 'viewBox', '-10 -10 20 20');
  setAttribute(svg, 'aria-hidden', 'true');
  for (const [name, value] of Object.entries(attributes)) setAttribute(path, name, value);
  svg.append(path);
  return svg;
}

/** A weight with three digits after the point at most. */
function rounded(weight: number): string {
  return String(Math.round(weight * 1000) / 1000);
}
