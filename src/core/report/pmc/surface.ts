import { toNumber } from '../../base/fraction';
import { enumerate, type Translate } from '../../base/l10n';
import { fixed } from '../../network/svg';
import { surfaceOf } from '../../pmc/pmc';
import type { PmcRow, PmcStudy } from '../../pmc/study';
import { bodyWidth, drawFigure, type FigureStyle, line, text } from '../figures/drawing';
import { formatBounds, formatRank } from './pmcWords';

/** Extents of the square in the drawing: along its rows, along its columns, and the height of the value 1. */
const alongRow = { x: 330, y: 34 };
const alongColumn = { x: -150, y: 112 };
const tall = 130;

interface Corner {
  readonly name: string;
  readonly value: number;
  readonly label: string;
}

/**
 * The PMC surface of a source: the variables as a square of heights from 0 to 1, drawn from the back to the front; the higher, the
 * darker. Open variables are drawn at their lower bound, and labelled with both.
 */
export function drawSurface(
  { variables }: PmcStudy,
  { source, result }: PmcRow,
  style: FigureStyle,
  t: Translate,
): string {
  const corners = surfaceOf(
    result.variables.map(
      (bounds, i): Corner | undefined =>
        bounds && { name: `X${i + 1}`, value: toNumber(bounds.lower), label: formatBounds(bounds) },
    ),
  );
  const side = corners.length;
  const top = tall + 24;
  const steps = Math.max(1, side - 1);
  const left = (bodyWidth - alongRow.x - alongColumn.x) / 2;
  const place = (i: number, j: number, value: number) => ({
    x: left + (j * alongRow.x + i * alongColumn.x) / steps,
    y: top + (j * alongRow.y + i * alongColumn.y) / steps - value * tall,
  });
  const svg: string[] = [];
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const corner = corners[i]![j];
      if (!corner) continue;
      const [foot, head] = [place(i, j, 0), place(i, j, corner.value)];
      svg.push(line(foot.x, foot.y, head.x, head.y, style.faint, 0.8));
    }
  }
  for (let i = 0; i + 1 < side; i++) {
    for (let j = 0; j + 1 < side; j++) {
      const around = [
        [i, j],
        [i, j + 1],
        [i + 1, j + 1],
        [i + 1, j],
      ].map(([a, b]) => {
        const corner = corners[a!]![b!];
        return corner && { ...place(a!, b!, corner.value), value: corner.value };
      });
      if (around.some(each => !each)) continue;
      const points = around.map(each => `${fixed(each!.x)},${fixed(each!.y)}`).join(' ');
      const mean = around.reduce((sum, each) => sum + each!.value / 4, 0);
      svg.push(
        `<polygon points="${points}" fill="${style.bar}" fill-opacity="${fixed(0.15 + 0.7 * mean)}" stroke="${style.ink}" stroke-width="0.8"/>`,
      );
    }
  }
  corners.forEach((row, i) => {
    row.forEach((corner, j) => {
      if (!corner) return;
      const { x, y } = place(i, j, corner.value);
      svg.push(
        `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="2.5" fill="${style.ink}"/>`,
        text(
          x,
          y - 7,
          `${corner.name} ${corner.label}`,
          `text-anchor="middle" stroke="${style.paper}" stroke-width="3" paint-order="stroke"`,
        ),
      );
    });
  });
  const names = enumerate(
    variables.map(({ name }, i) => `X${i + 1} ${name}`),
    t,
  );
  const title = t('PMC surface: {0}', source.label);
  return drawFigure(
    {
      title,
      description: title,
      notes: [t('PMC index {0}, rank {1}.', formatBounds(result.index), formatRank(result)), names],
    },
    { svg, height: top + (side > 1 ? alongRow.y + alongColumn.y : 0) + 12 },
    style,
  );
}
