import type { Translate } from '../../core/base/l10n';
import {
  edgesInOrder,
  type LabelPlace,
  nodesInOrder,
  type OverviewNetwork,
} from '../../core/network/picture';
import type { PassageQuery, PinnedPlace } from '../../protocol';
import { element, setText } from '../dom';
import { openMenu } from '../menu';
import { frequencyOf } from '../passagesModel';
import type { Sight } from '../state';
import { Camera, type Point } from './camera';
import { listenToPointer } from './gestures';
import { type NetworkKeyAction, networkKeyAction } from './keys';
import { labelsAmong, labelsAt, mostLabels, nodesWithin, wholeAt } from './labels';
import { LegendPanel } from './legend';
import { type EdgeMarks, noMarks } from './marks';
import { nodeTowards, type Rect } from './model';
import { NodeLayer } from './nodeLayer';
import { nodeMenu } from './nodeMenu';
import { NodeSearch } from './nodeSearch';
import { describeVisible, noticeBar } from './notices';
import { type Light, Painter } from './painter';
import { watchPaints } from './paints';
import { Pinning } from './pinning';
import { type DrawnNode, type Scene, sceneOf } from './scene';
import { type Ego, initialLook, type NetworkLook, noFilter } from './settings';
import { type Cluster, clusterOf, type NetworkTarget, queryFor, targetAt, targetTitle } from './target';
import { byConnection, type Visible, visibleOf } from './visible';

/** What the view asks of the page around it. */
export interface NetworkPort {
  show(query: PassageQuery, byKey: boolean): void;
  /** The user moved or zoomed; `undefined` = all in sight again. */
  look(sight: Sight | undefined): void;
  /** The user filtered, or chose what size and colour stand for; the view is told by `update`. */
  change(look: NetworkLook): void;
  /** Nodes were put somewhere by hand, or given back to the layout. */
  pin(nodes: readonly PinnedPlace[]): void;
}

const nothing: Scene = { nodes: [], edges: [], byId: new Map(), edgesOf: new Map() };

/**
 * The co-occurrence network as one works with it: moves, zooms, searches, filters, looks at the surroundings of a node, and
 * puts nodes where they read best. Labels keep their size on the screen; those that would lie on others are hidden until
 * there is room, or until they are pointed at.
 */
export class NetworkView {
  readonly dom: HTMLElement;
  /** The box that looks for nodes, to stand among the tools. */
  readonly finder: HTMLElement;
  private readonly stage = element('div', { class: 'canvas' });
  private readonly camera = new Camera(this.stage);
  private readonly pinning: Pinning;
  private readonly layer: NodeLayer;
  private readonly painter: Painter;
  private readonly paints;
  private readonly legend: LegendPanel;
  private readonly notices;
  private readonly finding: NodeSearch;
  private readonly spoken = element('p', { class: 'spoken', role: 'status' });

  /** The network as it was given, and with its nodes and edges in the order they are drawn. */
  private given: OverviewNetwork | undefined;
  private network: OverviewNetwork | undefined;
  /** The network as text, to see whether another one came. */
  private text = '';
  private marks: EdgeMarks = noMarks;
  private look: NetworkLook = initialLook;
  private visible: Visible = {
    nodes: [],
    edges: [],
    filtered: { nodes: 0, edges: 0 },
    most: undefined,
    ego: undefined,
  };
  private scene = nothing;
  /** What the bounds were worked out for. */
  private boundsOf = '';
  /** What was in sight before one looked at the surroundings of a node. */
  private before: Sight | undefined;
  private labels: ReadonlyMap<string, LabelPlace> = new Map();
  private fontSize = 0;
  private placing: ReturnType<typeof setTimeout> | undefined;
  private open: PassageQuery | undefined;
  private focus: string | undefined;

  constructor(
    private readonly port: NetworkPort,
    private readonly t: Translate,
  ) {
    this.layer = new NodeLayer(t('Co-occurrence network'));
    this.paints = watchPaints(this.stage, () => this.painter?.redraw());
    this.painter = new Painter(this.paints);
    this.legend = new LegendPanel({ change: part => this.change(part), unpinAll: () => this.unpinAll() }, t);
    this.pinning = new Pinning(
      {
        pin: nodes => port.pin(nodes),
        hold: node => this.painter.hold(node),
        place: node => {
          this.layer.place(node);
          this.painter.schedule();
        },
        rebuild: () => this.rebuild(),
        say: text => this.say(text),
      },
      t,
    );
    this.notices = noticeBar(t, {
      surround: ego => this.surround(ego),
      showAll: () => this.change({ filter: noFilter }),
    });
    this.finding = new NodeSearch(
      {
        nodes: () => ({ all: this.network?.nodes ?? [], shown: this.visible.nodes }),
        lit: at => this.goTo(at),
        leave: () => this.takeFocus(),
      },
      t,
    );
    this.finder = this.finding.box.dom;
    this.stage.append(this.painter.canvas, this.layer.svg);
    this.dom = element(
      'div',
      { class: 'network' },
      element('div', { class: 'picture' }, this.notices.dom, this.stage, this.spoken),
      this.legend.dom,
    );
    this.listenToPointer();
    this.listenToKeys();
    new ResizeObserver(() => this.resize()).observe(this.stage);
  }

