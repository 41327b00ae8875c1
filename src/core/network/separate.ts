/** Something with a middle that may be moved, and half its extents. */
export interface Movable {
  x: number;
  y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** Rounds before all boxes are spread a little; this repeats until nothing overlaps. */
const roundsBeforeSpread = 40;
const spread = 1.04;
const mostSpreads = 60;

/**
 * Moves boxes that overlap apart, each pair along the axis that needs less, half the way each. Where that does not
 * settle, all are spread out a little first. Depends on the order of the boxes, on nothing else.
 */
export function separate(boxes: readonly Movable[]): void {
  for (let spreads = 0; spreads < mostSpreads; spreads++) {
    for (let round = 0; round < roundsBeforeSpread; round++) if (!push(boxes)) return;
    for (const box of boxes) {
      box.x *= spread;
      box.y *= spread;
    }
  }
}

/** One round; whether anything had to move. */
function push(boxes: readonly Movable[]): boolean {
  let moved = false;
  for (let i = 0; i < boxes.length; i++) {
    const a = boxes[i]!;
    for (let k = i + 1; k < boxes.length; k++) {
      const b = boxes[k]!;
      const overX = a.halfWidth + b.halfWidth - Math.abs(a.x - b.x);
      const overY = a.halfHeight + b.halfHeight - Math.abs(a.y - b.y);
      // Rounding errors do not count.
      if (overX <= 1e-6 || overY <= 1e-6) continue;
      moved = true;
      if (overX < overY) {
        const step = (a.x < b.x ? -overX : overX) / 2;
        a.x += step;
        b.x -= step;
      } else {
        const step = (a.y < b.y ? -overY : overY) / 2;
        a.y += step;
        b.y -= step;
      }
    }
  }
  return moved;
}
