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

/** Boxes by the squares of a grid they lie on, so that those near a place are found without asking all. */
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
  covered(box: Box, own: Box | undefined): number {
    const near = new Set<Box>();
    this.visit(box, key => {
      for (const other of this.squares.get(key) ?? []) near.add(other);
    });
    let area = 0;
    for (const other of near) if (other !== own) area += overlap(box, other);
    return area;
  }

  private visit({ left, top, right, bottom }: Box, visit: (key: string) => void): void {
    const { size } = this;
    for (let x = Math.floor(left / size); x * size <= right; x++) {
      for (let y = Math.floor(top / size); y * size <= bottom; y++) visit(`${x} ${y}`);
    }
  }
}
