import { displayWidth } from '../text/wrapping';
import type { ConcordanceLine } from './concordance';

/** A sign as wide as a Chinese character, which lists do not trim. */
const blank = '\u3000';

/**
 * A line with its term in the same place as in all other lines, so that the eye runs down a column: what is before it
 * takes as much room as `letters` Chinese characters, cut or filled up.
 */
export function centredOn({ left, text, right }: ConcordanceLine, letters: number): string {
  const room = 2 * letters;
  const signs = [...left];
  let shown = signs.length;
  let width = displayWidth(left);
  // The ellipsis needs room as well.
  while (shown > 0 && width > room - (shown < signs.length ? 2 : 0)) {
    width -= displayWidth(signs[signs.length - shown]!);
    shown--;
  }
  const isCut = shown < signs.length;
  const before = (isCut ? '…' : '') + signs.slice(signs.length - shown).join('');
  const missing = Math.max(0, Math.floor((room - width - (isCut ? 2 : 0)) / 2));
  return blank.repeat(missing) + before + text + right;
}
