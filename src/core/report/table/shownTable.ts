import type { Translate } from '../../base/l10n';
import type { TableLook } from '../../coverage/tableLook';
import type { TableOptions } from '../method/tableOptions';
import { shortMethod } from '../overview/exportMethod';
import type { Overview, OverviewRow } from '../overview/overview';
import { describeLeftOut } from '../overview/sentences';
import { differs, marks } from '../view/cells';
import type { Column } from '../view/columns';
import { describeParts } from '../view/lookWords';
import { buildTable, type TableModel } from '../view/tableModel';
import type { ExportCell, ExportColumn, ExportTable } from './exportedTable';
import { describeMarks, keyOf } from './tableNotes';

/** The table as somebody looks at it, for every writer of documents: cell by cell what the page shows, with what it leaves out. */
export function shownTable(
  overview: Overview,
  look: TableLook,
  options: TableOptions,
  t: Translate,
): ExportTable {
  const model = modelOf(overview, look, options, t);
  const { columns, lines, totals, group, summary } = model;
  const source = group ?? t('Source');
  const isNumber = look.display === 'counts' && look.basis !== 'both';
  const cell = (text: string, { of }: Column): ExportCell =>
    isNumber && isCounted(of) && /^\d+$/.test(text) ? Number(text) : text;
  return {
    title: overview.corpus.title.trim() || t('Coverage table'),
    columns: [
      { head: source, name: source, kind: 'source' },
      ...columns.map(({ short, name, of }): ExportColumn => {
        const isText = look.display === 'evidence' || !isCounted(of);
        return { head: isText ? name : short, name, kind: isText ? 'text' : 'mark' };
      }),
    ],
    rows: lines.map((_, line) => {
      const { text, level } = model.head(line);
      return [
        level === 1 ? text : indent + text,
        ...columns.map((column, i) => cell(model.cell(line, i).text, column)),
      ];
    }),
    totals: totals.map(({ label, cells }) => [label, ...cells.map(({ text }, i) => cell(text, columns[i]!))]),
    notes: [
      keyOfMarks(overview, look, options, t),
      ...keyOf(
        columns.filter(({ of }) => isCounted(of)).map(({ short, name }) => ({ head: short, name })),
        t,
      ),
      ...describeParts(overview, look, summary, t),
      ...describeLeftOut(overview, t),
      shortMethod(overview, t),
    ],
  };
}

/** Below a group: a blank that neither HTML nor Word swallows. */
const indent = '\u3000';

function isCounted(of: Column['of']): boolean {
  return of !== 'attribute' && of !== 'text';
}

function modelOf(overview: Overview, look: TableLook, { firstLine }: TableOptions, t: Translate): TableModel {
  const lines = (row: OverviewRow, columns: readonly Column[]) =>
    Object.fromEntries(
      columns.flatMap(({ id, of }) => {
        const line = isCounted(of) ? firstLine?.(row.source, id) : undefined;
        return line === undefined ? [] : [[id, line]];
      }),
    );
  const known = new Map<OverviewRow, Readonly<Record<string, string>>>();
  const model: TableModel = buildTable(
    overview,
    {
      ...look,
      lines: row => {
        const found = known.get(row) ?? lines(row, model.columns);
        known.set(row, found);
        return found;
      },
    },
    t,
  );
  return model;
}

/** The marks are those of the page, where a cell that nobody has reviewed is not empty. */
function keyOfMarks(overview: Overview, look: TableLook, options: TableOptions, t: Translate): string {
  const { basis, display } = look;
  if (display === 'share' || display === 'units' || (options.groupBy !== undefined && display === 'marks')) {
    return describeMarks(overview, options, t);
  }
  const coding = t(
    '{0} coded, {1} looked for and absent, {2} not reviewed.',
    display === 'counts' ? t('Numbers') : marks.coded,
    marks.absent,
    marks.unreviewed,
  );
  const hits = t('{0} keyword hits, {1} none.', display === 'counts' ? t('Numbers') : marks.hit, marks.none);
  switch (basis) {
    case 'coded':
      return coding;
    case 'keywords':
      return hits;
    case 'both':
      return t('Coding, then keyword hits: {0} {1} {2} the two differ.', coding, hits, differs);
  }
}
