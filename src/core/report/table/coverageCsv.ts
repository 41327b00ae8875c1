import type { Translate } from '../../base/l10n';
import type { AttributeValue } from '../../corpus/settings';
import type { CellState } from '../../coverage/coverage';
import { byteOrderMark, type CsvCell, formatCsv } from '../formats/csv';
import type { Overview, OverviewRow } from '../overview/overview';

/** What a cell of the coverage table shows on the basis of coding. */
export const stateMark: Readonly<Record<CellState, string>> = {
  coded: '√',
  absent: '—',
  unreviewed: '',
  unknown: '?',
};

/**
 * The coverage table for a spreadsheet: source, label, its attributes, a column for each theme (√ coded, — absent,
 * empty not reviewed, ? unknown), the text columns, then the counts behind them; the last row sums up. With a BOM, for Excel.
 */
export function writeCoverageCsv({ themes, coverage }: Overview, t: Translate): string {
  const { rows, totals } = coverage;
  const checks = themes.filter(theme => theme.kind === 'check');
  const texts = themes.filter(theme => theme.kind === 'text');
  const attributes = attributeNames(coverage);
  const header: CsvCell[] = [
    t('source'),
    t('label'),
    ...attributes,
    ...checks.map(theme => theme.name),
    ...texts.map(theme => theme.name),
    ...checks.flatMap(theme => [`${theme.name} ${t('annotations')}`, `${theme.name} ${t('matches')}`]),
  ];
  const body = rows.map((row): CsvCell[] => [
    row.source,
    row.label,
    ...attributes.map(name => attributeOf(row, name)),
    ...row.cells.map(cell => stateMark[cell.state]),
    ...row.texts.map(text => text.labels.join('；')),
    ...row.cells.flatMap(cell => [cell.annotations, cell.matches]),
  ]);
  const sums: CsvCell[] = [
    t('Total'),
    undefined,
    ...attributes.map(() => undefined),
    ...totals.map(total => total.coded),
    ...texts.map((_, i) => rows.filter(row => row.texts[i]!.labels.length > 0).length),
    ...totals.flatMap(total => [total.annotations, total.matches]),
  ];
  return byteOrderMark + formatCsv([header, ...body, sums]);
}

/** Names of all attributes, in the order in which the rows bring them up. */
export function attributeNames({ rows }: Overview['coverage']): readonly string[] {
  return [...new Set(rows.flatMap(row => Object.keys(row.attributes)))];
}

/** An attribute of a row; `undefined` where it has none of that name. */
export function attributeOf(row: OverviewRow, name: string): AttributeValue | undefined {
  // An attribute may be called `constructor`.
  return Object.hasOwn(row.attributes, name) ? row.attributes[name] : undefined;
}
