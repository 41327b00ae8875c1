import type { LabelPlace } from '../../core/network/picture';
import { element } from '../dom';
import { Brush } from './brush';
import { isCrowded } from './labels';
import type { Rect, Size } from './model';
import type { Paints } from './paints';
import type { DrawnEdge, DrawnNode, Scene } from './scene';
import { fitTo, Sheet } from './sheet';

/** The scene, and the labels in it; `fontSize` in units of the picture. */
export interface Picture {
  readonly scene: Scene;
  readonly labels: ReadonlyMap<string, LabelPlace>;
  readonly fontSize: number;
}

/** What stands out, drawn on top of all else, which is faded behind it. */
export interface Light {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly labels: ReadonlyMap<string, LabelPlace>;
  /** Nodes with a ring and a bold label. */
  readonly chosen: ReadonlySet<string>;
}

/** Milliseconds of a frame that are spent on drawing a picture anew. */
const slice = 9;
/** What is not lit is so opaque. */
const faded = 0.16;

/**
 * Draws a picture on a canvas. The whole of it is drawn in slices beside the screen; until that is done the last one is
 * shown, moved and zoomed to where one looks now. So every frame is quick, however many edges there are; a picture of a few
 * hundred is drawn anew in each. What stands out, and a node that is being dragged, is drawn on top in every frame.
 */
export class Painter {
  readonly canvas = element('canvas', { 'aria-hidden': 'true' });
  private readonly context = this.canvas.getContext('2d')!;
  /** What was drawn last, and what is being drawn. */
  private front = new Sheet();
  private back = new Sheet();
  private job: Iterator<void> | undefined;
  /** Something has changed since `back` was begun. */
  private stale = false;
  private picture: Picture | undefined;
  private part: Rect = { left: 0, top: 0, width: 1, height: 1 };
  private size: Size = { width: 0, height: 0 };
  private light: Light | undefined;
  private held:
    | { readonly node: DrawnNode; readonly from: { readonly x: number; readonly y: number } }
    | undefined;
  private scheduled = false;

  constructor(private readonly paintsOf: () => Paints) {}

  /** `moving` = more is to follow: what is being drawn is finished before this is begun, so that something new is seen at all. */
  show(picture: Picture, moving = false): void {
    this.picture = picture;
    if (!moving) this.redraw();
  }

  /** Shows a part of the picture in a window of that many pixels. */
  look(part: Rect, size: Size): void {
    this.part = part;
    this.size = size;
    this.stale = true;
    this.schedule();
  }

  /** Lights something up; `undefined`: nothing. */
  lightUp(light: Light | undefined): void {
    this.light = light;
    this.schedule();
  }

  /** Draws a node with its edges on top of all else in every frame, since it moves; `undefined`: none any more. */
  hold(node: DrawnNode | undefined): void {
    if (node === this.held?.node) return;
    this.held = node && { node, from: { x: node.x, y: node.y } };
    this.redraw();
  }

  /** Draws all anew, as after a change of colours. */
  redraw(): void {
    this.job = undefined;
    this.stale = true;
    this.schedule();
  }

  /** A frame is to be drawn. */
  schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => this.frame());
  }

  private frame(): void {
    this.scheduled = false;
    const { picture, size } = this;
    if (!picture || size.width === 0 || size.height === 0) return;
    if (this.stale && !this.job) {
      this.stale = false;
      this.job = this.draw(this.back, picture, this.part);
    }
    if (this.job && this.work(this.job)) {
      this.job = undefined;
      [this.front, this.back] = [this.back, this.front];
    }
    this.compose(picture);
    if (this.job || this.stale) this.schedule();
  }

  /** Whether the job is done; it goes on in the next frame otherwise. */
  private work(job: Iterator<void>): boolean {
    const end = performance.now() + slice;
    while (performance.now() < end) if (job.next().done) return true;
    return false;
  }

  /** Draws the picture step by step, a hundred parts each. */
  private *draw(sheet: Sheet, { scene, labels, fontSize }: Picture, part: Rect): Generator<void, void> {
    const held = this.held?.node;
    const brush = sheet.begin(part, this.size, this.paintsOf());
    let count = 0;
    const right = part.left + part.width;
    const bottom = part.top + part.height;
    for (const edge of scene.edges) {
      const { a, b } = edge;
      const isOutside =
        (a.x < part.left && b.x < part.left) ||
        (a.x > right && b.x > right) ||
        (a.y < part.top && b.y < part.top) ||
        (a.y > bottom && b.y > bottom);
      if (isOutside || a === held || b === held) continue;
      brush.edge(edge);
      if (++count % 100 === 0) yield;
    }
    for (const node of scene.nodes) {
      if (node === held) continue;
      brush.node(node);
      if (++count % 100 === 0) yield;
    }
    for (const node of scene.nodes) {
      const place = labels.get(node.node.id);
      if (node !== held && place && !isCrowded(place)) brush.label(node, place, fontSize);
      if (++count % 20 === 0) yield;
    }
    for (const node of scene.nodes) if (node !== held) brush.pin(node);
  }

  private compose({ scene, labels, fontSize }: Picture): void {
    const { canvas, context, part, size, light, held } = this;
    fitTo(canvas, size);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = light ? faded : 1;
    const scale = canvas.width / part.width;
    this.front.show(context, part, scale);
    context.setTransform(scale, 0, 0, scale, -part.left * scale, -part.top * scale);
    const brush = new Brush(context, this.paintsOf(), part.width / size.width);
    if (light) {
      for (const edge of light.edges) brush.edge(edge, true);
      for (const node of light.nodes) if (light.chosen.has(node.node.id)) brush.ring(node);
      for (const node of light.nodes) brush.node(node, true);
      for (const node of light.nodes) {
        const { id } = node.node;
        const place = light.labels.get(id);
        const chosen = light.chosen.has(id);
        if (place && (chosen || !isCrowded(place))) brush.label(node, place, fontSize, true, chosen);
        brush.pin(node);
      }
    }
    if (!held) return;
    const { node, from } = held;
    const edges = scene.edgesOf.get(node.node.id) ?? [];
    for (const edge of edges) brush.edge(edge);
    for (const { a, b } of edges) brush.node(a === node ? b : a);
    brush.ring(node);
    brush.node(node, true);
    const place = labels.get(node.node.id);
    if (!place) return;
    // The label goes where the node goes.
    const [x, y] = [place.x + node.x - from.x, place.y + node.y - from.y];
    brush.label(node, { ...place, x, y }, fontSize, true, true);
  }
}
