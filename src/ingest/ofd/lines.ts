/** A piece of text where it is drawn, in millimetres from the upper left corner; `y` is that of its base line. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Height of its letters. */
  readonly size: number;
  /** From each letter to the next. */
  readonly steps: readonly number[];
  /** Whether the letters stand one below the other. */
  readonly isDown: boolean;
}

/** How far base lines of one line may be apart, and how wide a gap separates words, in heights of a letter. */
const sameLine = 0.4;
const gap = 0.7;
/** Pieces drawn closer than this over the same text are one: false bold and shadows. */
const overprint = 0.3;

/** The lines of a page from top to bottom, and in each the pieces from left to right. */
export function linesOf(pieces: readonly PlacedText[]): string {
  const visible = pieces.filter(({ text }) => text.trim() !== '');
  const lines: PlacedText[][] = [];
  for (const piece of [...visible].sort((one, other) => one.y - other.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    const isSame =
      first && Math.abs(piece.y - first.y) < Math.min(piece.size || 1, first.size || 1) * sameLine;
    if (isSame) line?.push(piece);
    else lines.push([piece]);
  }
  return lines.map(lineOf).join('\n');
}

function lineOf(pieces: readonly PlacedText[]): string {
  let text = '';
  let end: number | undefined;
  let last: PlacedText | undefined;
  for (const piece of [...pieces].sort((one, other) => one.x - other.x)) {
    const isAgain =
      last?.text === piece.text && Math.abs(last.x - piece.x) < Math.max(piece.size, 1) * overprint;
    if (isAgain) continue;
    if (end !== undefined && piece.x - end > Math.max(piece.size, 1) * gap) text += ' ';
    text += piece.text;
    end = endOf(piece);
    last = piece;
  }
  return text;
}

function endOf({ text, x, size, steps, isDown }: PlacedText): number {
  const letters = Array.from(text);
  const width = (letter: string | undefined) => (/[\x20-\x7e]/.test(letter ?? '') ? size / 2 : size);
  if (isDown) return x + size;
  // Letters without a step of their own follow by their width.
  return letters.reduce((at, letter, i) => at + (steps[i] ?? width(letter)), x);
}
