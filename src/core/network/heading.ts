import { displayWidth } from '../text/wrapping';
import { labelWidth } from './labels';
import { escapeXml, fixed } from './svg';

/** A title above a picture, in as many lines as its width takes; nothing, of no height, where it is empty. */
export function drawHeading(
  title: string,
  { x, width, fontSize }: { readonly x: number; readonly width: number; readonly fontSize: number },
): { readonly parts: readonly string[]; readonly height: number } {
  const size = fontSize * 1.2;
  const lines = inLines(title.replace(/\s+/g, ' ').trim(), width, size);
  const step = size * 1.4;
  return {
    parts: lines.map(
      (line, i) =>
        `<text class="heading" x="${fixed(x)}" y="${fixed(x * 0.6 + size + i * step)}" font-size="${fixed(size)}" font-weight="bold">${escapeXml(line)}</text>`,
    ),
    height: lines.length * step,
  };
}

/** Text in lines, broken at a blank, or between Chinese characters. */
function inLines(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\p{L}\p{N}\p{P}]+ ?|./gu)?.flatMap(splitHan) ?? []) {
    if (line !== '' && labelWidth(line + piece, size) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}

/** Every wide character is a separate piece; narrow text stays whole. */
function splitHan(piece: string): readonly string[] {
  return displayWidth(piece) > [...piece].length ? [...piece] : [piece];
}
