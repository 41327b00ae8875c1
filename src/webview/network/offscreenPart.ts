import { element } from '../dom';
import { Brush } from './brush';
import type { Rect, Size } from './model';
import { beyond } from './motion';
import type { Paints } from './paints';

/** A canvas that nobody sees, with a part of the picture on it. */
export class OffscreenPart {
  private readonly canvas = element('canvas');
  /** Without a graphics card's memory: so what is drawn can be waited for at any time. */
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: true })!;
  private own: Rect | undefined;
  private scale = 1;

  /** The part of the picture that is on it; `undefined` = nothing yet. */
  get part(): Rect | undefined {
    return this.own;
  }

  /** Begins again with a part of the picture, and what lies around it, for a window of that many pixels. */
  begin(part: Rect, size: Size, paints: Paints): Brush {
    const { canvas, context } = this;
    const [wide, high] = pixelsOf(size);
    const scale = wide / part.width;
    // Whole pixels, so that it comes to the screen as sharp as it was drawn.
    const [dx, dy] = [Math.round(wide * beyond), Math.round(high * beyond)];
    resize(canvas, wide + 2 * dx, high + 2 * dy);
    const own = {
      left: part.left - dx / scale,
      top: part.top - dy / scale,
      width: canvas.width / scale,
      height: canvas.height / scale,
    };
    this.own = own;
    this.scale = scale;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale, 0, 0, scale, -own.left * scale, -own.top * scale);
    return new Brush(context, paints, part.width / size.width);
  }

  /** Waits until all that was asked for is drawn: browsers put it off, and a clock would tell nothing of what it takes. */
  finish(): void {
    this.context.getImageData(0, 0, 1, 1);
  }

  /** By how much what is on it is stretched where a unit of the picture is so many pixels. */
  stretchAt(scale: number): number {
    return scale / this.scale;
  }

  /** Puts what is on it where it belongs on a canvas that shows `part`, so many of its pixels for a unit of the picture. */
  show(context: CanvasRenderingContext2D, part: Rect, scale: number): void {
    const { own } = this;
    // Beside the picture, tables may stand in its place: it has no size then.
    if (!own || this.canvas.width === 0 || this.canvas.height === 0) return;
    context.drawImage(
      this.canvas,
      (own.left - part.left) * scale,
      (own.top - part.top) * scale,
      own.width * scale,
      own.height * scale,
    );
  }
}

/** Gives a canvas as many pixels as a window has on this screen. */
export function fitTo(canvas: HTMLCanvasElement, size: Size): void {
  resize(canvas, ...pixelsOf(size));
}

function pixelsOf({ width, height }: Size): [wide: number, high: number] {
  const ratio = window.devicePixelRatio;
  return [Math.round(width * ratio), Math.round(height * ratio)];
}

function resize(canvas: HTMLCanvasElement, wide: number, high: number): void {
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}
