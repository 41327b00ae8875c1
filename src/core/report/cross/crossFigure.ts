import type { Translate } from '../../base/l10n';
import type { Cross, CrossPanel } from '../../cross/cross';
import { escapeXml, fixed } from '../../network/svg';
import { bodyWidth, drawFigure, type FigureStyle, line, shorten, text, textWidth } from '../figures/drawing';
import { nameOfAxis, nameOfCategory } from './crossWords';

const rowHeight = 44;
const largestRadius = 18;
const headHeight = 26;
const panelGap = 22;

/**
 * A cross table as bubbles: the area of each is in proportion to its count, which stands in or beside it, so the picture reads
 * without colour. With layers, a panel for each, all on one scale.
 */
export function drawCross(cross: Cross, style: FigureStyle, t: Translate): string {
  const panels = cross.layers ? cross.panels.slice(1) : cross.panels;
  const most = panels.flatMap(({ cells }) => cells.flat()).reduce((max, count) => Math.max(max, count), 1);
  const svg: string[] = [];
  let top = 0;
  for (const panel of panels) {
    svg.push(
      `<g transform="translate(0 ${fixed(top)})">`,
      ...drawPanel(cross, panel, most, style, t),
      '</g>',
    );
    top += heightOf(cross, panel) + panelGap;
  }
  const title = `${nameOfAxis(cross.rows, t)} × ${nameOfAxis(cross.columns, t)}`;
  const words = {
    title,
    description: t('A circle for each cell; its area is in proportion to its count.'),
    notes: [t('The area of a circle is in proportion to the number in it.')],
  };
  return drawFigure(words, { svg, height: Math.max(0, top - panelGap) }, style);
}

function heightOf({ rows }: Cross, { layer }: CrossPanel): number {
  return (layer ? headHeight : 0) + headHeight + rows.categories.length * rowHeight;
}

function drawPanel(
  { rows, columns, layers }: Cross,
  { layer, cells }: CrossPanel,
  most: number,
  style: FigureStyle,
  t: Translate,
): readonly string[] {
  const names = rows.categories.map(each => shorten(nameOfCategory(each, t), bodyWidth * 0.3));
  const left = Math.ceil(names.reduce((width, name) => Math.max(width, textWidth(name)), 0)) + 12;
  const step = (bodyWidth - left) / Math.max(1, columns.categories.length);
  const head = layer ? headHeight : 0;
  const top = head + headHeight;
  const right = left + step * columns.categories.length;
  return [
    ...(layer && layers
      ? [text(0, 14, `${nameOfAxis(layers, t)}: ${nameOfCategory(layer, t)}`, 'font-weight="600"')]
      : []),
    ...columns.categories.map((each, j) =>
      text(
        left + (j + 0.5) * step,
        head + 15,
        shorten(nameOfCategory(each, t), step - 8),
        'text-anchor="middle"',
      ),
    ),
    line(0, top, right, top, style.faint),
    ...cells.flatMap((row, i) => {
      const y = top + (i + 0.5) * rowHeight;
      return [
        text(0, y + 4.5, names[i]!),
        ...row.flatMap((count, j) =>
          bubble(
            left + (j + 0.5) * step,
            y,
            count,
            largestRadius * Math.sqrt(count / most),
            `${nameOfCategory(rows.categories[i]!, t)} × ${nameOfCategory(columns.categories[j]!, t)}: ${count}`,
            style,
          ),
        ),
        line(0, top + (i + 1) * rowHeight, right, top + (i + 1) * rowHeight, style.faint, 0.5),
      ];
    }),
  ];
}

/** The number is in the circle if there is room for it, else on its right; 0 is a dash. */
function bubble(
  x: number,
  y: number,
  count: number,
  radius: number,
  tip: string,
  style: FigureStyle,
): readonly string[] {
  if (count === 0) return [text(x, y + 4.5, '–', `text-anchor="middle" fill="${style.faint}"`)];
  const number = String(count);
  const fits = textWidth(number) + 4 <= 2 * radius;
  const circle = `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(Math.max(2, radius))}" fill="${style.bar}"><title>${escapeXml(tip)}</title></circle>`;
  return [
    circle,
    fits
      ? text(x, y + 4.5, number, `text-anchor="middle" fill="${style.paper}"`)
      : text(x + Math.max(2, radius) + 4, y + 4.5, number),
  ];
}
