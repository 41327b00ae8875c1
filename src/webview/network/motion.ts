import type { Rect } from './model';

/** What is drawn reaches beyond the window on each side, by this part of the window: one may move so far until more is needed. */
export const beyond = 0.25;
/** Grown or shrunk by more than this, what was drawn is too coarse or too fine to look at. */
const mostStretch = 1.6;

/**
 * Whether a drawing of the part `drawn` will do for now, while one who moves and zooms sees `part`: nothing of the picture,
 * which lies within `bounds`, is missing, and lines and letters are not stretched too far. `stretch`: by how much.
 */
export function suffices(drawn: Rect, part: Rect, bounds: Rect, stretch: number): boolean {
  if (stretch > mostStretch || stretch < 1 / mostStretch) return false;
  const covers = (from: number, size: number, needed: number, length: number, least: number, all: number) =>
    // A thousandth of the window is less than a pixel.
    from <= Math.max(needed, least) + length / 1000 &&
    from + size >= Math.min(needed + length, least + all) - length / 1000;
  return (
    covers(drawn.left, drawn.width, part.left, part.width, bounds.left, bounds.width) &&
    covers(drawn.top, drawn.height, part.top, part.height, bounds.top, bounds.height)
  );
}
