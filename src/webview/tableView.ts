import type { PassageQuery } from '../protocol';
import { element, setAttribute, setText } from './dom';
import { sameQuery } from './query';
import { type Cell, type KeyEntry, move, type Place, type TableModel } from './tableModel';

/**
 * The coverage table. Rows and cells are made once and then only brought up to date, so that scroll position and
 * focus stay while the figures change. One cell is in the tab order; arrow keys move from it.
 */
export class TableView {
  private readonly table = element('table', { role: 'grid' });
  private readonly key = element('ul', { class: 'key' });
  /** Theme names by short heading, where headings are short. */
  private readonly names = element('ul', { class: 'key' });
  readonly dom = element(
    'div',
    { class: 'scroller', 'data-pane': 'table' },
    this.table,
    this.names,
    this.key,
  );
  private model: TableModel | undefined;
  /** What the table's skeleton was made for: its themes and sources. */
  private shape = '';
  private readonly cells: HTMLElement[][] = [];
  private focus: Place = { row: 0, column: 0 };
  private open: PassageQuery | undefined;

  constructor(private readonly show: (query: PassageQuery, byKey: boolean) => void) {
    this.table.addEventListener('click', event => this.click(event));
    this.table.addEventListener('keydown', event => this.press(event));
    // Made when it is wanted: a title for each of 20,000 cells takes its time.
    this.table.addEventListener('pointerover', event => {
      const cell = (event.target as Element).closest('td[aria-label]');
      if (cell) setAttribute(cell, 'title', cell.getAttribute('aria-label')!);
    });
    this.table.addEventListener('focusin', event => this.take(event));
  }

  /** Shows a model; `label` names the table. */
  update(model: TableModel, label: string): void {
    this.model = model;
    const shape = JSON.stringify([model.columns, model.rows.map(row => row.source)]);
    const focused = this.table.contains(document.activeElement);
    if (shape !== this.shape) this.build(model);
    this.shape = shape;
    setAttribute(this.table, 'aria-label', label);
    model.rows.forEach((row, i) => {
      const [head, ...cells] = this.cells[i]!;
      setText(head!, row.label);
      setAttribute(head!, 'title', row.details);
      row.cells.forEach((cell, k) => {
        paint(cells[k]!, cell);
      });
    });
    const [head, ...cells] = this.cells[model.rows.length]!;
    setText(head!, model.totals.label);
    model.totals.cells.forEach((cell, k) => {
      paint(cells[k]!, cell);
    });
    this.paintKey(model);
    this.highlight(this.open);
    this.settle(focused);
  }

  /** Marks the cell whose passages are open. */
  highlight(query: PassageQuery | undefined): void {
    this.open = query;
    this.cells.forEach((row, i) => {
      row.forEach((cell, k) => {
        const opened = query !== undefined && sameQuery(this.queryAt({ row: i, column: k }), query);
        setAttribute(cell, 'aria-selected', opened ? 'true' : undefined);
        cell.classList.toggle('open', opened);
      });
    });
  }

  /** Puts the keyboard on the cell it was on last. */
  takeFocus(): void {
    this.cellAt(this.focus)?.focus();
  }

  private build(model: TableModel): void {
    this.cells.length = 0;
    const heads = model.columns.map((column, k) => {
      const head = element(
        'th',
        {
          scope: 'col',
          class: column.kind,
          title: column.name,
          'aria-label': column.name,
          'data-column': k + 1,
        },
        element('span', {}, column.short),
      );
      head.style.setProperty('--theme', column.color);
      return head;
    });
    const corner = element('td', { class: 'corner' });
    const body = model.rows.map((_, i) => this.buildRow(model, i));
    const foot = this.buildRow(model, model.rows.length);
    setAttribute(this.table, 'aria-rowcount', model.rows.length + 2);
    setAttribute(this.table, 'aria-colcount', model.columns.length + 1);
    this.table.replaceChildren(
      element('thead', {}, element('tr', {}, corner, ...heads)),
      element('tbody', {}, ...body),
      element('tfoot', {}, foot),
    );
  }

  private buildRow(model: TableModel, row: number): HTMLElement {
    const head = element('th', {
      scope: 'row',
      role: 'rowheader',
      tabindex: -1,
      'data-row': row,
      'data-column': 0,
    });
    const cells = model.columns.map((column, k) => {
      const cell = element('td', {
        role: 'gridcell',
        class: column.kind,
        tabindex: -1,
        'data-row': row,
        'data-column': k + 1,
      });
      cell.style.setProperty('--theme', column.color);
      // Long texts are cut after a few lines, which a cell itself cannot do.
      if (column.kind === 'text') cell.append(element('div'));
      return cell;
    });
    this.cells.push([head, ...cells]);
    return element('tr', {}, head, ...cells);
  }

  private paintKey({ columns, key }: TableModel): void {
    const shortened = columns.filter(column => column.short !== column.name);
    this.names.replaceChildren(
      ...shortened.map(column => element('li', {}, element('b', {}, column.short), ` ${column.name}`)),
    );
    this.key.replaceChildren(...key.map(keyItem));
  }

  /** Keeps one cell in the tab order, within what is there now. */
  private settle(focused: boolean): void {
    if (!this.model) return;
    this.moveTo(
      {
        row: Math.min(this.focus.row, this.model.rows.length),
        column: Math.min(this.focus.column, this.model.columns.length),
      },
      focused,
    );
  }

  private moveTo(place: Place, focus: boolean): void {
    const old = this.cellAt(this.focus);
    if (old) old.tabIndex = -1;
    this.focus = place;
    const cell = this.cellAt(place);
    if (!cell) return;
    cell.tabIndex = 0;
    if (focus) cell.focus();
  }

  private click(event: MouseEvent): void {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    if (!cell) return;
    const column = Number(cell.dataset.column);
    // A column's head has no row: it stands for its total.
    const row = cell.dataset.row === undefined ? this.model!.rows.length : Number(cell.dataset.row);
    this.openAt({ row, column }, false);
  }

  private press(event: KeyboardEvent): void {
    if (!this.model || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.openAt(this.focus, true);
      return;
    }
    const size = {
      rows: this.model.rows.length + 1,
      columns: this.model.columns.length + 1,
      page: Math.max(1, Math.floor(this.dom.clientHeight / 28) - 2),
    };
    const to = move(this.focus, event.key, event.ctrlKey, size);
    if (!to) return;
    event.preventDefault();
    this.moveTo(to, true);
  }

  private take(event: FocusEvent): void {
    const { row, column } = (event.target as HTMLElement).dataset;
    if (row !== undefined && column !== undefined)
      this.moveTo({ row: Number(row), column: Number(column) }, false);
  }

  private openAt(place: Place, byKey: boolean): void {
    const query = this.queryAt(place);
    if (query) this.show(query, byKey);
  }

  private queryAt({ row, column }: Place): PassageQuery | undefined {
    const line = this.model?.rows[row] ?? this.model?.totals;
    return column === 0 ? line?.query : line?.cells[column - 1]?.query;
  }

  private cellAt({ row, column }: Place): HTMLElement | undefined {
    return this.cells[row]?.[column];
  }
}

function paint(target: HTMLElement, cell: Cell): void {
  setText(target.firstElementChild ?? target, cell.text);
  setAttribute(target, 'aria-label', cell.label);
  setAttribute(target, 'data-kind', cell.kind);
}

function keyItem({ kind, mark, label, count }: KeyEntry): HTMLElement {
  return element(
    'li',
    {},
    element('b', { 'data-kind': kind }, mark),
    ` ${label} `,
    element('span', { class: 'count' }, String(count)),
  );
}
