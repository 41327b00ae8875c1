import {
  bodyWidth,
  drawFigure,
  type FigureStyle,
  type FigureWords,
  line,
  shorten,
  text,
  textWidth,
  ticksTo,
} from './drawing';

/** The distribution of a number: a line from minimum to maximum with a dot at the median. */
export interface RangeBar {
  readonly label: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** After the line. */
  readonly figures: string;
}

const step = 28;

export function drawRanges(ranges: readonly RangeBar[], words: FigureWords, style: FigureStyle): string {
  const labels = ranges.map(({ label }) => shorten(label, bodyWidth * 0.3));
  const left = Math.ceil(labels.reduce((most, label) => Math.max(most, textWidth(label)), 0)) + 12;
  const right = Math.ceil(ranges.reduce((most, { figures }) => Math.max(most, textWidth(figures)), 0)) + 14;
  const ticks = ticksTo(ranges.reduce((most, { max }) => Math.max(most, max), 1));
  const scale = (bodyWidth - left - right) / ticks.at(-1)!;
  const bottom = ranges.length * step;
  const svg = [
    ...ticks.flatMap(tick => {
      const x = left + tick * scale;
      return [
        line(x, 0, x, bottom, style.faint, 0.25),
        text(x, bottom + 15, String(tick), `text-anchor="middle" font-size="12" fill="${style.faint}"`),
      ];
    }),
    ...ranges.flatMap(({ label, min, median, max, figures }, i) => {
      const y = i * step + step / 2;
      const at = (value: number) => left + value * scale;
      return [
        `<g><title>${[label, figures].join(': ').replace(/[<>&]/g, '')}</title>`,
        text(left - 10, y + 4.5, labels[i]!, 'text-anchor="end"'),
        line(at(min), y, at(max), y, style.bar, 4),
        ...[min, max].map(value => line(at(value), y - 6, at(value), y + 6, style.bar, 2)),
        `<circle cx="${at(median).toFixed(2)}" cy="${y}" r="5.5" fill="${style.paper}" stroke="${style.ink}" stroke-width="2"/>`,
        text(bodyWidth - right + 14, y + 4.5, figures, `fill="${style.faint}"`),
        '</g>',
      ];
    }),
  ];
  return drawFigure(words, { svg, height: bottom + 20 }, style);
}
