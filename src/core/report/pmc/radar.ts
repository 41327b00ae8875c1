import { toNumber } from '../../base/fraction';
import type { Translate } from '../../base/l10n';
import { fixed } from '../../network/svg';
import { meanResult } from '../../pmc/pmc';
import type { PmcRow, PmcStudy } from '../../pmc/study';
import { bodyWidth, drawFigure, type FigureStyle, line, shorten, text } from '../figures/drawing';
import { formatBounds, formatRank } from './pmcWords';

const radius = 130;
const labelRoom = 34;

/** The variables of a source as a radar chart beside the mean of all sources; where indicators are open, both bounds. */
export function drawRadar(
  study: PmcStudy,
  { source, result }: PmcRow,
  style: FigureStyle,
  t: Translate,
): string {
  const axes = study.variables.flatMap(({ name }, i) => {
    const bounds = result.variables[i];
    return bounds ? [{ name: `X${i + 1} ${name}`, bounds, i }] : [];
  });
  const mean = meanResult(study.rows.map(row => row.result));
  const [cx, cy] = [bodyWidth / 2, radius + labelRoom];
  const at = (k: number, value: number) => {
    const angle = (2 * Math.PI * k) / axes.length - Math.PI / 2;
    return { x: cx + Math.cos(angle) * radius * value, y: cy + Math.sin(angle) * radius * value };
  };
  const polygon = (values: readonly number[], attributes: string) =>
    `<polygon points="${values
      .map((value, k) => {
        const { x, y } = at(k, value);
        return `${fixed(x)},${fixed(y)}`;
      })
      .join(' ')}" ${attributes}/>`;
  const svg = [
    ...[0.25, 0.5, 0.75, 1].map(value =>
      polygon(
        axes.map(() => value),
        `fill="none" stroke="${style.faint}" stroke-width="0.4"`,
      ),
    ),
    ...axes.map((_, k) => {
      const { x, y } = at(k, 1);
      return line(cx, cy, x, y, style.faint, 0.4);
    }),
    polygon(
      axes.map(({ i }) => toNumber(mean.variables[i]!.lower)),
      `fill="none" stroke="${style.faint}" stroke-width="1.2" stroke-dasharray="4 3"`,
    ),
    ...(result.open > 0
      ? [
          polygon(
            axes.map(({ bounds }) => toNumber(bounds.upper)),
            `fill="none" stroke="${style.bar}" stroke-width="1.2" stroke-dasharray="1 3"`,
          ),
        ]
      : []),
    polygon(
      axes.map(({ bounds }) => toNumber(bounds.lower)),
      `fill="${style.bar}" fill-opacity="0.3" stroke="${style.bar}" stroke-width="1.8"`,
    ),
    ...axes.map(({ name, bounds }, k) => {
      const { x, y } = at(k, 1.1);
      const side = Math.abs(x - cx) < 8 ? 'middle' : x < cx ? 'end' : 'start';
      return text(x, y + 4.5, shorten(`${name} ${formatBounds(bounds)}`, 170), `text-anchor="${side}"`);
    }),
  ];
  const title = t('PMC index by variable: {0}', source.label);
  return drawFigure(
    {
      title,
      description: title,
      notes: [
        t('PMC index {0}, rank {1}.', formatBounds(result.index), formatRank(result)),
        t('Dashed: mean of all sources.'),
        ...(result.open > 0 ? [t('Dotted: upper bound, with all open indicators 1.')] : []),
      ],
    },
    { svg, height: 2 * (radius + labelRoom) - 8 },
    style,
  );
}
