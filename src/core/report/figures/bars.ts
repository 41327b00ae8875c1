import {
  bodyWidth,
  drawFigure,
  type FigureStyle,
  type FigureWords,
  rect,
  shorten,
  text,
  textWidth,
} from './drawing';

/** One bar of a bar chart. */
export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Beside the count: a share. */
  readonly share: string;
}

const barHeight = 18;
const step = 26;

/** Horizontal bars with their labels on the left and their numbers on the right, in the given order. */
export function drawBars(bars: readonly Bar[], words: FigureWords, style: FigureStyle): string {
  const room = bodyWidth * 0.38;
  const labels = bars.map(({ label }) => shorten(label, room));
  const left = Math.ceil(labels.reduce((most, label) => Math.max(most, textWidth(label)), 0)) + 10;
  const numbers = bars.map(({ count, share }) => `${count} (${share})`);
  const right = Math.ceil(numbers.reduce((most, each) => Math.max(most, textWidth(each)), 0)) + 8;
  const most = bars.reduce((max, { count }) => Math.max(max, count), 1);
  const scale = (bodyWidth - left - right) / most;
  const svg = bars.flatMap(({ label, count }, i) => {
    const y = i * step;
    const middle = y + barHeight - 4.5;
    const width = Math.max(1, count * scale);
    return [
      text(left - 8, middle, labels[i]!, 'text-anchor="end"'),
      rect({ x: left, y, width, height: barHeight }, style.bar, `${label}: ${numbers[i]}`),
      text(left + width + 6, middle, numbers[i]!, `fill="${style.faint}"`),
    ];
  });
  return drawFigure(words, { svg, height: bars.length * step }, style);
}
