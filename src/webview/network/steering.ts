import type { Translate } from '../../core/base/l10n';
import type { Ego } from '../../core/report/view/networkLook';
import type { PassageQuery } from '../../protocol';
import { openMenu } from '../menu';
import type { Sight } from '../state';
import type { Point } from './camera';
import { listenToPointer } from './gestures';
import { type NetworkKeyAction, networkKeyAction } from './keys';
import { nodeTowards } from './model';
import { nodeMenu } from './nodeMenu';
import type { Pinning } from './pinning';
import type { DrawnNode, Scene } from './scene';
import type { Stage } from './stage';
import { type NetworkTarget, queryFor, targetAt, targetTitle } from './target';

/** What pointer and keys need from the picture. */
export interface SteeringPort {
  scene(): Scene;
  /** The node whose neighbours are shown. */
  ego(): Ego | undefined;
  /** The node that has, or last had, the focus. */
  focus(): string | undefined;
  setFocus(node: string): void;
  /** Moves the focus to it. */
  takeFocus(): void;
  show(query: PassageQuery, byKey: boolean): void;
  highlight(target?: NetworkTarget): void;
  /** `moving`: more movement follows. */
  lookAt(sight: Sight | undefined, moving?: boolean): void;
  zoom(factor: number, at?: Point): void;
  fit(): void;
  search(): void;
  surround(ego: Ego | undefined): void;
  cycleEgo(): void;
  unpinAll(): void;
}

/** Pointer and keys on the picture. */
export class Steering {
  constructor(
    private readonly stage: Stage,
    private readonly pinning: Pinning,
    private readonly port: SteeringPort,
    private readonly t: Translate,
  ) {
    this.listenToPointer();
    this.listenToKeys();
  }

  private listenToPointer(): void {
    const { stage, pinning, port } = this;
    const { camera, dom } = stage;
    listenToPointer<NetworkTarget>(dom, {
      targetAt: event => this.targetAt(event),
      hover: target => {
        if (pinning.by) return;
        port.highlight(target);
        dom.title = target ? targetTitle(port.scene(), target) : '';
        dom.classList.toggle('pointing', target !== undefined);
      },
      press: target => port.show(queryFor(target), false),
      take: target => {
        const node = target && 'node' in target ? port.scene().byId.get(target.node) : undefined;
        if (node) this.take(node, false);
        return node !== undefined;
      },
      move: (dx, dy, taken) => {
        const { scale } = camera;
        if (scale === undefined) return;
        if (taken) pinning.moveBy(dx / scale, dy / scale);
        else port.lookAt(camera.dragged(dx / scale, dy / scale), true);
      },
      drop: (taken, given) => {
        if (taken) pinning.letGo(given);
        else stage.render();
      },
      zoom: (factor, event) => port.zoom(factor, camera.pointAt(event)),
      menu: (target, event) => this.openMenu(target, event),
    });
  }

  /** What lies below the pointer: a node, the label of one, or an edge. */
  private targetAt(event: MouseEvent): NetworkTarget | undefined {
    const node = event.target instanceof Element && event.target.closest<SVGElement>('[data-node]');
    if (node) return { node: node.dataset.node! };
    const { camera, labels } = this.stage;
    const reach = camera.scale === undefined ? 0 : 5 / camera.scale;
    return targetAt(this.port.scene(), labels, camera.pointAt(event), reach);
  }

  /** Starts moving a node; nothing else is emphasised meanwhile. */
  private take(node: DrawnNode, byKey: boolean): void {
    this.stage.light(undefined);
    this.pinning.take(node, byKey);
  }

  private openMenu(target: NetworkTarget | undefined, event: MouseEvent): void {
    const { port, pinning } = this;
    const scene = port.scene();
    const drawn = target && 'node' in target ? scene.byId.get(target.node) : undefined;
    const anchor = drawn && this.stage.layer.node(drawn.node.id);
    if (!drawn || !anchor) return;
    const { id, label } = drawn.node;
    port.setFocus(id);
    const isAlone = port.ego()?.node === id;
    const anyPinned = scene.nodes.some(({ pinned }) => pinned);
    const choices = {
      open: () => port.show({ of: 'node', node: id }, event.detail === 0),
      surround: () => port.surround(isAlone ? undefined : { node: id, radius: 1 }),
      take: () => this.take(drawn, true),
      togglePin: () => pinning.toggle(drawn),
      unpinAll: () => port.unpinAll(),
    };
    openMenu(anchor, label, () => nodeMenu(drawn, { isAlone, anyPinned }, choices, this.t));
  }

  private listenToKeys(): void {
    const { pinning, port } = this;
    const { dom } = this.stage;
    dom.addEventListener('focusin', event => {
      const node = (event.target as SVGElement).dataset.node;
      if (node === undefined) return;
      port.setFocus(node);
      if (!pinning.by) port.highlight({ node });
    });
    dom.addEventListener('focusout', () => {
      if (pinning.by === 'keys') pinning.letGo(false);
      port.highlight();
    });
    dom.addEventListener('keydown', event => {
      const action = networkKeyAction(event, {
        moving: pinning.by === 'keys',
        surroundings: port.ego() !== undefined,
        focused: this.focused !== undefined,
      });
      if (!action) return;
      this.act(action);
      event.preventDefault();
      event.stopPropagation();
    });
  }

  private get focused(): DrawnNode | undefined {
    const focus = this.port.focus();
    return focus === undefined ? undefined : this.port.scene().byId.get(focus);
  }

  private act(action: NetworkKeyAction): void {
    const { pinning, port, focused } = this;
    const { scale } = this.stage.camera;
    switch (action.do) {
      case 'move':
        if (scale !== undefined) pinning.moveBy(action.dx / scale, action.dy / scale);
        return;
      case 'drop':
        pinning.letGo(action.pin);
        if (action.pin) port.takeFocus();
        return;
      case 'zoom':
        port.zoom(action.factor);
        return;
      case 'fit':
        port.fit();
        return;
      case 'search':
        port.search();
        return;
      case 'leave':
        port.surround(undefined);
        return;
      case 'surround':
        port.cycleEgo();
        return;
    }
    if (!focused) return;
    if (action.do === 'go') this.step(nodeTowards(port.scene().nodes, focused, action.arrow));
    else if (action.do === 'open') port.show({ of: 'node', node: focused.node.id }, true);
    else if (action.do === 'take') this.take(focused, true);
    else pinning.toggle(focused);
  }

  private step(next: DrawnNode | undefined): void {
    const { camera, layer } = this.stage;
    if (!next || !camera.view) return;
    layer.node(next.node.id)!.focus({ preventScroll: true });
    const moved = camera.sightOn(next);
    if (moved) this.port.lookAt(moved);
  }
}
