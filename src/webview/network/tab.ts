import type { Translate } from '../../core/base/l10n';
import type {
  FromWebview,
  NetworkChoices,
  NodeFigures,
  Overview,
  PassageQuery,
  ToWebview,
} from '../../protocol';
import { element, setAttribute, setText } from '../dom';
import type { NetworkMode, UiState } from '../state';
import { textTable } from '../textTable';
import { choice, tool } from '../toolbar';
import { ChoicesForm } from './choicesForm';
import { CompareView } from './compareView';
import { edgeColumns, nodeColumns } from './figureColumns';
import { Grid } from './grid';
import { NetworkView } from './view';

/** What the user sets here, and what is recorded besides. */
type NetworkChange = Partial<Pick<UiState, 'networkMode' | 'network' | 'legend' | 'sight' | 'compare'>>;

/** What the tab asks of the page around it. */
export interface NetworkTabPort {
  ask(message: FromWebview): void;
  show(query: PassageQuery, byKey: boolean): void;
  /** The user changed a setting; `update` tells the tab. */
  set(change: NetworkChange): void;
  /** Keeps a value that the screen already shows. */
  note(change: NetworkChange): void;
}

type Network = Overview['network'];

/** The network tab: the picture, or in its place the tables of nodes and edges, the structure, the comparison, the settings. */
export class NetworkTab {
  private readonly picture: NetworkView;
  private readonly nodes: Grid<Network['nodes'][number]>;
  private readonly edges: Grid<Network['edges'][number]>;
  private readonly structure = element('div', { class: 'structure scroller', tabindex: 0 });
  private readonly compare: CompareView;
  private readonly form: ChoicesForm;
  private readonly views: Readonly<Record<NetworkMode, HTMLElement>>;
  /** Which of them is shown. */
  private readonly modes;
  /** Tools of the picture; of no use beside it. */
  private readonly pictureTools: HTMLElement;
  private readonly legendTool: HTMLElement;
  readonly tools: HTMLElement;
  readonly dom: HTMLElement;
  private overview: Overview | undefined;
  private state: UiState;
  /** The figures of the structure, and the network they belong to. */
  private figures: { readonly of: Network; readonly nodes: ReadonlyMap<string, NodeFigures> } | undefined;
  private asked: { readonly structure?: Network; readonly parts?: Overview } = {};

  constructor(
    state: UiState,
    private readonly port: NetworkTabPort,
    private readonly t: Translate,
  ) {
    this.state = state;
    const picture = new NetworkView(
      {
        show: (query, byKey) => port.show(query, byKey),
        look: sight => port.note({ sight }),
        change: network => port.set({ network }),
        pin: nodes => port.ask({ type: 'pin', nodes }),
      },
      t,
    );
    picture.setSight(state.sight);
    this.picture = picture;
    this.nodes = new Grid(
      { open: ({ id }, byKey) => port.show({ of: 'node', node: id }, byKey) },
      t('Nodes'),
      t,
    );
    this.edges = new Grid(
      { open: ({ source, target }, byKey) => port.show({ of: 'edge', source, target }, byKey) },
      t('Edges'),
      t,
    );
    this.compare = new CompareView(
      {
        show: (query, byKey) => port.show(query, byKey),
        compare: pair => port.ask({ type: 'compare', pair }),
        pin: nodes => port.ask({ type: 'pin', nodes }),
        keep: compare => port.note({ compare }),
      },
      state.compare,
      t,
    );
    this.form = new ChoicesForm(
      {
        preview: choices => port.ask({ type: 'previewChoices', choices }),
        apply: choices => port.ask({ type: 'choose', choices }),
      },
      t,
    );
    this.structure.setAttribute('aria-label', t('Structure'));
    this.structure.setAttribute('role', 'region');
    this.views = {
      picture: picture.dom,
      nodes: this.nodes.dom,
      edges: this.edges.dom,
      structure: this.structure,
      compare: this.compare.dom,
      choices: this.form.dom,
    };
    this.modes = choice<NetworkMode>(
      t('View'),
      {
        picture: t('Picture'),
        nodes: t('Nodes'),
        edges: t('Edges'),
        structure: t('Structure'),
        compare: t('Compare'),
        choices: t('Choices'),
      },
      networkMode => port.set({ networkMode }),
    );
    this.legendTool = tool('≡', t('Legend and filter'), () => port.set({ legend: !this.state.legend }));
    this.pictureTools = element(
      'div',
      { class: 'tools' },
      picture.finder,
      tool('◎', t('Neighbours only (E)'), () => picture.cycleEgo()),
      tool('−', t('Zoom out (−)'), () => picture.zoom(0.8)),
      tool('+', t('Zoom in (+)'), () => picture.zoom(1.25)),
      tool('⤢', t('Show all (0)'), () => picture.fit()),
      this.legendTool,
    );
    this.tools = element(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': t('Network') },
      this.modes.dom,
      this.pictureTools,
    );
    this.dom = element('div', { class: 'network-tab' }, ...Object.values(this.views));
  }

