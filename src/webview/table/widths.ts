import type { Column } from '../../core/report/view/columns';
import type { TableModel } from '../../core/report/view/tableModel';

/** Widths in em. They are fixed: rows that scroll into sight must not move the columns. */
export interface Widths {
  readonly head: number;
  /** `undefined`: takes the remaining room, at least `leastText`. */
  readonly columns: readonly (number | undefined)[];
  /** Longest text of a text column. */
  readonly longest: number;
}

/** Minimum width of a text column. */
export const leastText = 14;

const padding = 1.4;
/** Room for a share as well: 100%. */
const least = { marks: 3.3, counts: 3.4, share: 4, units: 4, evidence: 15 } as const;
const leastOfBoth = { marks: 4.2, counts: 5.4, share: 7.6, units: 7.6, evidence: 15 } as const;

export function widthsOf(model: TableModel): Widths {
  const { columns, lines, totals, basis, display, group } = model;
  const ems = basis === 'both' ? leastOfBoth : least;
  // Groups show 12/345 instead of one sign.
  const groups = group === undefined ? 0 : basis === 'both' ? 2 : 1;
  const sources = String(lines.length > 0 ? model.summary.sources : 0).length;
  const ofGroups = groups * (2 * sources * 0.6 + 1) + padding;
  const longest = lines.reduce((most, line) => {
    const text = line.of === 'source' ? line.row.label : String(line.value ?? '');
    return Math.max(most, columnWidth(text) + (line.of === 'group' ? 4.5 : group === undefined ? 0 : 1.2));
  }, 5);
  const texts = columns.filter(({ of }) => of === 'text').map(({ at }) => at);
  const longestText = lines.reduce((most, line) => {
    if (line.of === 'group') return most;
    return texts.reduce(
      (most, at) => Math.max(most, columnWidth(line.row.texts[at]!.labels.join('；'))),
      most,
    );
  }, 0);
  const labels = totals.map(({ label }) => columnWidth(label));
  return {
    longest: longestText,
    head: Math.min(16, Math.max(longest, ...labels) + padding),
    columns: columns.map(column => {
      if (column.of === 'text') return undefined;
      const head = columnWidth(column.short) + padding + signs(column, model);
      if (column.of === 'attribute') return Math.min(12, Math.max(6, head));
      const sums = basis === 'both' ? 2 * digits(sources) + 1 + padding : digits(sources) + padding;
      return Math.min(12, Math.max(ems[display], groups > 0 ? ofGroups : sums, head));
    }),
  };
}

/** Width of a number with so many digits. */
function digits(count: number): number {
  return count * 0.62;
}

/** Room for the expand button of a head, and for the sort arrow. */
function signs({ key, expanded }: Column, { sort }: TableModel): number {
  return (expanded === undefined ? 0 : 1) + (sort?.column === key ? 1 : 0);
}

/** Approximate width of a text: Han characters are one em wide, others little more than half. */
export function columnWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! > 0x2000 ? 1 : 0.58;
  return width;
}
