import {
  bodyWidth,
  drawFigure,
  type FigureStyle,
  type FigureWords,
  fontSize,
  line,
  rect,
  text,
  textWidth,
  ticksTo,
} from './drawing';

/** One standing bar. */
export interface FigureColumn {
  readonly count: number;
  /** Text of its tooltip. */
  readonly tip: string;
  /** The label below the column. The second line is a label that several columns share (a year), given for the first of them. */
  readonly label: string;
  readonly group?: string;
}

export interface ColumnsLayout {
  /** Labels stand below the edges between columns (a histogram); the last edge has this one. */
  readonly lastEdge?: string;
  /** A vertical line: its distance from the left in columns, and its label. */
  readonly mark?: { readonly at: number; readonly word: string };
}

const plotHeight = 170;
const left = 34;

/** Vertical bars along an axis of time or size, with an axis of counts. */
export function drawColumns(
  columns: readonly FigureColumn[],
  { lastEdge, mark }: ColumnsLayout,
  words: FigureWords,
  style: FigureStyle,
): string {
  const ticks = ticksTo(columns.reduce((max, { count }) => Math.max(max, count), 1));
  const top = mark ? 18 : 8;
  const bottom = top + plotHeight;
  const scale = plotHeight / ticks.at(-1)!;
  // The maximum width, so that a few columns do not become walls.
  const step = Math.min(56, (bodyWidth - left - 16) / columns.length);
  const isHistogram = lastEdge !== undefined;
  const gap = isHistogram ? Math.min(1, step / 4) : step * 0.22;
  const labels = isHistogram
    ? [...columns.map(({ label }) => label), lastEdge]
    : columns.map(({ label }) => label);
  const every = Math.max(
    1,
    Math.ceil((labels.reduce((most, label) => Math.max(most, textWidth(label, 12)), 0) + 6) / step),
  );
  const end = left + columns.length * step;
  const groups = columns.flatMap(({ group }, i) => (group === undefined ? [] : [{ group, i }]));
  const svg = [
    ...ticks.flatMap(tick => [
      line(left, bottom - tick * scale, end, bottom - tick * scale, style.faint, tick === 0 ? 1 : 0.25),
      text(
        left - 6,
        bottom - tick * scale + 4,
        String(tick),
        `text-anchor="end" font-size="12" fill="${style.faint}"`,
      ),
    ]),
    ...columns.flatMap(({ count, tip }, i) =>
      count === 0
        ? []
        : [
            rect(
              {
                x: left + i * step + gap / 2,
                y: bottom - count * scale,
                width: step - gap,
                height: count * scale,
              },
              style.bar,
              tip,
            ),
          ],
    ),
    ...labels.flatMap((label, i) =>
      i % every === 0
        ? [
            text(
              left + (i + (isHistogram ? 0 : 0.5)) * step,
              bottom + 16,
              label,
              'text-anchor="middle" font-size="12"',
            ),
          ]
        : [],
    ),
    ...groups.flatMap(({ group, i }, k) => {
      const until = groups[k + 1]?.i ?? columns.length;
      const [from, to] = [left + i * step, left + until * step];
      return [
        line(from + 2, bottom + 23, to - 2, bottom + 23, style.faint, 0.5),
        ...(textWidth(group, 12) <= to - from + 12
          ? [text((from + to) / 2, bottom + 37, group, 'text-anchor="middle" font-size="12"')]
          : []),
      ];
    }),
    ...(mark ? markOf(mark, left + mark.at * step, top, bottom, style) : []),
  ];
  const height = bottom + (groups.length > 0 ? 44 : 24);
  return drawFigure(words, { svg, height }, style);
}

function markOf(
  { word }: { readonly word: string },
  x: number,
  top: number,
  bottom: number,
  style: FigureStyle,
): readonly string[] {
  const isRight = x + textWidth(word, 12) + 8 > bodyWidth;
  return [
    `<line x1="${x.toFixed(2)}" y1="${top - 10}" x2="${x.toFixed(2)}" y2="${bottom}" stroke="${style.ink}" stroke-width="1.5" stroke-dasharray="4 3"/>`,
    text(
      isRight ? x - 5 : x + 5,
      top - 14 + fontSize - 5,
      word,
      `font-size="12" text-anchor="${isRight ? 'end' : 'start'}"`,
    ),
  ];
}