  /**
   * Shows a network as one looks at it; draws it anew only if something is different. `marks` say what became of edges, where
   * it stands for two that are compared.
   */
  update(network: OverviewNetwork, look: NetworkLook, marks: EdgeMarks = noMarks): void {
    const text = network === this.given ? this.text : JSON.stringify(network);
    const isSame = text === this.text;
    this.given = network;
    if (isSame && look === this.look && marks === this.marks) return;
    if (!isSame) {
      // To put what is in order already into order takes next to no time, and a filter keeps it.
      this.network = { ...network, nodes: nodesInOrder(network.nodes), edges: edgesInOrder(network.edges) };
      this.text = text;
      this.pinning.moved.clear();
    }
    this.look = look;
    this.marks = marks;
    this.rebuild();
  }

  /** Takes nodes back to where the project has them: it has answered, and says nothing of where they were put. */
  settle(): void {
    if (this.pinning.moved.size === 0) return;
    this.pinning.moved.clear();
    this.rebuild();
  }

  setSight(sight: Sight | undefined): void {
    this.camera.sight = sight;
    this.render();
  }

  setLegend(shown: boolean): void {
    this.legend.dom.hidden = !shown;
  }

  /** Marks the node or edge whose passages are open. */
  setOpen(query: PassageQuery | undefined): void {
    if (query === this.open) return;
    this.open = query;
    this.highlight();
  }

  zoom(factor: number, at?: Point): void {
    this.lookAt(this.camera.zoomed(factor, at), at !== undefined);
  }

  /** Brings all into sight. */
  fit(): void {
    this.boundsOf = '';
    this.lookAt(undefined);
    this.resize();
  }

  /** Shows the node that has the keyboard with its neighbours only; then with theirs; then all again. */
  cycleEgo(): void {
    const { focus, look } = this;
    if (focus === undefined) return;
    const { ego } = look;
    if (ego?.node !== focus) this.surround({ node: focus, radius: 1 });
    else this.surround(ego.radius === 1 ? { node: focus, radius: 2 } : undefined);
  }

  /** Puts the keyboard on the node it was on last. */
  takeFocus(): void {
    if (this.focus !== undefined) this.layer.node(this.focus)?.focus({ preventScroll: true });
  }

  private change(part: Partial<NetworkLook>): void {
    this.port.change({ ...this.look, ...part });
    const shows = part.filter !== undefined || 'ego' in part;
    if (this.network && shows) this.say(describeVisible(this.network, this.visible, this.t));
  }

  /** Shows the surroundings of a node, or all again: where one was before. */
  private surround(ego: Ego | undefined): void {
    const isOther = ego?.node !== this.look.ego?.node;
    const { camera } = this;
    if (ego && !this.look.ego) this.before = camera.sight;
    camera.sight = ego ? undefined : this.before;
    this.port.look(camera.sight);
    if (!ego) this.before = undefined;
    this.change({ ego });
    if (ego) this.focus = ego.node;
    this.settleFocus();
    // So that Escape leads back, and the button that did it may be gone.
    if (isOther) this.takeFocus();
  }

  /** Works out what is drawn, and draws it. */
  private rebuild(): void {
    const { network, look, marks, pinning } = this;
    if (!network) return;
    pinning.stop();
    this.visible = visibleOf(network, look);
    this.scene = sceneOf(network, this.visible, look, pinning.moved, marks);
    this.layer.show(this.scene, node => this.describe(node));
    this.legend.update(network, look, this.visible, marks);
    this.notices.update(network, this.visible, look.filter);
    this.settleFocus();
    this.fontSize = 0;
    this.resize();
    this.highlight();
  }

  private describe({ node, pinned }: DrawnNode): string {
    const { t } = this;
    const around = this.scene.edgesOf.get(node.id)!.length;
    const said = t(
      '{0}: {1}, {2}',
      node.label,
      frequencyOf(node.frequency, this.network!.kind, t),
      around === 1 ? t('1 neighbour') : t('{0} neighbours', around),
    );
    return pinned ? t('{0}, pinned', said) : said;
  }

