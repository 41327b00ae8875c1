import type { Translate } from '../../core/l10n';
import type { OverviewNetwork, OverviewNode } from '../../core/network/picture';
import type { PassageQuery } from '../../protocol';
import { element } from '../dom';
import type { Sight } from '../state';
import { Drawing, type Target, targetOf } from './drawing';
import { type Legend, legendPanel } from './legend';
import {
  moveSight,
  type Neighbour,
  neighboursOf,
  nodeTowards,
  partInSight,
  type Rect,
  scaleOf,
  sightOn,
  wholeAt,
  wholeOf,
  zoomAt,
} from './model';

/** What the view asks of the page around it. */
export interface NetworkPort {
  show(query: PassageQuery, byKey: boolean): void;
  /** The user moved or zoomed; `undefined` = all in sight again. */
  look(sight: Sight | undefined): void;
  filter(leastWeight: number): void;
}

type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** A press that moves less than this is a click. */
const clickSlack = 4;

/**
 * The co-occurrence network: core draws it, this view moves, zooms, filters and highlights it. Labels keep their size
 * on the screen; those that would lie on others are hidden until there is room, or until they are pointed at.
 */
export class NetworkView {
  private readonly canvas = element('div', { class: 'canvas' });
  private readonly legend: Legend;
  readonly dom: HTMLElement;
  private drawing: Drawing | undefined;
  /** The network as it was drawn, to see whether another one came. */
  private drawn = '';
  /** What has to be in sight for all of the network to be. */
  private bounds: Rect = { left: 0, top: 0, width: 1, height: 1 };
  private neighbours: ReadonlyMap<string, readonly Neighbour[]> = new Map();
  private sight: Sight | undefined;
  private leastWeight = 0;
  private open: PassageQuery | undefined;
  private placing: ReturnType<typeof setTimeout> | undefined;
  private focus: string | undefined;
  private drag: { x: number; y: number; moved: boolean } | undefined;
  /** Where the pointer was last: what comes to lie below it by itself is not pointed at. */
  private pointer = { x: Number.NaN, y: Number.NaN };

  constructor(
    private readonly port: NetworkPort,
    private readonly t: Translate,
  ) {
    this.legend = legendPanel(t, least => {
      this.setFilter(least);
      port.filter(least);
    });
    this.dom = element('div', { class: 'network' }, this.canvas, this.legend.dom);
    this.listenToPointer();
    this.listenToKeys();
    new ResizeObserver(() => this.resize()).observe(this.canvas);
  }

  /** Shows a network; draws it anew only if it is another one. */
  update(network: OverviewNetwork): void {
    if (network === this.drawing?.network) return;
    const text = JSON.stringify(network);
    if (text === this.drawn) return;
    this.drawn = text;
    const focused = this.canvas.contains(document.activeElement);
    this.drawing = new Drawing(network, this.t('Co-occurrence network'));
    this.canvas.replaceChildren(this.drawing.svg);
    this.legend.update(network);
    this.applyFilter();
    this.settleFocus();
    this.highlight(undefined);
    this.resize();
    if (focused) this.takeFocus();
  }

  setSight(sight: Sight | undefined): void {
    this.sight = sight;
    this.render();
  }

  setFilter(leastWeight: number): void {
    this.leastWeight = leastWeight;
    this.applyFilter();
    this.highlight(undefined);
  }

  setLegend(shown: boolean): void {
    this.legend.dom.hidden = !shown;
  }

  /** Marks the node or edge whose passages are open. */
  setOpen(query: PassageQuery | undefined): void {
    this.open = query;
    this.highlight(undefined);
  }

  zoom(factor: number, at?: { x: number; y: number }): void {
    const sight = this.sight ?? wholeOf(this.bounds);
    this.lookAt(zoomAt(sight, factor, at ?? sight));
  }

  fit(): void {
    this.lookAt(undefined);
  }

  /** Puts the keyboard on the node it was on last. */
  takeFocus(): void {
    if (this.focus !== undefined) this.drawing?.node(this.focus)?.focus();
  }

  private lookAt(sight: Sight | undefined): void {
    this.sight = sight;
    this.render(sight !== undefined);
    this.port.look(sight);
  }

  private resize(): void {
    const view = this.canvas.getBoundingClientRect();
    if (!this.drawing || view.width === 0 || view.height === 0) return;
    this.bounds = wholeAt(this.drawing.network, view, labelPixels());
    this.render();
  }

  /** Brings the part in sight, and labels of the right size for it, to the screen; `moving` = more is to follow. */
  private render(moving = false): void {
    const { drawing, bounds } = this;
    const view = this.canvas.getBoundingClientRect();
    if (!drawing || view.width === 0 || view.height === 0) return;
    const sight = this.sight ?? wholeOf(bounds);
    drawing.look(partInSight(bounds, sight, view));
    const fontSize = labelPixels() / scaleOf(bounds, sight, view);
    clearTimeout(this.placing);
    if (!moving) drawing.placeLabels(fontSize);
    else {
      // To find labels their places takes a while: that waits until the wheel stands still.
      drawing.sizeLabels(fontSize);
      this.placing = setTimeout(() => drawing.placeLabels(fontSize), 120);
    }
  }

