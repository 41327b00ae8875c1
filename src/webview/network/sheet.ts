import { element } from '../dom';
import { Brush } from './brush';
import type { Rect, Size } from './model';
import type { Paints } from './paints';

/** A canvas that nobody sees, with a part of the picture on it. */
export class Sheet {
  private readonly canvas = element('canvas');
  private readonly context = this.canvas.getContext('2d')!;
  private part: Rect | undefined;

  /** Begins anew with a part of the picture, for a window of that many pixels. */
  begin(part: Rect, size: Size, paints: Paints): Brush {
    const { canvas, context } = this;
    this.part = part;
    fitTo(canvas, size);
    const scale = canvas.width / part.width;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale, 0, 0, scale, -part.left * scale, -part.top * scale);
    return new Brush(context, paints, part.width / size.width);
  }

  /** Puts what is on it where it belongs on a canvas that shows `part`, so many of its pixels for a unit of the picture. */
  show(context: CanvasRenderingContext2D, part: Rect, scale: number): void {
    const own = this.part;
    if (!own) return;
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
export function fitTo(canvas: HTMLCanvasElement, { width, height }: Size): void {
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}
