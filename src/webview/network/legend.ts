import type { Translate } from '../../core/base/l10n';
import {
  describeCommunity,
  headOfSizes,
  legendOf,
  nameOfChange,
  type OverviewNetwork,
  shapePath,
} from '../../core/network/picture';
import type { NetworkFilter, NetworkLook } from '../../core/report/view/networkLook';
import type { Visible } from '../../core/report/view/visible';
import type { EdgeChange } from '../../protocol';
import { element, setAttribute } from '../dom';
import { roundedText } from '../passagesModel';
import { filterBox } from './filterBox';
import { type EdgeMarks, noSides, type Sides } from './marks';
import { changeSigns } from './paints';

export interface LegendPort {
  change(look: Partial<NetworkLook>): void;
  unpinAll(): void;
}

/**
 * The panel beside the network: the filters, and the legend of the picture. Entries of themes and communities hide and show
 * them.
 */
export class LegendPanel {
  private readonly filter;
  private readonly signs = element('div', { class: 'signs' });
  readonly dom: HTMLElement;
  /** What the entries were made from. */
  private made: readonly unknown[] = [];
  private toggles: readonly {
    readonly button: HTMLElement;
    readonly isShown: (filter: NetworkFilter) => boolean;
  }[] = [];
  private look: NetworkLook | undefined;
  /** Names of the two networks that are compared. */
  private sides: Sides = noSides;

  constructor(
    private readonly port: LegendPort,
    private readonly t: Translate,
  ) {
    this.filter = filterBox(t, look => port.change(look));
    this.dom = element('aside', { class: 'legend', 'aria-label': t('Legend') }, this.filter.dom, this.signs);
  }

  update(
    network: OverviewNetwork,
    look: NetworkLook,
    visible: Visible,
    marks: EdgeMarks,
    sides: Sides,
  ): void {
    this.look = look;
    this.sides = sides;
    this.filter.update(network, look, visible);
    const from = [network, look.size, look.color, marks];
    if (from.some((each, i) => each !== this.made[i])) {
      this.made = from;
      this.toggles = [];
      this.signs.replaceChildren(...this.sections(network, look, marks));
    }
    for (const { button, isShown } of this.toggles) {
      setAttribute(button, 'aria-pressed', String(isShown(look.filter)));
    }
  }

  private sections(network: OverviewNetwork, look: NetworkLook, marks: EdgeMarks): readonly HTMLElement[] {
    const { t } = this;
    const legend = legendOf(network, look.size);
    const byTheme = look.color === 'theme';
    const pinned = network.nodes.filter(node => node.pinned).length;
    return [
      // First, so that it is visible: the picture is about these.
      ...(marks.size > 0
        ? [
            section(
              t('Change of edges'),
              changesIn(marks).map(change => this.change(change)),
            ),
          ]
        : []),
      section(
        byTheme ? t('Shape and colour: theme') : t('Shape: theme'),
        legend.shapes.map(({ id, name, shape, color }) => {
          const ring = shape === 'ring';
          const paint = byTheme
            ? ring
              ? { stroke: color, fill: 'none' }
              : { fill: color }
            : { class: 'outline' };
          const d = shapePath(shape, 0, 0, 6);
          const drawn = sign({ d, 'stroke-width': ring ? 3 : byTheme ? 0 : 1.2, ...paint });
          return this.toggle(drawn, name, 'hiddenGroups', id);
        }),
      ),
      section(
        byTheme ? t('Communities') : t('Colour: community'),
        legend.communities.map(community => {
          const fill = byTheme ? { class: 'outline', 'stroke-dasharray': '2 2' } : { fill: community.color };
          const drawn = sign({ d: shapePath('circle', 0, 0, 6), ...fill });
          return this.toggle(drawn, describeCommunity(community, t), 'hiddenCommunities', community.number);
        }),
      ),
      section(
        headOfSizes(look.size, t),
        legend.sizes.map(({ value, radius }) =>
          entry(
            sign({ d: shapePath('circle', 0, 0, radius / 3), class: 'outline', 'stroke-width': 1.2 }),
            roundedText(value),
          ),
        ),
      ),
      ...(marks.size > 0
        ? []
        : [
            section(
              t('Width: weight'),
              legend.widths.map(({ weight, width }) =>
                entry(sign({ d: 'M-9 0h18', class: 'outline', 'stroke-width': width }), roundedText(weight)),
              ),
            ),
          ]),
      ...(pinned === 0 ? [] : [this.pins(pinned)]),
    ];
  }

  /** An entry that hides or shows its theme or community. */
  private toggle(
    drawn: SVGElement,
    text: string,
    list: 'hiddenGroups' | 'hiddenCommunities',
    item: string | number,
  ): HTMLElement {
    const isHidden = (filter: NetworkFilter) => (filter[list] as readonly unknown[]).includes(item);
    const press = () => {
      const { filter } = this.look!;
      const hidden = filter[list] as readonly (string | number)[];
      const changed = isHidden(filter) ? hidden.filter(each => each !== item) : [...hidden, item];
      this.port.change({ filter: { ...filter, [list]: changed } });
    };
    const button = element(
      'button',
      { class: 'toggle', title: this.t('{0}: hide or show', text), 'aria-label': text, onclick: press },
      drawn,
      element('span', {}, text),
    );
    this.toggles = [...this.toggles, { button, isShown: filter => !isHidden(filter) }];
    return element('li', {}, button);
  }

  private change(change: EdgeChange): HTMLElement {
    const { dash, color, width } = changeSigns[change];
    const drawn = sign({
      d: 'M-9 0h18',
      class: 'change',
      stroke: color ?? 'var(--edge)',
      'stroke-width': 2.4 * width,
      'stroke-dasharray': dash.join(' '),
    });
    return entry(drawn, nameOfChange(change, this.sides, this.t));
  }

  private pins(count: number): HTMLElement {
    const { t } = this;
    const made = section(t('Pinned by hand'), [
      entry(
        sign({ d: 'M3 -3L-6 6M3 -6.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0 -7', class: 'pin' }),
        String(count),
      ),
    ]);
    made.append(element('button', { class: 'link', onclick: () => this.port.unpinAll() }, t('Unpin all')));
    return made;
  }
}

function section(heading: string, entries: readonly HTMLElement[]): HTMLElement {
  return element('section', {}, element('b', {}, heading), element('ul', {}, ...entries));
}

function entry(drawn: SVGElement, text: string): HTMLElement {
  return element('li', { title: text }, drawn, element('span', {}, text));
}

const changes: readonly EdgeChange[] = ['appears', 'strengthens', 'weakens', 'stays', 'vanishes'];

function changesIn(marks: EdgeMarks): readonly EdgeChange[] {
  const there = new Set(marks.values());
  return changes.filter(change => there.has(change));
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