  private applyFilter(): void {
    const { drawing, t } = this;
    if (!drawing) return;
    this.neighbours = neighboursOf(drawing.network, this.leastWeight);
    drawing.filter(this.leastWeight);
    drawing.describe(({ id, label, frequency }) => {
      const around = this.neighbours.get(id)!.length;
      return t(
        '{0}: {1}, {2}',
        label,
        frequency === 1 ? t('1 keyword hit') : t('{0} keyword hits', frequency),
        around === 1 ? t('1 neighbour') : t('{0} neighbours', around),
      );
    });
    this.legend.showFilter(this.leastWeight);
  }

  /** Lights up a node or an edge with what hangs together with it; without one, what is open. */
  private highlight(target: Target | undefined): void {
    const { drawing, open } = this;
    const shown: Target | undefined = target ?? (open && open.of !== 'cell' ? open : undefined);
    if (!shown) drawing?.light(new Set(), undefined);
    else if ('node' in shown) {
      const around = this.neighbours.get(shown.node)?.map(({ node }) => node) ?? [];
      drawing?.light(new Set([shown.node, ...around]), shown.node);
    } else drawing?.light(new Set([shown.source, shown.target]), undefined);
  }

  /** One node is in the tab order: the one that had the keyboard last, else the best-connected. */
  private settleFocus(): void {
    const { drawing } = this;
    if (!drawing) return;
    if (this.focus === undefined || !drawing.byId.has(this.focus)) {
      const [first, ...others] = drawing.network.nodes;
      this.focus = others.reduce((best, node) => (node.degree > best!.degree ? node : best), first)?.id;
    }
    drawing.setStop(this.focus);
  }

  private listenToPointer(): void {
    const { canvas } = this;
    canvas.addEventListener('pointerover', event => {
      const still = event.clientX === this.pointer.x && event.clientY === this.pointer.y;
      if (!still) this.highlight(targetOf(event));
    });
    canvas.addEventListener('pointerleave', () => this.highlight(undefined));
    canvas.addEventListener('pointerdown', event => {
      if (event.button === 0) this.drag = { x: event.clientX, y: event.clientY, moved: false };
    });
    canvas.addEventListener('pointermove', event => {
      this.pointer = { x: event.clientX, y: event.clientY };
      this.dragTo(event);
    });
    canvas.addEventListener('pointerup', () => canvas.classList.remove('dragging'));
    canvas.addEventListener('click', event => {
      const target = targetOf(event);
      const dragged = this.drag?.moved;
      this.drag = undefined;
      if (target && !dragged) this.port.show(queryFor(target), false);
    });
    canvas.addEventListener(
      'wheel',
      event => {
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
        // A pinch comes as small steps with Ctrl.
        this.zoom(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0015)), this.pointAt(event));
      },
      { passive: false },
    );
  }

  private listenToKeys(): void {
    const { canvas } = this;
    canvas.addEventListener('focusin', event => {
      const target = targetOf(event);
      if (!target || !('node' in target)) return;
      this.focus = target.node;
      this.settleFocus();
      this.highlight(target);
    });
    canvas.addEventListener('focusout', () => this.highlight(undefined));
    canvas.addEventListener('keydown', event => {
      if (!event.ctrlKey && !event.altKey && !event.metaKey && this.press(event.key)) event.preventDefault();
    });
  }

  private dragTo(event: PointerEvent): void {
    const { drag, bounds } = this;
    if (!drag || event.buttons === 0) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < clickSlack) return;
    if (!drag.moved) {
      // From here on the pointer is ours, also outside of the canvas.
      this.canvas.setPointerCapture(event.pointerId);
      this.canvas.classList.add('dragging');
    }
    this.drag = { x: event.clientX, y: event.clientY, moved: true };
    const sight = this.sight ?? wholeOf(bounds);
    const scale = scaleOf(bounds, sight, this.canvas.getBoundingClientRect());
    this.lookAt(moveSight(bounds, sight, -dx / scale, -dy / scale));
  }

  /** Whether the key meant something. */
  private press(key: string): boolean {
    if (key === '+' || key === '=') this.zoom(1.25);
    else if (key === '-') this.zoom(0.8);
    else if (key === '0') this.fit();
    else if ((key === 'Enter' || key === ' ') && this.focus !== undefined) {
      this.port.show({ of: 'node', node: this.focus }, true);
    } else if (key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight') {
      this.step(key);
    } else return false;
    return true;
  }

  private step(key: Arrow): void {
    const { drawing, focus, bounds } = this;
    const from = focus === undefined ? undefined : drawing?.byId.get(focus);
    const next: OverviewNode | undefined = from && nodeTowards(drawing!.network.nodes, from, key);
    if (!next) return;
    drawing!.node(next.id)!.focus();
    const sight = this.sight ?? wholeOf(bounds);
    const moved = sightOn(bounds, sight, this.canvas.getBoundingClientRect(), next);
    if (moved !== sight) this.lookAt(moved);
  }

  /** The point of the picture below the pointer. */
  private pointAt(event: MouseEvent): { x: number; y: number } {
    const view = this.canvas.getBoundingClientRect();
    const part = partInSight(this.bounds, this.sight ?? wholeOf(this.bounds), view);
    return {
      x: part.left + ((event.clientX - view.left) / view.width) * part.width,
      y: part.top + ((event.clientY - view.top) / view.height) * part.height,
    };
  }
}

function queryFor(target: Target): PassageQuery {
  return 'node' in target ? { of: 'node', node: target.node } : { of: 'edge', ...target };
}

/** Labels are as high on the screen as all other text. */
function labelPixels(): number {
  return Number.parseFloat(getComputedStyle(document.body).fontSize);
}
