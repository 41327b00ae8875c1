import type { Translate } from '../base/l10n';
import { displayWidth } from '../text/wrapping';
import { usualColoring } from './colorClasses';
import type { Paints } from './layers';
import { describeCommunity, headOfSizes, legendOf } from './legend';
import type { OverviewNetwork } from './network';
import { patternOf } from './patterns';
import { shapePath } from './shapes';
import { escapeXml, fixed } from './svg';

/** Dimensions of a legend with text 15 high; they scale with the text. */
const usualFontSize = 15;
const row = 24;
/** The centre of signs, and the start of texts. */
const signAt = 26;
const textAt = 62;
const columnWidth = 7.6;

/** Columns of text that the legend gives a name before it is cut. */
const widest = 44;

/** A part of the legend, or all of it, with its top left corner at the origin. */
export interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The legend as SVG, in colours of the picture around it. Its sections stand one below the other; or beside each other as far as
 * they fit into `room`.
 */
export function drawLegend(
  network: OverviewNetwork,
  colors: Paints,
  t: Translate,
  { fontSize, room = 0 }: { readonly fontSize: number; readonly room?: number },
): Drawn {
  const { size = 'degree', whole } = colors;
  const byTheme = (colors.colorBy ?? usualColoring) === 'theme';
  const legend = legendOf(network, size, whole);
  const scale = fontSize / usualFontSize;
  const sign = (y: number, draw: (x: number) => string) =>
    `<g transform="translate(0 ${fixed(y)})">${draw(signAt * scale)}</g>`;
  const sections: readonly Drawn[] = [
    section(
      headOfShapes(),
      legend.shapes.map(({ name, shape, color }, i) => {
        const ring = shape === 'ring';
        const stroke = ring ? 4 : 1.5;
        const outline = `stroke="${byTheme && ring && !colors.patterns ? color : colors.ink}" stroke-width="${fixed(stroke * scale)}"`;
        const fill = !byTheme || ring ? 'none' : colors.patterns ? patternOf(i) : color;
        const attributes = `fill="${fill}" ${outline}`;
        const draw = (x: number) => `<path d="${shapePath(shape, x, 0, 8 * scale)}" ${attributes}/>`;
        return { text: name, draw };
      }),
    ),
    section(
      headOfSizes(size, t),
      legend.sizes.map(({ value, radius }) => ({
        text: String(value),
        // The same size as in the picture, whatever the size of the text.
        reach: radius,
        draw: x =>
          `<circle cx="${fixed(x)}" cy="0" r="${fixed(radius)}" fill="none" stroke="${colors.ink}"/>`,
      })),
    ),
    section(
      t('Width: weight'),
      legend.widths.map(({ weight, width }) => ({
        text: fixed(weight),
        draw: x =>
          `<path d="M${fixed(x - 18 * scale)} 0h${fixed(36 * scale)}" stroke="${colors.edge}" stroke-width="${fixed(width)}"/>`,
      })),
    ),
    section(
      colors.patterns ? t('Pattern: community') : t('Colour: community'),
      (byTheme ? [] : legend.communities).map(community => ({
        text: describeCommunity(community, t),
        draw: x => {
          const fill = colors.patterns
            ? `${patternOf(community.number)}" stroke="${colors.ink}`
            : community.color;
          return `<circle cx="${fixed(x)}" cy="0" r="${fixed(8 * scale)}" fill="${fill}"/>`;
        },
      })),
    ),
  ];
  return inRows(
    sections.filter(({ height }) => height > 0),
    room,
    row * scale,
  );

  function headOfShapes(): string {
    if (!byTheme) return t('Shape: theme');
    return colors.patterns ? t('Shape and pattern: theme') : t('Shape and colour: theme');
  }

  interface Entry {
    readonly text: string;
    /** Height of the sign, which may exceed its row. */
    readonly reach?: number;
    readonly draw: (x: number) => string;
  }

  function section(heading: string, entries: readonly Entry[]): Drawn {
    if (entries.length === 0) return { svg: '', width: 0, height: 0 };
    const parts = [text(0, 0, heading, ' font-weight="bold"')];
    let columns = displayWidth(cut(heading)) - textAt / columnWidth;
    let y = row * scale;
    for (const entry of entries) {
      const { reach = 0 } = entry;
      y += Math.max(0, reach - (row / 2) * scale);
      parts.push(sign(y, entry.draw), text(textAt, y, entry.text));
      columns = Math.max(columns, displayWidth(cut(entry.text)));
      y += Math.max(row * scale, reach + (row / 2) * scale);
    }
    return { svg: parts.join('\n'), width: (textAt + columns * columnWidth) * scale, height: y };
  }

  function text(x: number, y: number, full: string, attributes = ''): string {
    const short = cut(full);
    const title = short === full ? '' : `<title>${escapeXml(full)}</title>`;
    return `<text x="${fixed(x * scale)}" y="${fixed(y + 5 * scale)}"${attributes}>${escapeXml(short)}${title}</text>`;
  }
}

/** Puts drawings beside each other as far as they fit into a width, then into a row below; each row is as high as its highest. */
function inRows(parts: readonly Drawn[], room: number, gap: number): Drawn {
  const placed: string[] = [];
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > room) {
      y += rowHeight + gap / 2;
      [x, rowHeight] = [0, 0];
    }
    placed.push(`<g transform="translate(${fixed(x)} ${fixed(y)})">\n${part.svg}\n</g>`);
    width = Math.max(width, x + part.width);
    rowHeight = Math.max(rowHeight, part.height);
    x += part.width + gap;
  }
  return { svg: placed.join('\n'), width, height: y + rowHeight };
}

function cut(text: string): string {
  if (displayWidth(text) <= widest) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > widest - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
