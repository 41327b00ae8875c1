import { enumerate, type Translate, wordFor } from '../../base/l10n';
import { printStyle } from '../../network/picture';
import type { AttributeStatistics, CorpusStatistics, ValueCount } from '../../statistics/corpusStatistics';
import { drawBars } from '../figures/bars';
import { drawColumns, type FigureColumn } from '../figures/columns';
import type { FigureStyle } from '../figures/drawing';
import { drawRanges } from '../figures/ranges';
import { fileName, formatShare } from '../formats/tables';
import { isOfNames } from './statisticsTables';

/** A picture that belongs to a table of the statistics. */
export interface StatisticsFigure {
  /** Name of a file for it, without extension. */
  readonly name: string;
  /** Title of the table it belongs to. */
  readonly table: string;
  readonly svg: string;
}

/** Plain colours for files: dark bars on white are readable without colour, too. */
export const printFigureStyle: FigureStyle = {
  ink: printStyle.ink,
  faint: '#5f6570',
  paper: printStyle.paper,
  bar: '#4e79a7',
  fonts: printStyle.fonts,
};

/** Values beyond so many are counted in one line below the figure. */
const mostBars = 20;
/** A longer period is drawn by year. */
const mostMonths = 48;

/** A figure for each of the basic statistics that can be drawn. The same statistics give the same bytes. */
export function statisticsFigures(
  statistics: CorpusStatistics,
  style: FigureStyle,
  t: Translate,
): readonly StatisticsFigure[] {
  const figures = [
    ...lengthFigure(statistics, style, t),
    ...headingFigure(statistics, style, t),
    ...statistics.attributes.flatMap(attribute => attributeFigure(attribute, style, t)),
  ];
  const names = new Map<string, number>();
  return figures.map(figure => {
    // Two attributes may differ only in characters that file names cannot contain.
    const name = fileName(figure.name);
    const count = (names.get(name.toLowerCase()) ?? 0) + 1;
    names.set(name.toLowerCase(), count);
    return { ...figure, name: count === 1 ? name : `${name}-${count}` };
  });
}

function lengthFigure(
  { lengths }: CorpusStatistics,
  style: FigureStyle,
  t: Translate,
): readonly StatisticsFigure[] {
  if (!lengths) return [];
  const title = t('Lengths in characters');
  const svg = histogram(lengths.bins, lengths.median, title, style, t);
  return [{ name: 'lengths', table: title, svg }];
}

function histogram(
  bins: NonNullable<CorpusStatistics['lengths']>['bins'],
  median: number,
  title: string,
  style: FigureStyle,
  t: Translate,
): string {
  const [first, last] = [bins[0]!, bins.at(-1)!];
  const columns = bins.map(({ from, below, sources }) => ({
    count: sources,
    tip: t('{0} to below {1}: {2}', from, below, sources),
    label: String(from),
  }));
  return drawColumns(
    columns,
    {
      lastEdge: String(last.below),
      mark: {
        at: ((median - first.from) / (last.below - first.from)) * bins.length,
        word: t('Median {0}', Number.isInteger(median) ? median : median.toFixed(1)),
      },
    },
    {
      title,
      description: columns.map(({ tip }) => tip).join('; '),
      notes: [t('Vertical: number of sources.')],
    },
    style,
  );
}

function headingFigure(
  { headings }: CorpusStatistics,
  style: FigureStyle,
  t: Translate,
): readonly StatisticsFigure[] {
  if (headings.length === 0) return [];
  const title = t('Headings by level');
  const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  const ranges = headings.map(({ example, min, median, max, sources }) => ({
    label: example,
    min,
    median,
    max,
    figures:
      sources === 1
        ? t('{0}–{1}, median {2}; in 1 source', min, max, number(median))
        : t('{0}–{1}, median {2}; in {3} sources', min, max, number(median), sources),
  }));
  const svg = drawRanges(
    ranges,
    {
      title,
      description: ranges.map(({ label, figures }) => `${label}: ${figures}`).join('; '),
      notes: [t('Headings of a source, from minimum to maximum; the dot is the median.')],
    },
    style,
  );
  return [{ name: 'headings', table: title, svg }];
}

