import type { Rect } from './model';

/** Margin drawn around the window on each side, as a share of the window, so that small moves need no new drawing. */
export const beyond = 0.25;
/** Beyond this factor, a stretched drawing looks too coarse or too fine. */
const mostStretch = 1.6;

/**
 * Whether a drawing of the part `drawn` suffices while `part` is shown during a movement: no visible part of the picture,
 * which lies within `bounds`, is missing, and lines and letters are not stretched too far (`stretch`).
 */
export function suffices(drawn: Rect, part: Rect, bounds: Rect, stretch: number): boolean {
  if (stretch > mostStretch || stretch < 1 / mostStretch) return false;
  const covers = (from: number, size: number, needed: number, length: number, least: number, all: number) =>
    // A thousandth of the window is below one pixel.
    from <= Math.max(needed, least) + length / 1000 &&
    from + size >= Math.min(needed + length, least + all) - length / 1000;
  return (
    covers(drawn.left, drawn.width, part.left, part.width, bounds.left, bounds.width) &&
    covers(drawn.top, drawn.height, part.top, part.height, bounds.top, bounds.height)
  );
}
