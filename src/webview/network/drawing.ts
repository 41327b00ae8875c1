import {
  drawGraph,
  type LabelPlace,
  type OverviewNetwork,
  type OverviewNode,
} from '../../core/network/picture';
import { setAttribute } from '../dom';
import { isCrowded, labelsAmong, labelsAt, type Rect } from './model';

/** A node or an edge of the network. */
export type Target = { readonly node: string } | { readonly source: string; readonly target: string };

const style = {
  ink: 'var(--ink)',
  paper: 'var(--paper)',
  edge: 'var(--edge)',
  fonts: 'var(--vscode-font-family, sans-serif)',
};

/** The SVG of one network as core draws it, with its elements by what they stand for. */
export class Drawing {
  readonly svg: SVGSVGElement;
  readonly byId: ReadonlyMap<string, OverviewNode>;
  private readonly nodes: ReadonlyMap<string, SVGElement>;
  private readonly labels: ReadonlyMap<string, SVGElement>;
  /** Lines and the wide lines below them. */
  private readonly lines: readonly SVGElement[];
  private readonly edgesOf = new Map<string, SVGElement[]>();
  private litElements: readonly SVGElement[] = [];
  private fontSize = 0;
  private places: ReadonlyMap<string, LabelPlace> = new Map();
  private lit: ReadonlySet<string> = new Set();
  private center: string | undefined;

  constructor(
    readonly network: OverviewNetwork,
    title: string,
  ) {
    const { svg } = drawGraph(network, { ...style, title });
    // Parsed as a document of its own: what the texts in it hold stays text, and no script in it could run.
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    this.svg = document.importNode(parsed, true) as unknown as SVGSVGElement;
    this.byId = new Map(network.nodes.map(node => [node.id, node]));
    this.nodes = this.byNode('.node');
    this.labels = this.byNode('.label');
    this.lines = [...this.svg.querySelectorAll<SVGElement>('.edge, .hit')];
    for (const edge of this.svg.querySelectorAll<SVGElement>('.edge')) {
      for (const end of [edge.dataset.source!, edge.dataset.target!]) {
        this.edgesOf.set(end, [...(this.edgesOf.get(end) ?? []), edge]);
      }
    }
  }

  node(id: string): SVGElement | undefined {
    return this.nodes.get(id);
  }

  /** Shows a part of the picture. */
  look({ left, top, width, height }: Rect): void {
    this.svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
  }

  /** Writes labels of that height, in units of the picture, where they are. */
  sizeLabels(fontSize: number): void {
    setAttribute(this.svg, 'font-size', fontSize);
    this.svg.style.setProperty('--outline', `${fontSize / 5}px`);
  }

  /** Writes labels of that height where they hide least. */
  placeLabels(fontSize: number): void {
    this.sizeLabels(fontSize);
    if (fontSize === this.fontSize) return;
    this.fontSize = fontSize;
    this.places = labelsAt(this.network, fontSize);
    this.writeLabels(this.places);
    this.light(this.lit, this.center);
  }

  /** Hides edges that weigh less, and fades nodes that have none left. */
  filter(leastWeight: number): void {
    const key = (source: string, target: string) => JSON.stringify([source, target]);
    const kept = this.network.edges.filter(edge => edge.weight >= leastWeight);
    const shown = new Set(kept.map(edge => key(edge.source, edge.target)));
    const joined = new Set(kept.flatMap(edge => [edge.source, edge.target]));
    for (const edge of this.lines) {
      edge.classList.toggle('out', !shown.has(key(edge.dataset.source!, edge.dataset.target!)));
    }
    for (const elements of [this.nodes, this.labels]) {
      for (const [id, each] of elements) each.classList.toggle('lonely', leastWeight > 0 && !joined.has(id));
    }
  }

  /** Names each node for those who do not see it. */
  describe(describe: (node: OverviewNode) => string): void {
    for (const [id, node] of this.nodes) setAttribute(node, 'aria-label', describe(this.byId.get(id)!));
  }

  /** The only node that the tab key reaches. */
  setStop(stop: string | undefined): void {
    for (const [id, node] of this.nodes) setAttribute(node, 'tabindex', id === stop ? 0 : -1);
  }

  /** Lights up nodes, and fades all else; edges of the `center`, or else those between lit nodes, are lit too. */
  light(lit: ReadonlySet<string>, center: string | undefined): void {
    if (this.lit.size > 0) this.writeLabels(this.places);
    if (lit.size > 0) this.writeLabels(labelsAmong(this.network, lit, this.places, this.fontSize));
    this.lit = lit;
    this.center = center;
    this.svg.classList.toggle('picked', lit.size > 0);
    for (const each of this.litElements) each.classList.remove('lit', 'chosen');
    const marks = [...lit]
      .flatMap(id => [this.nodes.get(id), this.labels.get(id)])
      .filter(each => each !== undefined);
    const from = center === undefined ? [...lit] : [center];
    const edges = from
      .flatMap(id => this.edgesOf.get(id) ?? [])
      .filter(({ dataset }) => lit.has(dataset.source!) && lit.has(dataset.target!));
    this.litElements = [...marks, ...edges];
    for (const each of this.litElements) each.classList.add('lit');
    for (const each of marks) if (each.dataset.node === center) each.classList.add('chosen');
  }

  private writeLabels(places: ReadonlyMap<string, LabelPlace>): void {
    for (const [id, place] of places) {
      const label = this.labels.get(id)!;
      setAttribute(label, 'x', place.x);
      setAttribute(label, 'y', place.y);
      setAttribute(label, 'text-anchor', place.anchor);
      label.classList.toggle('crowded', isCrowded(place));
    }
  }

  private byNode(selector: string): ReadonlyMap<string, SVGElement> {
    return new Map(
      [...this.svg.querySelectorAll<SVGElement>(selector)].map(each => [each.dataset.node!, each]),
    );
  }
}

/** What an event's target in the picture stands for. */
export function targetOf(event: Event): Target | undefined {
  const hit =
    event.target instanceof SVGElement && event.target.closest<SVGElement>('[data-node], [data-source]');
  if (!hit) return undefined;
  const { node, source, target } = hit.dataset;
  return node !== undefined ? { node } : { source: source!, target: target! };
}
