import { type Translate, wordFor } from '../../base/l10n';
import type { CrossCell, CrossTable } from '../../statistics/crossTable';
import type { Independence, NoTest } from '../../statistics/independence';
import { formatFigure, formatP, formatShare, type TextTable } from '../formats/tables';

/** A cross table as tables: counts with shares, residuals, tests. */
export function crossTables(table: CrossTable, t: Translate): readonly TextTable[] {
  const { attribute, basis, byYear, missing, groups, themes } = table;
  const basisNote =
    basis === 'coded'
      ? t(
          'Sources with a coded passage of the theme, and their share of the reviewed sources of the group; ? = sources not reviewed.',
        )
      : t('Sources with a keyword hit of the theme, and their share of the group.');
  const grid = (cellText: (cell: CrossCell, sources: number) => string) =>
    groups.map(({ value, sources }, i) => [
      wordFor(value, t),
      String(sources),
      ...themes.map(({ cells }) => cellText(cells[i]!, sources)),
    ]);
  const head = [
    byYear ? t('{0} (year)', attribute) : attribute,
    t('Sources'),
    ...themes.map(({ name }) => name),
  ];
  return [
    {
      title: t('{0} and themes', attribute),
      notes: [basisNote, ...(missing > 0 ? [t('Sources without a value, left out: {0}.', missing)] : [])],
      head,
      rows: grid(({ sources, share, unreviewed }) => {
        const unknown = unreviewed > 0 ? ` (${unreviewed}?)` : '';
        return `${sources} (${share === null ? '·' : formatShare(share)})${unknown}`;
      }),
    },
    {
      title: t('Adjusted standardised residuals'),
      notes: [
        t('Above 2 or below -2, a group has the theme more or less often than expected under independence.'),
      ],
      head,
      rows: grid(({ residual }) => formatFigure(residual)),
    },
    {
      title: t('Tests of independence'),
      notes: [
        t(
          "One test for each theme. Chi-square where expected counts allow it (none below 1, at most a fifth below 5; in a 2 × 2 table, none below 5), otherwise Fisher's exact test. Holm: p corrected for the number of tests.",
        ),
      ],
      head: [t('Theme'), t('Test'), 'p', t('p (Holm)'), t("Cramér's V")],
      rows: themes.map(({ name, independence, adjusted }) => [
        name,
        ...testCells(independence, t),
        adjusted === null ? '' : formatP(adjusted),
        independence.test === 'none' ? '' : formatFigure(independence.v),
      ]),
    },
  ];
}

function testCells(independence: Independence, t: Translate): readonly [test: string, p: string] {
  switch (independence.test) {
    case 'chi-square': {
      const { statistic, df, p } = independence;
      return [t('chi-square = {0}, df = {1}', statistic.toFixed(2), df), formatP(p)];
    }
    case 'fisher':
      return [t("Fisher's exact test"), formatP(independence.p)];
    case 'none':
      return [t('not tested: {0}', reasonOf(independence.reason, t)), ''];
  }
}

function reasonOf(reason: NoTest, t: Translate): string {
  switch (reason) {
    case 'unreviewed':
      return t('some sources are not reviewed for this theme and may have it or not');
    case 'one-group':
      return t('there is only one group');
    case 'no-variation':
      return t('all sources have the theme, or none does');
    case 'single-sources':
      return t('every group is a single source');
    case 'too-large':
      return t('expected counts are too small for chi-square, and the table is too large for the exact test');
  }
}
