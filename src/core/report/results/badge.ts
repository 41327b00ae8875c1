import type { Translate } from '../../base/l10n';
import { displayWidth } from '../../text/wrapping';

const padding = 8;
const unit = 6.2;

/** A small sign for a web page that says whether results were verified: SVG, 20 pixels high, with its text as label. */
export function drawBadge(same: boolean, t: Translate): string {
  const [left, right] = [t('results'), same ? t('verified') : t('not the same')];
  const widths = [left, right].map(text => Math.round(displayWidth(text) * unit) + 2 * padding);
  const [first = 0, second = 0] = widths;
  const width = first + second;
  const text = (words: string, x: number) => `<text x="${x}" y="14" text-anchor="middle">${words}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${left}: ${right}">`,
    `<rect width="${first}" height="20" fill="#444"/>`,
    `<rect x="${first}" width="${second}" height="20" fill="${same ? '#2b6e2f' : '#a3281f'}"/>`,
    '<g fill="#fff" font-family="sans-serif" font-size="11">',
    text(left, first / 2),
    text(right, first + second / 2),
    '</g></svg>',
    '',
  ].join('\n');
}