  /** `moving` = more is to follow. */
  private lookAt(sight: Sight | undefined, moving = false): void {
    this.camera.sight = sight;
    this.render(moving);
    this.port.look(sight);
  }

  private resize(): void {
    const { network, look, camera } = this;
    const { view } = camera;
    if (!network || !view) return;
    const { ego } = this.visible;
    const { most } = look.filter;
    const pixels = this.paints().fontSize;
    // Where a node is put, or edges hidden, all else stays where it is.
    const ids = ego ? this.scene.nodes.map(({ node }) => node.id) : network.nodes.map(({ id }) => id);
    const key = JSON.stringify([view.width, view.height, pixels, look.size, ego, ego ? '' : most, ids]);
    if (key !== this.boundsOf) {
      this.boundsOf = key;
      const whole = ego
        ? this.scene
        : sceneOf(
            network,
            visibleOf(network, { ...look, ego: undefined, filter: { ...noFilter, most } }),
            look,
            this.pinning.moved,
          );
      camera.bounds = wholeAt(whole.nodes, view, pixels);
    }
    this.render();
  }

  /** Brings the part in sight, and labels of the right size for it, to the screen; `moving` = more is to follow. */
  private render(moving = false): void {
    const { bounds, view, scale } = this.camera;
    if (!this.network || !view || scale === undefined) return;
    const part = this.camera.part(view);
    const fontSize = this.paints().fontSize / scale;
    const finish = () => {
      this.painter.look(part, view, bounds, false);
      this.layer.look(part);
      this.placeLabels(fontSize, part);
    };
    clearTimeout(this.placing);
    if (!moving) finish();
    else {
      // To find labels their places takes a while, and so does drawing: that waits until the wheel stands still.
      this.painter.look(part, view, bounds, true);
      this.painter.show({ scene: this.scene, labels: this.labels, fontSize }, true);
      this.placing = setTimeout(finish, 120);
    }
  }

  private placeLabels(fontSize: number, part: Rect): void {
    const { nodes } = this.scene;
    const isAll = nodes.length <= mostLabels;
    if (isAll && fontSize === this.fontSize) return;
    // Of very many nodes, those that can be seen are labelled.
    this.labels = labelsAt(isAll ? nodes : nodesWithin(nodes, part), fontSize);
    this.fontSize = fontSize;
    this.painter.show({ scene: this.scene, labels: this.labels, fontSize });
    this.highlight();
  }

  /** Lights up a node or an edge with what hangs together with it; without one what is looked for, or what is open. */
  private highlight(target?: NetworkTarget): void {
    const { scene, open } = this;
    const shown = target ?? (open?.of === 'cell' ? undefined : open);
    const found = target ? undefined : this.finding.lightIn(scene);
    this.light(found ?? (shown && clusterOf(scene, shown)));
  }

  private light(cluster: Cluster | undefined): void {
    const ids = (of: readonly DrawnNode[]) => new Set(of.map(({ node }) => node.id));
    const light: Light | undefined = cluster && {
      ...cluster,
      labels: labelsAmong(cluster.nodes, this.labels, this.fontSize),
      chosen: ids(cluster.chosen ? [cluster.chosen] : []),
    };
    this.layer.light(ids(cluster?.nodes ?? []), light?.chosen ?? new Set());
    this.painter.lightUp(light);
  }

  /** One node is in the tab order: the one that had the keyboard last, else the best-connected. */
  private settleFocus(): void {
    const { byId } = this.scene;
    if (this.focus === undefined || !byId.has(this.focus))
      this.focus = byConnection(this.visible.nodes)[0]?.id;
    this.layer.setStop(this.focus);
  }

  /** Lights what is found, and brings one of it to the middle. */
  private goTo(found: string | undefined): void {
    this.highlight();
    const drawn = found === undefined ? undefined : this.scene.byId.get(found);
    if (!drawn) return;
    this.focus = found;
    this.settleFocus();
    this.lookAt({ ...this.camera.inSight, x: drawn.x, y: drawn.y });
  }

  private listenToPointer(): void {
    listenToPointer<NetworkTarget>(this.stage, {
      targetAt: event => this.targetAt(event),
      hover: target => {
        if (this.pinning.by) return;
        this.highlight(target);
        this.stage.title = target ? targetTitle(this.scene, target) : '';
        this.stage.classList.toggle('pointing', target !== undefined);
      },
      press: target => this.port.show(queryFor(target), false),
      take: target => {
        const node = target && 'node' in target ? this.scene.byId.get(target.node) : undefined;
        if (node) this.take(node, false);
        return node !== undefined;
      },
      move: (dx, dy, taken) => {
        const { scale } = this.camera;
        if (scale === undefined) return;
        if (taken) this.pinning.moveBy(dx / scale, dy / scale);
        else this.lookAt(this.camera.dragged(dx / scale, dy / scale), true);
      },
      drop: (taken, given) => {
        if (taken) this.pinning.letGo(given);
        else this.render();
      },
      zoom: (factor, event) => this.zoom(factor, this.camera.pointAt(event)),
      menu: (target, event) => this.openMenu(target, event),
    });
  }

