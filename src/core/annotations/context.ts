import { isInvisible } from '../text/foldCharacters';
import { endOfLine, lineStart, withoutLineEnds } from '../text/offsets';
import type { Target } from './annotation';

/** UTF-16 code units of context stored on either side. */
export const contextLength = 16;

/** If a passage with its context in the line is shorter than this, in letters, more context is stored. */
export const tellingLength = 12;

/**
 * The text before and after a passage, within its line. If the line is too short to identify the passage, as in a heading,
 * the neighbouring lines are included, with blanks for line ends. `far`: include neighbouring lines in any case, and twice
 * as much, to tell identical passages apart.
 */
export function contextOf(
  text: string,
  start: number,
  end: number,
  reach: 'near' | 'far' = 'near',
): { before: string; after: string } {
  if (reach === 'near') {
    const before = wholeCharacters(
      text.slice(Math.max(lineStart(text, start), start - contextLength), start),
    ).trimStart();
    const after = wholeCharacters(
      text.slice(end, Math.min(endOfLine(text, end), end + contextLength)),
    ).trimEnd();
    if (before.length + end - start + after.length >= tellingLength) return { before, after };
  }
  const length = reach === 'far' ? 2 * contextLength : contextLength;
  const far = 4 * length;
  const above = withoutLineEnds(text.slice(Math.max(0, start - far), start).replace(/\s*\n\s*$/, ''));
  const below = withoutLineEnds(text.slice(end, end + far).replace(/^\s*\n\s*/, ''));
  return {
    before: wholeCharacters(above.slice(-length)).trimStart(),
    after: wholeCharacters(below.slice(0, length)).trimEnd(),
  };
}

/** Whether there is only white space between the beginning of a line and a place. */
export function beginsLine(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && text[at - 1] !== '\n' && isUnseen(text[at - 1]!)) at--;
  return at === 0 || text[at - 1] === '\n';
}

/** Whether there is only white space between a place and the end of its line. */
export function endsLine(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && text[at] !== '\n' && isUnseen(text[at]!)) at++;
  return at === text.length || text[at] === '\n';
}

/** Whether no context is stored, as in codings written by hand or made elsewhere. */
export function isWithoutContext({ before, after }: Target): boolean {
  return before === undefined && after === undefined;
}

/** Whether neither position nor context is stored, so that no place can be ruled out by its surroundings. */
export function isBare(target: Target): boolean {
  return target.at === undefined && isWithoutContext(target);
}

/** Drops half a surrogate pair at either end. */
export function wholeCharacters(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '');
}

export function isBlank(character: string): boolean {
  return /\s/.test(character);
}

/** Whether a character is white space or has no width. */
function isUnseen(character: string): boolean {
  return isBlank(character) || isInvisible(character);
}
