import { enumerate, type Translate } from '../../base/l10n';
import { meanResult } from '../../pmc/pmc';
import type { PmcStudy } from '../../pmc/study';
import type { TextTable } from '../formats/tables';
import { formatBand, formatBounds, formatRank, nameOfBand } from './pmcWords';

/** An index as tables: its values by source, the grades, the variables, and what is still open. */
export function pmcTables(study: PmcStudy, t: Translate): readonly TextTable[] {
  return [valuesTable(study, t), bandsTable(study, t), variablesTable(study, t), ...openTable(study, t)];
}

function valuesTable({ variables, rows }: PmcStudy, t: Translate): TextTable {
  const names = variables.map(({ name }, i) => `X${i + 1} ${name}`);
  const empty = variables.filter(({ indicators }) => indicators.length === 0).map(({ name }) => name);
  const notes = [
    t(
      'Each variable is the mean of its indicators: coded 1, absent 0. The index is the sum of the variables.',
    ),
    ...(empty.length > 0
      ? [t('Variables without indicators are not in the index: {0}.', enumerate(empty, t))]
      : []),
    ...(rows.some(({ result }) => result.open > 0)
      ? [t('Open indicators are not reviewed yet. A range is from all of them 0 to all of them 1.')]
      : []),
  ];
  const mean = meanResult(rows.map(({ result }) => result));
  return {
    title: t('PMC index'),
    notes,
    head: [t('Source'), ...names, 'PMC', t('Grade'), t('Rank'), t('Depression'), t('Open indicators')],
    rows: [
      ...rows.map(({ source, result }) => [
        source.label,
        ...result.variables.map(formatBounds),
        formatBounds(result.index),
        formatBand(result, t),
        formatRank(result),
        formatBounds(result.depression),
        String(result.open),
      ]),
      [t('Mean'), ...mean.variables.map(formatBounds), formatBounds(mean.index), '', '', '', ''],
    ],
  };
}

function bandsTable({ rows, grading: { scale, bands } }: PmcStudy, t: Translate): TextTable {
  const unknown = rows.filter(({ result: { band } }) => band.lower !== band.upper).length;
  return {
    title: t('Grades'),
    notes: [t('Limits on a scale of {0}; a limit belongs to the grade that begins there.', scale)],
    head: [t('Grade'), t('From'), t('Sources')],
    rows: [
      ...bands.map(each => [
        nameOfBand(each, t),
        String(each.from),
        String(rows.filter(({ result: { band } }) => band.lower === each && band.upper === each).length),
      ]),
      ...(unknown > 0 ? [[t('not known yet'), '', String(unknown)]] : []),
    ],
  };
}

function variablesTable({ variables }: PmcStudy, t: Translate): TextTable {
  return {
    title: t('Variables and indicators'),
    notes: [],
    head: [t('Variable'), t('Name'), t('Indicators'), t('Codes')],
    rows: variables.map(({ name, indicators }, i) => [
      `X${i + 1}`,
      name,
      String(indicators.length),
      enumerate(
        indicators.map(each => each.name),
        t,
      ),
    ]),
  };
}

function openTable({ variables, rows }: PmcStudy, t: Translate): readonly TextTable[] {
  const open = rows.flatMap(({ source, cells }) =>
    cells.flatMap((indicators, m) => {
      const codes = indicators.filter(({ value }) => value === undefined).map(({ cell }) => cell.code.name);
      return codes.length > 0
        ? [[source.label, `X${m + 1} ${variables[m]!.name}`, enumerate(codes, t), `1/${indicators.length}`]]
        : [];
    }),
  );
  if (open.length === 0) return [];
  return [
    {
      title: t('Open indicators'),
      notes: [t('To code or mark as absent one of them narrows the range of its source by the weight.')],
      head: [t('Source'), t('Variable'), t('Codes'), t('Weight')],
      rows: open,
    },
  ];
}