  /** What lies below the pointer: a node, the label of one, or an edge. */
  private targetAt(event: MouseEvent): NetworkTarget | undefined {
    const node = event.target instanceof Element && event.target.closest<SVGElement>('[data-node]');
    if (node) return { node: node.dataset.node! };
    const { scale } = this.camera;
    const reach = scale === undefined ? 0 : 5 / scale;
    return targetAt(this.scene, this.labels, this.camera.pointAt(event), reach);
  }

  /** Begins to move a node; nothing else stands out meanwhile. */
  private take(node: DrawnNode, byKey: boolean): void {
    this.light(undefined);
    this.pinning.take(node, byKey);
  }

  private unpinAll(): void {
    const { moved } = this.pinning;
    const pinned = (this.network?.nodes ?? []).filter(node => node.pinned || moved.has(node.id));
    this.pinning.unpin(pinned.map(({ id }) => id));
  }

  private openMenu(target: NetworkTarget | undefined, event: MouseEvent): void {
    const drawn = target && 'node' in target ? this.scene.byId.get(target.node) : undefined;
    const anchor = drawn && this.layer.node(drawn.node.id);
    if (!drawn || !anchor) return;
    const { id, label } = drawn.node;
    this.focus = id;
    this.settleFocus();
    const isAlone = this.look.ego?.node === id;
    const anyPinned = this.scene.nodes.some(({ pinned }) => pinned);
    const port = {
      open: () => this.port.show({ of: 'node', node: id }, event.detail === 0),
      surround: () => this.surround(isAlone ? undefined : { node: id, radius: 1 }),
      take: () => this.take(drawn, true),
      togglePin: () => this.pinning.toggle(drawn),
      unpinAll: () => this.unpinAll(),
    };
    openMenu(anchor, label, () => nodeMenu(drawn, { isAlone, anyPinned }, port, this.t));
  }

  private listenToKeys(): void {
    const { stage } = this;
    stage.addEventListener('focusin', event => {
      const node = (event.target as SVGElement).dataset.node;
      if (node === undefined) return;
      this.focus = node;
      this.layer.setStop(node);
      if (!this.pinning.by) this.highlight({ node });
    });
    stage.addEventListener('focusout', () => {
      if (this.pinning.by === 'keys') this.pinning.letGo(false);
      this.highlight();
    });
    stage.addEventListener('keydown', event => {
      const action = networkKeyAction(event, {
        moving: this.pinning.by === 'keys',
        surroundings: this.look.ego !== undefined,
        focused: this.focus !== undefined && this.scene.byId.has(this.focus),
      });
      if (!action) return;
      this.act(action);
      event.preventDefault();
      event.stopPropagation();
    });
  }

  private act(action: NetworkKeyAction): void {
    const { scale } = this.camera;
    const focused = this.focus === undefined ? undefined : this.scene.byId.get(this.focus);
    switch (action.do) {
      case 'move':
        if (scale !== undefined) this.pinning.moveBy(action.dx / scale, action.dy / scale);
        return;
      case 'drop':
        this.pinning.letGo(action.pin);
        if (action.pin) this.takeFocus();
        return;
      case 'zoom':
        this.zoom(action.factor);
        return;
      case 'fit':
        this.fit();
        return;
      case 'search':
        this.finding.box.focus();
        return;
      case 'leave':
        this.surround(undefined);
        return;
      case 'surround':
        this.cycleEgo();
        return;
    }
    if (!focused) return;
    if (action.do === 'go') this.step(nodeTowards(this.scene.nodes, focused, action.arrow));
    else if (action.do === 'open') this.port.show({ of: 'node', node: focused.node.id }, true);
    else if (action.do === 'take') this.take(focused, true);
    else this.pinning.toggle(focused);
  }

  private step(next: DrawnNode | undefined): void {
    if (!next || !this.camera.view) return;
    this.layer.node(next.node.id)!.focus({ preventScroll: true });
    const moved = this.camera.sightOn(next);
    if (moved) this.lookAt(moved);
  }

  /** Tells those who do not see it what has become. */
  private say(text: string): void {
    setText(this.spoken, text);
  }
}
