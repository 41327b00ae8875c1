import type { LabelPlace } from '../../core/network/picture';
import { element } from '../dom';
import { Brush } from './brush';
import { isCrowded, nodesWithin } from './labels';
import type { Rect, Size } from './model';
import { suffices } from './motion';
import { fitTo, OffscreenPart } from './offscreenPart';
import type { Paints } from './paints';
import type { DrawnEdge, DrawnNode, Scene } from './scene';

/** The scene and its labels; `fontSize` in units of the picture. */
export interface Picture {
  readonly scene: Scene;
  readonly labels: ReadonlyMap<string, LabelPlace>;
  readonly fontSize: number;
}

/** Emphasised elements, drawn on top while everything else is faded. */
export interface Light {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly labels: ReadonlyMap<string, LabelPlace>;
  /** Nodes with a ring and a bold label. */
  readonly chosen: ReadonlySet<string>;
}

/** Time per frame for redrawing the picture, in milliseconds. */
const slice = 9;
/** Opacity of what is not emphasised. */
const faded = 0.16;

/**
 * Draws a picture on a canvas. The whole picture is drawn in slices on a hidden canvas. Meanwhile the last drawing is
 * shown, moved and zoomed to the current view; during a movement it is used as long as it suffices. So every frame is fast,
 * however many edges there are. Emphasised elements and a dragged node are drawn on top in every frame.
 */
export class Painter {
  readonly canvas = element('canvas', { 'aria-hidden': 'true' });
  private readonly context = this.canvas.getContext('2d')!;
  /** The last drawing, and the one in progress. */
  private front = new OffscreenPart();
  private back = new OffscreenPart();
  private job: Iterator<void> | undefined;
  /** The scene has changed since `back` was begun. */
  private stale = false;
  /** More movement follows, so the picture need not be sharp. */
  private moving = false;
  private picture: Picture | undefined;
  private part: Rect = { left: 0, top: 0, width: 1, height: 1 };
  private size: Size = { width: 0, height: 0 };
  private bounds = this.part;
  private light: Light | undefined;
  private held:
    | { readonly node: DrawnNode; readonly from: { readonly x: number; readonly y: number } }
    | undefined;
  private scheduled = false;

  constructor(private readonly paintsOf: () => Paints) {}

  /** `moving`: more movement follows. Then the drawing in progress is finished first, so that something new appears at all. */
  show(picture: Picture, moving = false): void {
    this.picture = picture;
    if (!moving) this.redraw();
  }

  /**
   * Shows a part of the picture, which lies within `bounds`, in a window of so many pixels. `moving`: more movement
   * follows, and the last drawing is used as long as it suffices.
   */
  look(part: Rect, size: Size, bounds: Rect, moving: boolean): void {
    this.part = part;
    this.size = size;
    this.bounds = bounds;
    this.moving = moving;
    this.stale = true;
    this.schedule();
  }

  /** Emphasises elements; `undefined` for none. */
  lightUp(light: Light | undefined): void {
    this.light = light;
    this.schedule();
  }

  /** Draws a moving node with its edges on top in every frame; `undefined` for none. */
  hold(node: DrawnNode | undefined): void {
    if (node === this.held?.node) return;
    this.held = node && { node, from: { x: node.x, y: node.y } };
    this.redraw();
  }

  /** Redraws everything, as after a change of colours. */
  redraw(): void {
    this.job = undefined;
    this.stale = true;
    this.schedule();
  }

  /** Requests a frame. */
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
      this.stale = this.moving && this.frontSuffices();
      if (!this.stale) this.job = this.draw(this.back, picture, this.part);
    }
    if (this.job && this.work(this.job)) {
      this.job = undefined;
      [this.front, this.back] = [this.back, this.front];
    }
    this.compose(picture);
    // Sharpening waits for the end of the movement, which is reported.
    if (this.job || (this.stale && !this.moving)) this.schedule();
  }

  /** Whether the last drawing suffices during a movement. */
  private frontSuffices(): boolean {
    const drawn = this.front.part;
    const scale = (this.size.width * window.devicePixelRatio) / this.part.width;
    return drawn !== undefined && suffices(drawn, this.part, this.bounds, this.front.stretchAt(scale));
  }

  /** Runs the job for one frame; returns whether it is done. */
  private work(job: Iterator<void>): boolean {
    const end = performance.now() + slice;
    for (;;) {
      const { done } = job.next();
      this.back.finish();
      if (done) return true;
      if (performance.now() >= end) return false;
    }
  }

  /** Draws the picture in steps of fifty elements. */
  private *draw(
    sheet: OffscreenPart,
    { scene, labels, fontSize }: Picture,
    part: Rect,
  ): Generator<void, void> {
    const held = this.held?.node;
    const brush = sheet.begin(part, this.size, this.paintsOf());
    let count = 0;
    const drawn = sheet.part!;
    for (const edge of scene.edges) {
      const { a, b } = edge;
      if (a === held || b === held || !meets(drawn, a, b)) continue;
      brush.edge(edge);
      if (++count % 50 === 0) yield;
    }
    const nodes = nodesWithin(scene.nodes, drawn);
    for (const node of nodes) {
      if (node === held) continue;
      brush.node(node);
      if (++count % 50 === 0) yield;
    }
    for (const node of scene.nodes) {
      const place = labels.get(node.node.id);
      if (node === held || !place || isCrowded(place) || !touches(drawn, place.box)) continue;
      brush.label(node, place, fontSize);
      // Text takes the longest.
      if (++count % 5 === 0) yield;
    }
    for (const node of nodes) if (node !== held) brush.pin(node);
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
    // The label follows its node.
    const [x, y] = [place.x + node.x - from.x, place.y + node.y - from.y];
    brush.label(node, { ...place, x, y }, fontSize, true, true);
  }
}

/** Whether a box, in units of the picture, intersects a part of it. */
function touches({ left, top, width, height }: Rect, box: LabelPlace['box']): boolean {
  return box.right > left && box.left < left + width && box.bottom > top && box.top < top + height;
}

/** Whether the line between two nodes may cross a part of the picture. */
function meets(part: Rect, a: DrawnNode, b: DrawnNode): boolean {
  const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x];
  const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y];
  return touches(part, { left, right, top, bottom });
}
