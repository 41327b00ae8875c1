import type { Translate } from '../../base/l10n';
import { shareOf } from '../../coverage/shares';
import type { Cross, CrossPanel } from '../../cross/cross';
import { formatFigure, formatShare, type TextTable } from '../formats/tables';
import { describeCounting, describeIndependence, nameOfAxis, nameOfCategory } from './crossWords';

/** A cross table of codes as tables: for each layer counts, shares of rows, columns and all, and residuals. */
export function crossOfCodesTables(cross: Cross, t: Translate): readonly TextTable[] {
  return cross.panels.flatMap(panel => panelTables(cross, panel, t));
}

/** Title of the table of a layer, or of all. */
export function titleOfPanel({ rows, columns, layers }: Cross, { layer }: CrossPanel, t: Translate): string {
  const title = `${nameOfAxis(rows, t)} × ${nameOfAxis(columns, t)}`;
  if (!layers || !layer) return title;
  return t('{0}: {1} {2}', title, nameOfAxis(layers, t), nameOfCategory(layer, t));
}

function panelTables(cross: Cross, panel: CrossPanel, t: Translate): readonly TextTable[] {
  const { rows, columns } = cross;
  const { cells, sums, residuals } = panel;
  const title = titleOfPanel(cross, panel, t);
  const columnNames = columns.categories.map(each => nameOfCategory(each, t));
  const head = [nameOfAxis(rows, t), ...columnNames];
  const total = t('Total');
  const grid = (cellText: (count: number, i: number, j: number) => string) =>
    cells.map((row, i) => [
      nameOfCategory(rows.categories[i]!, t),
      ...row.map((count, j) => cellText(count, i, j)),
    ]);
  const counts = {
    title,
    notes: notesOf(cross, panel, t),
    head: [...head, total],
    rows: [
      ...grid(String).map((row, i) => [...row, String(sums.rows[i]!)]),
      [total, ...sums.columns.map(String), String(sums.all)],
    ],
  };
  if (sums.all === 0) return [counts];
  const share = (part: number, whole: number) => (whole === 0 ? '·' : formatShare(shareOf(part, whole)));
  return [
    counts,
    {
      title: t('{0}: shares of rows', title),
      notes: [],
      head,
      rows: [
        ...grid((count, i) => share(count, sums.rows[i]!)),
        [total, ...sums.columns.map(sum => share(sum, sums.all))],
      ],
    },
    {
      title: t('{0}: shares of columns', title),
      notes: [],
      head: [...head, total],
      rows: grid((count, _, j) => share(count, sums.columns[j]!)).map((row, i) => [
        ...row,
        share(sums.rows[i]!, sums.all),
      ]),
    },
    {
      title: t('{0}: shares of all', title),
      notes: [],
      head: [...head, total],
      rows: [
        ...grid(count => share(count, sums.all)).map((row, i) => [...row, share(sums.rows[i]!, sums.all)]),
        [total, ...sums.columns.map(sum => share(sum, sums.all)), share(sums.all, sums.all)],
      ],
    },
    ...(residuals
      ? [
          {
            title: t('{0}: adjusted standardised residuals', title),
            notes: [t('Above 2 or below -2, a cell counts more or less than expected under independence.')],
            head,
            rows: grid((_, i, j) => formatFigure(residuals[i]![j]!)),
          },
        ]
      : []),
  ];
}

function notesOf(cross: Cross, panel: CrossPanel, t: Translate): readonly string[] {
  const { sums, distinct, outside, layer, independence } = panel;
  const notes = layer === undefined ? [...describeCounting(cross, t)] : [];
  if (sums.all > distinct.all)
    notes.push(
      t('The cells add up to {0}, but there are {1}: some are in several cells.', sums.all, distinct.all),
    );
  for (const [axis, values] of [
    [cross.rows, outside?.rows],
    [cross.columns, outside?.columns],
  ] as const) {
    const beside = axis.categories.flatMap((category, i) =>
      values?.[i] ? [`${nameOfCategory(category, t)} ${values[i]}`] : [],
    );
    if (beside.length > 0)
      notes.push(
        axis === cross.rows
          ? t('In a row but in no column: {0}.', beside.join('; '))
          : t('In a column but in no row: {0}.', beside.join('; ')),
      );
  }
  if (layer === undefined)
    for (const axis of [cross.rows, cross.columns, cross.layers]) {
      if (axis && axis.missing > 0)
        notes.push(t('Sources without a value of {0}, left out: {1}.', axis.name, axis.missing));
    }
  notes.push(describeIndependence(independence, t));
  return notes;
}