  /** `choices`: the settings of the network; `undefined` if unknown. */
  update(state: UiState, overview: Overview, choices: NetworkChoices | undefined): void {
    const { network } = overview;
    const { networkMode: mode, query } = state;
    const isOther = this.overview?.network !== network;
    const appeared = mode !== this.state.networkMode;
    this.overview = overview;
    this.state = state;
    this.modes.select(mode);
    this.pictureTools.hidden = mode !== 'picture';
    setAttribute(this.legendTool, 'aria-pressed', String(state.legend));
    for (const [name, view] of Object.entries(this.views)) view.hidden = name !== mode;
    this.picture.setLegend(state.legend);
    this.picture.update(network, state.network);
    this.picture.setOpen(query);
    if (choices) this.form.update(choices, overview);
    this.compare.update(network, query);
    if (isOther || appeared) this.fill();
    this.nodes.mark(query?.of === 'node' ? query.node : undefined);
    this.edges.mark(query?.of === 'edge' ? keyOfEdge(query) : undefined);
  }

  /** Returns nodes to their places in the project, after it has answered. */
  settle(): void {
    this.picture.settle();
  }

  receive(message: ToWebview): void {
    switch (message.type) {
      case 'structure': {
        const of = this.asked.structure;
        if (!of || of !== this.overview?.network) return;
        this.figures = { of, nodes: new Map(message.nodes.map(node => [node.id, node])) };
        this.structure.replaceChildren(...message.tables.flatMap(textTable));
        this.fill();
        return;
      }
      case 'parts':
        this.compare.takeParts(message);
        return;
      case 'comparison':
        this.compare.take(message);
        return;
      case 'choicesLeft':
        this.form.showLeft(message.choices, message.left);
        return;
    }
  }

  /** Moves the focus into the visible view. */
  takeFocus(): void {
    const { networkMode: mode } = this.state;
    if (mode === 'picture') this.picture.takeFocus();
    else if (mode === 'nodes') this.nodes.takeFocus();
    else if (mode === 'edges') this.edges.takeFocus();
  }

  private fill(): void {
    const { overview, t } = this;
    if (!overview) return;
    const { network } = overview;
    const { networkMode: mode } = this.state;
    if (mode === 'nodes' || mode === 'structure') this.askForStructure(network);
    if (mode === 'nodes') {
      const known = this.figures?.of === network ? this.figures.nodes : undefined;
      this.nodes.update(nodeColumns(overview, known, t), network.nodes, ({ id }) => id, {
        column: 'degree',
        down: true,
      });
    } else if (mode === 'edges') {
      this.edges.update(edgeColumns(overview, t), network.edges, keyOfEdge, { column: 'weight', down: true });
    } else if (mode === 'compare' && this.asked.parts !== overview) {
      this.asked = { ...this.asked, parts: overview };
      this.port.ask({ type: 'parts' });
    }
  }

  private askForStructure(network: Network): void {
    if (this.asked.structure === network || network.nodes.length === 0) return;
    this.asked = { ...this.asked, structure: network };
    const waiting = element('p', { class: 'left', role: 'status' });
    setText(waiting, this.t('Detecting communities repeatedly to measure their stability.'));
    this.structure.replaceChildren(waiting);
    this.port.ask({ type: 'structure' });
  }
}

function keyOfEdge({ source, target }: { readonly source: string; readonly target: string }): string {
  return JSON.stringify([source, target].sort());
}
