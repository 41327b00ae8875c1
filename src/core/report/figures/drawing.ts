import { escapeXml, fixed } from '../../network/svg';
import { displayWidth } from '../../text/wrapping';

/** Colours and fonts of a figure: CSS variables in a page, plain ones in a file. */
export interface FigureStyle {
  readonly ink: string;
  /** Axes, and words beside the figure. */
  readonly faint: string;
  readonly paper: string;
  readonly bar: string;
  readonly fonts: string;
  /** For a page that shows title and notes itself: the drawing leaves them out and is no wider than the page. */
  readonly bare?: boolean;
}

/** What a figure shows, in words: a visible title, and a description for people who cannot see the figure. */
export interface FigureWords {
  readonly title: string;
  readonly description: string;
  /** Below the figure; lines. */
  readonly notes: readonly string[];
}

const figureWidth = 640;
export const fontSize = 13;
const margin = 16;
const lineHeight = 18;

/** An SVG of a figure: its title above, `body` below it (drawn from 0, 0 on), and notes. No line of it is blank. */
export function drawFigure(
  { title, description, notes }: FigureWords,
  body: { readonly svg: readonly string[]; readonly height: number },
  style: FigureStyle,
): string {
  const top = style.bare ? margin : margin + 2 * lineHeight;
  const lines = style.bare ? [] : notes.flatMap(note => wrap(note, figureWidth - 2 * margin));
  const fits = style.bare ? ' style="max-width:100%;height:auto"' : '';
  const height = Math.ceil(top + body.height + lines.length * lineHeight + 1.5 * margin);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${figureWidth}" height="${height}" viewBox="0 0 ${figureWidth} ${height}"${fits} role="img" aria-label="${escapeXml(title)}" font-family="${escapeXml(style.fonts)}" font-size="${fontSize}" fill="${style.ink}">`,
    `<title>${oneLine(title)}</title>`,
    `<desc>${oneLine(description)}</desc>`,
    `<rect width="${figureWidth}" height="${height}" fill="${style.paper}"/>`,
    ...(style.bare
      ? []
      : [
          `<text x="${margin}" y="${margin + fontSize}" font-weight="600" font-size="15">${oneLine(shorten(title, figureWidth - 2 * margin, 15))}</text>`,
        ]),
    `<g transform="translate(${margin} ${top})">`,
    ...body.svg,
    '</g>',
    ...lines.map(
      (line, i) =>
        `<text x="${margin}" y="${fixed(top + body.height + (i + 1) * lineHeight)}" fill="${style.faint}">${oneLine(line)}</text>`,
    ),
    '</svg>',
  ].join('\n')}\n`;
}

/** Width that a body has. */
export const bodyWidth = figureWidth - 2 * margin;

export function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}"${attributes && ` ${attributes}`}>${oneLine(words)}</text>`;
}

export function rect(
  { x, y, width, height }: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>,
  fill: string,
  tip: string,
): string {
  return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" fill="${fill}"><title>${oneLine(tip)}</title></rect>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string {
  return `<line x1="${fixed(x1)}" y1="${fixed(y1)}" x2="${fixed(x2)}" y2="${fixed(y2)}" stroke="${stroke}" stroke-width="${width}"/>`;
}

/** About as wide as a text is drawn, in pixels: a Han character is as wide as the font is high. */
export function textWidth(words: string, size = fontSize): number {
  return (displayWidth(words) * size * 1.08) / 2;
}

/** A text cut to a width, with an ellipsis. */
export function shorten(words: string, width: number, size = fontSize): string {
  if (textWidth(words, size) <= width) return words;
  const signs = [...words];
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, size) > width) signs.pop();
  return `${signs.join('')}…`;
}

/** Lines of a text: broken at blanks, and between Han characters, but not before a mark that closes something. */
function wrap(words: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const piece of words.match(
    /(?:[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*)[，。、；：！？）》」』】]*|\s+/g,
  ) ?? []) {
    if (textWidth(lines.at(-1)! + piece.trimEnd()) > width && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines.map(each => each.trim()).filter(each => each !== '');
}

/** Steps of an axis from 0 to above a count: whole numbers, five at most. */
export function ticksTo(most: number): readonly number[] {
  let step = 1;
  for (let power = 1; ; power *= 10) {
    const found = [1, 2, 5].map(times => times * power).find(each => most / each <= 5);
    if (found !== undefined) {
      step = found;
      break;
    }
  }
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, i) => i * step);
}

function oneLine(words: string): string {
  return escapeXml(words.replace(/\s+/g, ' '));
}
