import type { Translate } from '../../core/base/l10n';
import type { AgreementQuery, AgreementTable } from '../../protocol';
import { element } from '../dom';

/** Rows that are on the page at first; a button shows the others. */
const most = 200;

type Row = AgreementTable['rows'][number];
type Cell = Row['cells'][number];

export interface AgreementTablePort {
  show(query: AgreementQuery, byKey: boolean): void;
  /** Put the table on the clipboard. */
  copy(text: string): void;
}

/** A table of agreement. What rests on passages or units is a button that opens them; arrow keys go from one to the next. */
export function agreementTable(
  table: AgreementTable,
  turned: readonly string[],
  port: AgreementTablePort,
  t: Translate,
  limit = most,
): HTMLElement {
  const shown = shownColumns(table, turned);
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, table.first),
    ...shown.map(at => element('th', { scope: 'col' }, table.columns[at]!.label)),
  );
  const rows = table.rows.slice(0, limit).map(row => rowOf(row, shown, port, t));
  const copy = element(
    'button',
    { class: 'option', onclick: () => port.copy(asText(table, shown)) },
    t('Copy'),
  );
  copy.setAttribute('aria-label', t('Copy: {0}', table.title));
  const body = element(
    'table',
    { class: 'figures', 'data-part': table.part },
    element('caption', {}, table.title),
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  );
  body.addEventListener('keydown', move);
  const left = table.rows.length - rows.length;
  const section = element(
    'section',
    { class: 'agreement-table' },
    element('div', { class: 'agreement-scroll' }, body),
    ...(left > 0
      ? [
          element(
            'button',
            {
              class: 'option',
              onclick: () => section.replaceWith(agreementTable(table, turned, port, t, Infinity)),
            },
            t('Show {0} more', left),
          ),
        ]
      : []),
    copy,
    ...table.notes.map(note => element('p', {}, note)),
  );
  return section;
}

/** Places of the columns that are shown. */
function shownColumns({ columns }: AgreementTable, turned: readonly string[]): readonly number[] {
  return columns.flatMap(({ id, isUsual }, at) => (isUsual !== turned.includes(id) ? [at] : []));
}

function rowOf(row: Row, shown: readonly number[], port: AgreementTablePort, t: Translate): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, opening(row.name, row.query, row.name, port)),
    ...shown.map(at => cellOf(row, row.cells[at]!, port, t)),
  );
}

function cellOf(row: Row, cell: Cell, port: AgreementTablePort, t: Translate): HTMLElement {
  const { text, hint, isUndefined, intervals, query } = cell;
  return element(
    'td',
    { title: hint, class: isUndefined ? 'undefined' : undefined },
    opening(text, query, t('{0}: {1}', row.name, text), port),
    ...(intervals ?? []).map((interval, i) =>
      element('small', { title: i === 0 ? t('Interval by units') : t('Interval by sources') }, interval),
    ),
    // A title is not read out.
    ...(hint === undefined ? [] : [element('span', { class: 'spoken' }, ` (${hint})`)]),
  );
}

/** A text that opens what it rests on. */
function opening(
  text: string,
  query: AgreementQuery | undefined,
  label: string,
  port: AgreementTablePort,
): HTMLElement | string {
  if (!query) return text;
  return element(
    'button',
    {
      class: 'rests',
      'aria-label': label,
      // A click of the mouse has a number, a key has none.
      onclick: (event: MouseEvent) => port.show(query, event.detail === 0),
    },
    text,
  );
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys go from button to button, in the row or the column. */
function move(event: KeyboardEvent): void {
  const [down, right] = steps[event.key] ?? [0, 0];
  if ((down === 0 && right === 0) || event.ctrlKey || event.altKey || event.metaKey) return;
  const cell = (event.target as Element).closest<HTMLTableCellElement>('th, td');
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  const body = row?.parentElement as HTMLTableSectionElement | null | undefined;
  if (!cell || !row || !body) return;
  const rows = [...body.rows];
  let [y, x] = [rows.indexOf(row) + down, cell.cellIndex + right];
  for (; y >= 0 && y < rows.length && x >= 0 && x < row.cells.length; y += down, x += right) {
    const button = rows[y]?.cells[x]?.querySelector<HTMLElement>('button');
    if (!button) continue;
    button.focus();
    break;
  }
  event.preventDefault();
}

/** What is shown of a table, for a spreadsheet. */
function asText(table: AgreementTable, shown: readonly number[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const lines = [
    [table.first, ...shown.map(at => table.columns[at]!.label)],
    ...table.rows.map(row => [
      row.name,
      ...shown.map(at => {
        const { text, intervals } = row.cells[at]!;
        return intervals?.[0] ? `${text} (${intervals[0]})` : text;
      }),
    ]),
  ];
  return lines.map(line => `${line.map(clean).join('\t')}\n`).join('');
}
