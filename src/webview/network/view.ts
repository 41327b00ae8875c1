import type { Translate } from '../../core/base/l10n';
import { edgesInOrder, nodesInOrder, type OverviewNetwork } from '../../core/network/picture';
import { type Ego, initialLook, type NetworkLook, noFilter } from '../../core/report/view/networkLook';
import { byConnection, describeVisible, type Visible, visibleOf } from '../../core/report/view/visible';
import type { PassageQuery, PinnedPlace } from '../../protocol';
import { element, setText } from '../dom';
import { countInWords } from '../passagesModel';
import type { Sight } from '../state';
import type { Point } from './camera';
import { LegendPanel } from './legend';
import { type EdgeMarks, noMarks, noSides, type Sides } from './marks';
import { NodeSearch } from './nodeSearch';
import { noticeBar } from './notices';
import { Pinning } from './pinning';
import { type DrawnNode, type Scene, sceneOf } from './scene';
import { Stage } from './stage';
import { Steering } from './steering';
import { clusterOf, type NetworkTarget } from './target';

/** What the view asks of the page around it. */
export interface NetworkPort {
  show(query: PassageQuery, byKey: boolean): void;
  /** The user moved or zoomed; `undefined` for all in sight. */
  look(sight: Sight | undefined): void;
  /** The user changed filters, or what size and colour stand for; `update` tells the view. */
  change(look: NetworkLook): void;
  /** Nodes were pinned by hand, or returned to the layout. */
  pin(nodes: readonly PinnedPlace[]): void;
}

const nothing: Scene = { nodes: [], edges: [], byId: new Map(), edgesOf: new Map() };

/**
 * The interactive network: it can be moved, zoomed, searched and filtered, shows the neighbours of a node, and lets nodes
 * be pinned. Labels keep their size on the screen. A label that would overlap others is hidden until there is room, or
 * until it is pointed at.
 */
export class NetworkView {
  readonly dom: HTMLElement;
  /** The search box, which stands among the tools. */
  readonly finder: HTMLElement;
  private readonly stage: Stage;
  private readonly pinning: Pinning;
  private readonly legend: LegendPanel;
  private readonly notices;
  private readonly finding: NodeSearch;
  private readonly spoken = element('p', { class: 'spoken', role: 'status' });

  /** The network as given, and with its nodes and edges in drawing order. */
  private given: OverviewNetwork | undefined;
  private network: OverviewNetwork | undefined;
  /** The network as text, to detect a change. */
  private text = '';
  private marks: EdgeMarks = noMarks;
  private sides: Sides = noSides;
  private look: NetworkLook = initialLook;
  private visible: Visible = {
    nodes: [],
    edges: [],
    filtered: { nodes: 0, edges: 0 },
    most: undefined,
    ego: undefined,
  };
  private scene = nothing;
  /** The sight before the neighbours of a node were shown. */
  private before: Sight | undefined;
  private open: PassageQuery | undefined;
  private focus: string | undefined;

