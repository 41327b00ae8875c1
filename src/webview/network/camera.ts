import type { Sight } from '../state';
import { moveSight, partInSight, type Rect, scaleOf, sightOfAll, sightOn, zoomAt } from './model';

/** A point of the picture, in its own coordinates. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Which part of the picture the stage shows, and where on the screen its points are. */
export class Camera {
  /** What has to be in sight for all of the network to be. */
  bounds: Rect = { left: 0, top: 0, width: 1, height: 1 };
  /** What the user moved or zoomed to; `undefined` = all of it. */
  sight: Sight | undefined;

  constructor(private readonly stage: HTMLElement) {}

  /** The stage in pixels; `undefined` while it cannot be seen. */
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

  /** Pixels for a unit of the picture; `undefined` while it cannot be seen. */
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

  /** The sight zoomed by a factor; `at` stays where it is on the screen, without it the middle. */
  zoomed(factor: number, at?: Point): Sight {
    const { inSight } = this;
    return zoomAt(inSight, factor, at ?? inSight);
  }

  /** The sight after the picture was dragged by so many units of it. */
  dragged(dx: number, dy: number): Sight {
    return moveSight(this.bounds, this.inSight, -dx, -dy);
  }

  /** The sight in which a point is well inside; `undefined` where it is already, or nothing can be seen. */
  sightOn(point: Point): Sight | undefined {
    const { view, inSight } = this;
    const moved = view && sightOn(this.bounds, inSight, view, point);
    return moved === inSight ? undefined : moved;
  }
}
