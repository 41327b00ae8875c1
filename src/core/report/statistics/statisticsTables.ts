import { type Translate, wordFor } from '../../base/l10n';
import type { Spread } from '../../base/spread';
import type { AttributeStatistics, CorpusStatistics, ValueCount } from '../../statistics/corpusStatistics';
import { formatShare, type TextTable } from '../formats/tables';

/** Up to this many values that occur once are listed; more of them are names rather than groups. */
const mostSingles = 10;

/** The basic statistics of a corpus as tables. */
export function statisticsTables(statistics: CorpusStatistics, t: Translate): readonly TextTable[] {
  return [
    ...lengthTable(statistics, t),
    ...headingTable(statistics, t),
    ...statistics.attributes.map(each => attributeTable(each, t)),
  ];
}

function lengthTable({ lengths, sources }: CorpusStatistics, t: Translate): readonly TextTable[] {
  if (!lengths) return [];
  const { total, shortest, longest } = lengths;
  return [
    {
      title: t('Lengths in characters'),
      notes: [t('Shortest: {0}. Longest: {1}.', shortest, longest)],
      head: [t('Sources'), t('Total'), ...spreadHead(t)],
      rows: [[String(sources), String(total), ...spreadCells(lengths)]],
    },
  ];
}

function headingTable({ headings }: CorpusStatistics, t: Translate): readonly TextTable[] {
  if (headings.length === 0) return [];
  const spreads = spreadRows(headings);
  return [
    {
      title: t('Headings by level'),
      notes: [t('Minimum, median, mean and maximum: headings of a source.')],
      head: [t('Level'), t('Total'), t('Sources'), ...spreadHead(t)],
      rows: headings.map((each, i) => [
        each.example,
        String(each.total),
        String(each.sources),
        ...spreads[i]!,
      ]),
    },
  ];
}

function attributeTable(attribute: AttributeStatistics, t: Translate): TextTable {
  const { name, kind, missing, values, members, earliest, latest, spread } = attribute;
  const notes: string[] = [];
  if (earliest && latest) {
    notes.push(
      t('Earliest: {0} ({1}).', earliest.date, earliest.sources.join(', ')),
      t('Latest: {0} ({1}).', latest.date, latest.sources.join(', ')),
    );
  }
  if (spread) {
    const [min = '', median = '', mean = '', max = ''] = spreadCells(spread);
    notes.push(t('Minimum {0}, median {1}, mean {2}, maximum {3}.', min, median, mean, max));
  }
  if (missing > 0) notes.push(t('Sources without a value, left out of the shares: {0}.', missing));
  const valueRows = (list: readonly ValueCount[]) =>
    list.map(({ value, sources, share }) => [wordFor(value, t), String(sources), formatShare(share)]);
  const joint = members.length === 0 ? [] : [[t('each one counted, alone or with others:'), '', '']];
  const isName = isOfNames(attribute);
  if (isName) notes.push(t('Every source has a different value.'));
  return {
    title: name,
    notes,
    head: [kind === 'date' ? t('Month') : t('Value'), t('Sources'), t('Share')],
    rows: isName ? [] : [...valueRows(values), ...joint, ...valueRows(members)],
  };
}

/** Whether an attribute names the sources rather than groups of them. */
export function isOfNames({ kind, values, known }: AttributeStatistics): boolean {
  return values.length === known && values.length > mostSingles && kind !== 'date';
}

function spreadHead(t: Translate): readonly string[] {
  return [t('Minimum'), t('Median'), t('Mean'), t('Maximum')];
}

/** As `spreadRows` of one alone. */
export function spreadCells(spread: Spread): readonly string[] {
  return spreadRows([spread])[0]!;
}

/** Figures of spreads, one below the other: a column has one decimal where any of them has something after the point. */
function spreadRows(spreads: readonly Spread[]): readonly (readonly string[])[] {
  const rows = spreads.map(({ min, median, mean, max }) => [min, median, mean, max]);
  const isWhole = [0, 1, 2, 3].map(i => rows.every(row => Number.isInteger(row[i])));
  return rows.map(row => row.map((value, i) => value.toFixed(isWhole[i] ? 0 : 1)));
}