  constructor(
    private readonly port: NetworkPort,
    private readonly t: Translate,
  ) {
    this.stage = new Stage(t('Co-occurrence network'), () => this.highlight());
    this.legend = new LegendPanel({ change: part => this.change(part), unpinAll: () => this.unpinAll() }, t);
    this.pinning = new Pinning(
      {
        pin: nodes => port.pin(nodes),
        hold: node => this.stage.painter.hold(node),
        place: node => this.stage.place(node),
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
    this.dom = element(
      'div',
      { class: 'network' },
      element('div', { class: 'picture' }, this.notices.dom, this.stage.dom, this.spoken),
      this.legend.dom,
    );
    new Steering(
      this.stage,
      this.pinning,
      {
        scene: () => this.scene,
        ego: () => this.look.ego,
        focus: () => this.focus,
        setFocus: node => {
          this.focus = node;
          this.settleFocus();
        },
        takeFocus: () => this.takeFocus(),
        show: (query, byKey) => port.show(query, byKey),
        highlight: target => this.highlight(target),
        lookAt: (sight, moving) => this.lookAt(sight, moving),
        zoom: (factor, at) => this.zoom(factor, at),
        fit: () => this.fit(),
        search: () => this.finding.box.focus(),
        surround: ego => this.surround(ego),
        cycleEgo: () => this.cycleEgo(),
        unpinAll: () => this.unpinAll(),
      },
      t,
    );
    new ResizeObserver(() => this.resize()).observe(this.stage.dom);
  }

  /**
   * Shows a network, and redraws it only if something has changed. `marks`: changes of edges, if it stands for two compared
   * networks, whose names are `sides`.
   */
  update(
    network: OverviewNetwork,
    look: NetworkLook,
    marks: EdgeMarks = noMarks,
    sides: Sides = noSides,
  ): void {
    const text = network === this.given ? this.text : JSON.stringify(network);
    const isSame = text === this.text;
    this.given = network;
    if (isSame && look === this.look && marks === this.marks) return;
    if (!isSame) {
      // Sorting what is sorted costs next to nothing, and a filter keeps the order.
      this.network = { ...network, nodes: nodesInOrder(network.nodes), edges: edgesInOrder(network.edges) };
      this.text = text;
      this.pinning.moved.clear();
    }
    this.look = look;
    this.marks = marks;
    this.sides = sides;
    this.rebuild();
  }

  /** Returns nodes to their places in the project: it has answered without the places they were given. */
  settle(): void {
    if (this.pinning.moved.size === 0) return;
    this.pinning.moved.clear();
    this.rebuild();
  }

  setSight(sight: Sight | undefined): void {
    this.stage.camera.sight = sight;
    this.stage.render();
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
    this.lookAt(this.stage.camera.zoomed(factor, at), at !== undefined);
  }

  /** Shows the whole network. */
  fit(): void {
    this.stage.forgetBounds();
    this.lookAt(undefined);
    this.resize();
  }

  /** Shows the focused node with its neighbours only; then with theirs; then all again. */
  cycleEgo(): void {
    const { focus, look } = this;
    if (focus === undefined) return;
    const { ego } = look;
    if (ego?.node !== focus) this.surround({ node: focus, radius: 1 });
    else this.surround(ego.radius === 1 ? { node: focus, radius: 2 } : undefined);
  }

  /** Moves the focus to the last focused node. */
  takeFocus(): void {
    if (this.focus !== undefined) this.stage.layer.node(this.focus)?.focus({ preventScroll: true });
  }

  private change(part: Partial<NetworkLook>): void {
    this.port.change({ ...this.look, ...part });
    const shows = part.filter !== undefined || 'ego' in part;
    if (this.network && shows) this.say(describeVisible(this.network, this.visible, this.t));
  }

  /** Shows the neighbours of a node, or all again, as before. */
  private surround(ego: Ego | undefined): void {
    const isOther = ego?.node !== this.look.ego?.node;
    const { camera } = this.stage;
    if (ego && !this.look.ego) this.before = camera.sight;
    camera.sight = ego ? undefined : this.before;
    this.port.look(camera.sight);
    if (!ego) this.before = undefined;
    this.change({ ego });
    if (ego) this.focus = ego.node;
    this.settleFocus();
    // Keeps the focus where Escape works; the button that was pressed may be gone.
    if (isOther) this.takeFocus();
  }

  /** Computes the scene and draws it. */
  private rebuild(): void {
    const { network, look, marks, pinning } = this;
    if (!network) return;
    pinning.stop();
    this.visible = visibleOf(network, look);
    this.scene = sceneOf(network, this.visible, look, pinning.moved, marks);
    this.stage.show(this.scene, node => this.describe(node));
    this.legend.update(network, look, this.visible, marks, this.sides);
    this.notices.update(network, this.visible, look.filter);
    this.settleFocus();
    this.resize();
    this.highlight();
  }

  private describe({ node, pinned }: DrawnNode): string {
    const { t } = this;
    const around = this.scene.edgesOf.get(node.id)!.length;
    const said = t(
      '{0}: {1}, {2}',
      node.label,
      countInWords(node.frequency, this.network!.kind, t),
      around === 1 ? t('1 neighbour') : t('{0} neighbours', around),
    );
    return pinned ? t('{0}, pinned', said) : said;
  }

  /** `moving`: more movement follows. */
  private lookAt(sight: Sight | undefined, moving = false): void {
    this.stage.camera.sight = sight;
    this.stage.render(moving);
    this.port.look(sight);
  }

  private resize(): void {
    const { network, look, scene } = this;
    if (!network) return;
    const { ego } = this.visible;
    const { most } = look.filter;
    // When a node is pinned or edges are hidden, everything else keeps its place.
    const ids = ego ? scene.nodes.map(({ node }) => node.id) : network.nodes.map(({ id }) => id);
    this.stage.resize(JSON.stringify([look.size, ego, ego ? '' : most, ids]), () => {
      if (ego) return scene.nodes;
      const all = { ...look, ego: undefined, filter: { ...noFilter, most } };
      return sceneOf(network, visibleOf(network, all), look, this.pinning.moved).nodes;
    });
  }

  /** Emphasises a node or edge with everything connected to it; without one, the search results or the open element. */
  private highlight(target?: NetworkTarget): void {
    const { scene, open } = this;
    const shown = target ?? (open?.of === 'node' || open?.of === 'edge' ? open : undefined);
    const found = target ? undefined : this.finding.lightIn(scene);
    this.stage.light(found ?? (shown && clusterOf(scene, shown)));
  }

  /** One node is in the tab order: the last focused, else the best-connected. */
  private settleFocus(): void {
    const { byId } = this.scene;
    if (this.focus === undefined || !byId.has(this.focus))
      this.focus = byConnection(this.visible.nodes)[0]?.id;
    this.stage.layer.setStop(this.focus);
  }

  /** Highlights the results, and centres one of them. */
  private goTo(found: string | undefined): void {
    this.highlight();
    const drawn = found === undefined ? undefined : this.scene.byId.get(found);
    if (!drawn) return;
    this.focus = found;
    this.settleFocus();
    this.lookAt({ ...this.stage.camera.inSight, x: drawn.x, y: drawn.y });
  }

  private unpinAll(): void {
    const { moved } = this.pinning;
    const pinned = (this.network?.nodes ?? []).filter(node => node.pinned || moved.has(node.id));
    this.pinning.unpin(pinned.map(({ id }) => id));
  }

  /** Announces the change to screen readers. */
  private say(text: string): void {
    setText(this.spoken, text);
  }
}