function attributeFigure(
  attribute: AttributeStatistics,
  style: FigureStyle,
  t: Translate,
): readonly StatisticsFigure[] {
  const { name, kind, known, missing, values, members, spread, bins } = attribute;
  const notes = missing > 0 ? [t('Sources without a value, left out of the shares: {0}.', missing)] : [];
  if (known === 0) return [];
  if (kind === 'date') return [{ name, table: name, svg: timeline(attribute, notes, style, t) }];
  if (kind === 'number' && spread && bins && bins.length > 1)
    return [{ name, table: name, svg: histogram(bins, spread.median, name, style, t) }];
  if (isOfNames(attribute)) return [];
  const list = members.length > 0 ? members : values;
  const bars = list.slice(0, mostBars).map(({ value, sources, share }) => ({
    label: wordFor(value, t),
    count: sources,
    share: formatShare(share),
  }));
  const svg = drawBars(
    bars,
    {
      title: name,
      description: bars.map(({ label, count, share }) => `${label}: ${count} (${share})`).join('; '),
      notes: [
        ...(members.length > 0 ? [t('Each one counted, alone or with others.')] : []),
        ...(list.length > mostBars
          ? [t('The figure shows the {0} most frequent of {1}.', mostBars, list.length)]
          : []),
        ...notes,
      ],
    },
    style,
  );
  return [{ name, table: name, svg }];
}

function timeline(
  { name, values, earliest, latest }: AttributeStatistics,
  missing: readonly string[],
  style: FigureStyle,
  t: Translate,
): string {
  const columns = monthColumns(values) ?? yearColumns(values);
  return drawColumns(
    columns,
    {},
    {
      title: name,
      description: columns
        .filter(({ count }) => count > 0)
        .map(({ tip }) => tip)
        .join('; '),
      notes: [
        ...(earliest && latest
          ? [
              t('Earliest: {0} ({1}).', earliest.date, namesOf(earliest.sources, t)),
              t('Latest: {0} ({1}).', latest.date, namesOf(latest.sources, t)),
            ]
          : []),
        ...missing,
      ],
    },
    style,
  );
}

/** Every month from the first to the last; `undefined` where a year is all that is known of some, or there are too many. */
function monthColumns(values: readonly ValueCount[]): readonly FigureColumn[] | undefined {
  const counts = new Map(values.map(({ value, sources }) => [String(value), sources]));
  const dates = [...counts.keys()].sort();
  if (dates.some(date => date.length < 7)) return undefined;
  const number = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const [first, last] = [number(dates[0]!), number(dates.at(-1)!)];
  if (last - first >= mostMonths) return undefined;
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const [year, month] = [Math.floor((first + i) / 12), ((first + i) % 12) + 1];
    const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    const count = counts.get(date) ?? 0;
    return {
      count,
      tip: `${date}: ${count}`,
      label: String(month),
      ...((i === 0 || month === 1) && { group: String(year) }),
    };
  });
}

function yearColumns(values: readonly ValueCount[]): readonly FigureColumn[] {
  const counts = new Map<number, number>();
  for (const { value, sources } of values) {
    const year = Number(String(value).slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + sources);
  }
  const years = [...counts.keys()].sort((a, b) => a - b);
  const [first, last] = [years[0]!, years.at(-1)!];
  // Centuries apart: the years there are.
  const all = last - first > 200 ? years : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return all.map(year => {
    const count = counts.get(year) ?? 0;
    return { count, tip: `${year}: ${count}`, label: String(year) };
  });
}

/** Labels of sources; of many, the first few. */
function namesOf(paths: readonly string[], t: Translate): string {
  const names = paths.map(path => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, ''));
  const shown = enumerate(names.slice(0, 3), t);
  return names.length > 3 ? t('{0} and {1} more', shown, names.length - 3) : shown;
}
