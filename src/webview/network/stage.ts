import type { LabelPlace } from '../../core/network/picture';
import { element } from '../dom';
import { Camera } from './camera';
import { labelsAmong, labelsAt, mostLabels, nodesWithin, wholeAt } from './labels';
import type { Rect } from './model';
import { NodeLayer } from './nodeLayer';
import { type Light, Painter } from './painter';
import { watchPaints } from './paints';
import type { DrawnNode, Scene } from './scene';
import type { Cluster } from './target';

/** The picture on the screen: a canvas, elements for its nodes above it, and labels where there is room. */
export class Stage {
  readonly dom = element('div', { class: 'canvas' });
  readonly camera = new Camera(this.dom);
  readonly layer: NodeLayer;
  readonly painter: Painter;
  private readonly paints;
  private scene: Scene | undefined;
  private places: ReadonlyMap<string, LabelPlace> = new Map();
  private fontSize = 0;
  private placing: ReturnType<typeof setTimeout> | undefined;
  /** What the bounds were computed for. */
  private boundsOf = '';

  /** `labelled`: the places of labels have changed. */
  constructor(
    label: string,
    private readonly labelled: () => void,
  ) {
    this.layer = new NodeLayer(label);
    this.paints = watchPaints(this.dom, () => this.painter?.redraw());
    this.painter = new Painter(this.paints);
    this.dom.append(this.painter.canvas, this.layer.svg);
  }

  get labels(): ReadonlyMap<string, LabelPlace> {
    return this.places;
  }

  /** Sets another scene; the next `resize` draws it. */
  show(scene: Scene, describe: (node: DrawnNode) => string): void {
    this.scene = scene;
    this.fontSize = 0;
    this.layer.show(scene, describe);
  }

  /** Draws the scene in the available room. `all`: the nodes that must fit, computed again if `of` has changed. */
  resize(of: string, all: () => readonly DrawnNode[]): void {
    const { view } = this.camera;
    if (!this.scene || !view) return;
    const pixels = this.paints().fontSize;
    const key = JSON.stringify([view.width, view.height, pixels, of]);
    if (key !== this.boundsOf) {
      this.boundsOf = key;
      this.camera.bounds = wholeAt(all(), view, pixels);
    }
    this.render();
  }

  /** Recomputes the bounds next time. */
  forgetBounds(): void {
    this.boundsOf = '';
  }

  /** Draws the visible part, with labels of the right size; `moving`: more movement follows. */
  render(moving = false): void {
    const { bounds, view, scale } = this.camera;
    const { scene } = this;
    if (!scene || !view || scale === undefined) return;
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
      // Placing labels takes time, and so does drawing. Both wait until the wheel stops.
      this.painter.look(part, view, bounds, true);
      this.painter.show({ scene, labels: this.places, fontSize }, true);
      this.placing = setTimeout(finish, 120);
    }
  }

  /** Emphasises connected elements; nothing if there are none. */
  light(cluster: Cluster | undefined): void {
    const ids = (of: readonly DrawnNode[]) => new Set(of.map(({ node }) => node.id));
    const light: Light | undefined = cluster && {
      ...cluster,
      labels: labelsAmong(cluster.nodes, this.places, this.fontSize),
      chosen: ids(cluster.chosen ? [cluster.chosen] : []),
    };
    this.layer.light(ids(cluster?.nodes ?? []), light?.chosen ?? new Set());
    this.painter.lightUp(light);
  }

  /** A node has moved. */
  place(node: DrawnNode): void {
    this.layer.place(node);
    this.painter.schedule();
  }

  private placeLabels(fontSize: number, part: Rect): void {
    const { scene } = this;
    if (!scene) return;
    const { nodes } = scene;
    const isAll = nodes.length <= mostLabels;
    if (isAll && fontSize === this.fontSize) return;
    // If there are very many nodes, only visible ones get labels.
    this.places = labelsAt(isAll ? nodes : nodesWithin(nodes, part), fontSize);
    this.fontSize = fontSize;
    this.painter.show({ scene, labels: this.places, fontSize });
    this.labelled();
  }
}
