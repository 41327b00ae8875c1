import type { Sight } from '../state';
import { moveSight, partInSight, type Rect, scaleOf, sightOfAll, sightOn, zoomAt } from './model';

/** A point of the picture, in its own coordinates. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The visible part of the picture, and where its points are on the screen. */
export class Camera {
  /** Area that shows the whole network. */
  bounds: Rect = { left: 0, top: 0, width: 1, height: 1 };
  /** Area chosen by the user; `undefined` for all of it. */
  sight: Sight | undefined;

  constructor(private readonly stage: HTMLElement) {}

  /** Size of the stage in pixels; `undefined` while it is hidden. */
  get view(): DOMRect | undefined {
    const view = this.stage.getBoundingClientRect();
    return view.width > 0 && view.height > 0 ? view : undefined;
  }

  get inSight(): Sight {
    return this.sight ?? sightOfAll(this.bounds);
  }

  /** The part of the picture that a view shows. */
  part(view: DOMRect): Rect {
    return partInSight(this.bounds, this.inSight, view);
  }

  /** Pixels per unit of the picture; `undefined` while the stage is hidden. */
  get scale(): number | undefined {
    const { view } = this;
    return view && scaleOf(this.bounds, this.inSight, view);
  }

  /** The point of the picture below the pointer. */
  pointAt({ clientX, clientY }: MouseEvent): Point {
    const view = this.stage.getBoundingClientRect();
    const part = this.part(view);
    return {
      x: part.left + ((clientX - view.left) / view.width) * part.width,
      y: part.top + ((clientY - view.top) / view.height) * part.height,
    };
  }

  /** The sight zoomed by a factor. `at` keeps its place on the screen; default: the middle. */
  zoomed(factor: number, at?: Point): Sight {
    const { inSight } = this;
    return zoomAt(inSight, factor, at ?? inSight);
  }

  /** The sight after dragging the picture, in units of the picture. */
  dragged(dx: number, dy: number): Sight {
    return moveSight(this.bounds, this.inSight, -dx, -dy);
  }

  /** The sight in which a point is well inside; `undefined` if it already is, or the stage is hidden. */
  sightOn(point: Point): Sight | undefined {
    const { view, inSight } = this;
    const moved = view && sightOn(this.bounds, inSight, view, point);
    return moved === inSight ? undefined : moved;
  }
}
