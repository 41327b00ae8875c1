import { element } from '../dom';
import { Brush } from './brush';
import type { Rect, Size } from './model';
import { beyond } from './motion';
import type { Paints } from './paints';

/** A hidden canvas with a part of the picture. */
export class OffscreenPart {
  private readonly canvas = element('canvas');
  /** Kept out of the graphics card's memory, so that drawing can be awaited at any time. */
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: true })!;
  private own: Rect | undefined;
  private scale = 1;

  /** The part that is drawn; `undefined` for nothing yet. */
  get part(): Rect | undefined {
    return this.own;
  }

  /** Starts a drawing of a part of the picture with a margin, for a window of so many pixels. */
  begin(part: Rect, size: Size, paints: Paints): Brush {
    const { canvas, context } = this;
    const [wide, high] = pixelsOf(size);
    const scale = wide / part.width;
    // Whole pixels, so that it reaches the screen as sharp as it was drawn.
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

  /** Waits until everything requested is drawn. Browsers defer drawing, so a clock alone would not measure it. */
  finish(): void {
    this.context.getImageData(0, 0, 1, 1);
  }

  /** Stretch of the drawing if a unit of the picture has so many pixels. */
  stretchAt(scale: number): number {
    return scale / this.scale;
  }

  /** Copies the drawing to a canvas that shows `part` with so many pixels per unit of the picture. */
  show(context: CanvasRenderingContext2D, part: Rect, scale: number): void {
    const { own } = this;
    // While a table takes the place of the picture, the canvas has no size.
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

/** Gives a canvas as many pixels as the window has on this screen. */
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
