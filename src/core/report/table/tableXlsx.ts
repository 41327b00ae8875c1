import type { Translate } from '../../base/l10n';
import { type Steps, stepSize } from '../../base/steps';
import { headingPath } from '../../base/whereabouts';
import type { Corpus } from '../../corpus/corpus';
import { type Evidence, evidenceOf } from '../evidence/evidence';
import { type Sheet, writeWorkbook } from '../formats/workbook';
import { loadPacker } from '../formats/zip';
import type { TableOptions } from '../method/tableOptions';
import { exportMethod } from '../overview/exportMethod';
import type { Overview } from '../overview/overview';
import { attributeNames, attributeOf } from './coverageCsv';
import { exportTable } from './exportTable';

/**
 * The table as an XLSX file: the table with attributes, the numbers behind it, the evidence with quotes, the method. The caller runs the
 * steps.
 */
export async function writeTableXlsx(
  corpus: Corpus,
  overview: Overview,
  options: TableOptions,
  t: Translate,
): Promise<Steps<Uint8Array>> {
  const pack = await loadPacker();
  return (function* () {
    const table = tableSheet(overview, options, t);
    yield;
    const evidence = yield* evidenceSheet(corpus, options, t);
    const sheets = [table, countsSheet(overview, t), evidence, methodSheet(overview, options, t)];
    return yield* writeWorkbook(pack, sheets);
  })();
}

function tableSheet(overview: Overview, options: TableOptions, t: Translate): Sheet {
  const { columns, rows, totals } = exportTable(overview, options, t);
  // A group has no attributes but the one it is a group by; of a table as it is looked at, they are columns if one likes.
  const isWhole = options.groupBy === undefined && !options.look;
  const attributes = isWhole ? attributeNames(overview.coverage) : [];
  return {
    name: t('Table'),
    head: [...columns.map(column => column.name), ...attributes],
    rows: [
      ...rows.map((row, i) => [
        ...row,
        ...attributes.map(name => attributeOf(overview.coverage.rows[i]!, name)),
      ]),
      ...totals,
    ],
    sums: totals.length,
    frozen: 1,
  };
}

/** Independent of what the cells of the table show. */
function countsSheet({ themes, coverage: { rows, totals } }: Overview, t: Translate): Sheet {
  const checks = themes.filter(theme => theme.kind === 'check');
  return {
    name: t('Counts'),
    head: [
      t('Source'),
      ...checks.flatMap(({ name }) => [`${name} ${t('annotations')}`, `${name} ${t('matches')}`]),
    ],
    rows: [
      ...rows.map(row => [row.label, ...row.cells.flatMap(cell => [cell.annotations, cell.matches])]),
      [t('Total'), ...totals.flatMap(total => [total.annotations, total.matches])],
    ],
    sums: 1,
    frozen: 1,
  };
}

function* evidenceSheet(corpus: Corpus, { basis }: TableOptions, t: Translate): Steps<Sheet> {
  const rows: Sheet['rows'][number][] = [];
  for (const each of evidenceOf(corpus, basis)) {
    rows.push(basis === 'keywords' ? hitRow(each) : codingRow(each, t));
    if (rows.length % stepSize === 0) yield;
  }
  const head =
    basis === 'keywords'
      ? [t('Source'), t('Theme'), t('Keyword'), t('Passage'), t('Place'), t('Page'), t('Headings')]
      : [
          ...[t('Source'), t('Theme'), t('Code'), t('Finding'), t('Passage'), t('Place')],
          ...[t('Coder'), t('Memo'), t('Label'), t('Day'), t('Annotation')],
          ...[t('Page'), t('Headings')],
        ];
  return { name: t('Evidence'), head, rows };
}

function hitRow(each: Evidence): Sheet['rows'][number] {
  const { source, themeName, keyword, quote, at, page } = each;
  return [source, themeName, keyword, quote, at, page, headingPath(each)];
}

function codingRow(each: Evidence, t: Translate): Sheet['rows'][number] {
  return [
    ...[each.source, each.themeName, each.codeName, wordForFinding(each.finding, t), each.quote, each.at],
    ...[each.coder, each.memo, each.label, each.created, each.id],
    ...[each.page, headingPath(each)],
  ];
}

function wordForFinding(finding: Evidence['finding'], t: Translate): string {
  switch (finding) {
    case 'coded':
      return t('coded');
    case 'absent':
      return t('looked for and absent');
    case 'found':
      return t('looked for and found');
    case 'hit':
      return t('keyword hit');
  }
}

function methodSheet(overview: Overview, options: TableOptions, t: Translate): Sheet {
  const { title, notes } = exportTable(overview, options, t);
  return {
    name: t('Method'),
    head: [t('Parameter'), t('Value')],
    rows: [
      [t('Title'), title],
      ...notes.map(note => [t('Notes'), note]),
      ...exportMethod(overview, options, t),
    ],
  };
}
