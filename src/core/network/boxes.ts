/** A rectangle by its sides; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Area that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** A straight line from one end to the other. */
export interface LineSegment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Whether some of a line lies within a box (Liang and Barsky 1984: what each side leaves of the line). */
export function crosses({ x1, y1, x2, y2 }: LineSegment, box: Box): boolean {
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ] as const) {
    if (step === 0) {
      if (room <= 0) return false;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return from < to;
}

/** Boxes indexed by the squares of a grid, so that those near a place are found without testing all. */
export class BoxGrid {
  private readonly squares = new Map<string, Box[]>();

  /** `size` is the side of a square: about that of the boxes. */
  constructor(private readonly size: number) {}

  add(box: Box): void {
    this.visit(box, key => {
      const found = this.squares.get(key);
      if (found) found.push(box);
      else this.squares.set(key, [box]);
    });
  }

  /** Area of a box that lies on others, each counted; `own` does not count. */
  covered(box: Box, own?: Box): number {
    let area = 0;
    for (const other of this.near(box)) if (other !== own) area += overlap(box, other);
    return area;
  }

  /** Whether a line touches none of the boxes; `own` does not count. */
  isClear(line: LineSegment, own?: Box): boolean {
    const around: Box = {
      left: Math.min(line.x1, line.x2),
      right: Math.max(line.x1, line.x2),
      top: Math.min(line.y1, line.y2),
      bottom: Math.max(line.y1, line.y2),
    };
    for (const other of this.near(around)) if (other !== own && crosses(line, other)) return false;
    return true;
  }

  /** The boxes that share a square with a box. */
  private near(box: Box): ReadonlySet<Box> {
    const near = new Set<Box>();
    this.visit(box, key => {
      for (const other of this.squares.get(key) ?? []) near.add(other);
    });
    return near;
  }

  private visit({ left, top, right, bottom }: Box, visit: (key: string) => void): void {
    const { size } = this;
    for (let x = Math.floor(left / size); x * size <= right; x++) {
      for (let y = Math.floor(top / size); y * size <= bottom; y++) visit(`${x} ${y}`);
    }
  }
}
