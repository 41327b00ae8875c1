import { enumerate, type Translate } from '../l10n';
import { stateMark } from './coverageCsv';
import { shortMethod } from './exportMethod';
import type { Overview, OverviewRow, OverviewTheme } from './overview';
import { describeLeftOut } from './sentences';
import type { TableOptions } from './tableOptions';

/** A hit is no coding: never the mark of a person. */
const hitMark = { some: '●', none: '·' } as const;

/** The coverage table as every writer of documents prints it. */
export interface ExportTable {
  readonly title: string;
  /** The first is that of the sources. */
  readonly columns: readonly ExportColumn[];
  /** As many cells as there are columns; likewise `totals`. */
  readonly rows: readonly (readonly ExportCell[])[];
  readonly totals: readonly ExportCell[];
  /** What stands below it: the key of marks and numbered headings, what is left out, the method in short. */
  readonly notes: readonly string[];
}

export interface ExportColumn {
  /** Narrow: ①. */
  readonly head: string;
  readonly name: string;
  readonly kind: 'source' | 'mark' | 'text';
}

/** Marks and texts, or counts. */
export type ExportCell = string | number;

export function exportTable(overview: Overview, options: TableOptions, t: Translate): ExportTable {
  const { themes, coverage } = overview;
  const checks = themes.filter(theme => theme.kind === 'check');
  const texts = themes.filter(theme => theme.kind === 'text');
  const column = (kind: ExportColumn['kind']) => (theme: OverviewTheme) => ({
    // A column of texts is wide enough for the whole name.
    head: kind === 'mark' ? theme.short : theme.name,
    name: theme.name,
    kind,
  });
  const source = t('Source');
  return {
    title: overview.corpus.title.trim() || t('Coverage table'),
    columns: [
      { head: source, name: source, kind: 'source' },
      ...checks.map(column('mark')),
      ...texts.map(column('text')),
    ],
    rows: coverage.rows.map(row => [
      row.label,
      ...row.cells.map(cell => cellOf(cell, options)),
      ...row.texts.map(({ labels }) => labels.join('；')),
    ]),
    totals: [
      t('Total'),
      ...coverage.totals.map(total => {
        if (options.basis === 'coded') return options.cells === 'marks' ? total.coded : total.annotations;
        return options.cells === 'marks' ? total.withMatches : total.matches;
      }),
      ...texts.map((_, i) => coverage.rows.filter(row => row.texts[i]!.labels.length > 0).length),
    ],
    notes: [
      describeMarks(overview, options, t),
      ...keyOf(checks, t),
      ...describeLeftOut(overview, t),
      shortMethod(overview, t),
    ],
  };
}

function cellOf(
  { state, annotations, matches }: OverviewRow['cells'][number],
  { basis, cells }: TableOptions,
): ExportCell {
  const count = basis === 'coded' ? annotations : matches;
  if (cells === 'counts' && count > 0) return count;
  if (basis === 'coded') return stateMark[state];
  return count > 0 ? hitMark.some : hitMark.none;
}

/** What the marks or numbers of a table mean. */
function describeMarks({ coverage }: Overview, { basis, cells }: TableOptions, t: Translate): string {
  const gaps = coverage.totals.some(total => total.unreviewed > 0);
  if (basis === 'keywords') {
    return cells === 'marks'
      ? t('{0} at least one keyword hit, {1} none.', hitMark.some, hitMark.none)
      : t('Numbers are keyword hits, {0} none.', hitMark.none);
  }
  if (cells === 'counts') {
    return gaps
      ? t('Numbers are coded passages, — looked for and absent, empty: not reviewed.')
      : t('Numbers are coded passages, — looked for and absent.');
  }
  return gaps
    ? t('√ coded, — looked for and absent, empty: not reviewed.')
    : t('√ coded, — looked for and absent.');
}

/** The names behind narrow headings; nothing where there are none. */
function keyOf(themes: Overview['themes'], t: Translate): readonly string[] {
  const shortened = themes.filter(({ short, name }) => short !== name);
  if (shortened.length === 0) return [];
  return [
    enumerate(
      shortened.map(({ short, name }) => `${short} ${name}`),
      t,
    ),
  ];
}
