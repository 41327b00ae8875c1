import type { Translate } from '../../core/base/l10n';
import type { TableModel } from '../../core/report/view/tableModel';
import type { PassageQuery } from '../../protocol';
import { element, setAttribute, setText } from '../dom';
import { sameQuery } from '../query';
import { TableRows } from '../rows';
import { type HeadPort, HeadView } from './heads';
import { move, type TablePosition } from './keys';
import { TableRow } from './row';
import { SummaryView } from './summary';
import { leastText, widthsOf } from './widths';

/** What the table asks of the page around it. */
export interface TablePort extends HeadPort {
  show(query: PassageQuery, byKey: boolean): void;
  /** Shows or hides the sources of a group. */
  toggleGroup(key: string): void;
  clearFilter(): void;
  /** Rows in sight whose evidence is missing. */
  wantLines(rows: readonly number[]): void;
}

/**
 * The coverage table, for 31 rows or 5,000: only the rows in sight are in the page, all of one height, and the focused one,
 * so that the focus is never lost. One cell is in the tab order; arrow keys move from it.
 */
export class TableView {
  private readonly heads: HeadView;
  private readonly body = element('tbody', { role: 'rowgroup' });
  private readonly foot = element('tfoot', { role: 'rowgroup' });
  private readonly table: HTMLTableElement;
  /** Theme names by short heading, if headings are short. */
  private readonly names = element('ul', { class: 'key' });
  private readonly scroller: HTMLElement;
  private readonly summary: SummaryView;
  readonly dom: HTMLElement;
  private model: TableModel | undefined;
  /** Column kinds that the rows were made for. */
  private shape = '';
  private readonly rows: TableRows<TableRow>;
  private totals: TableRow[] = [];
  private focus: TablePosition = { row: 0, column: 0 };
  private open: PassageQuery | undefined;
  private rowHeight = 24;
  private frame: number | undefined;

  constructor(
    private readonly port: TablePort,
    t: Translate,
  ) {
    this.heads = new HeadView(port, t);
    this.summary = new SummaryView(() => port.clearFilter(), t);
    this.table = element('table', { role: 'grid' }, this.heads.dom, this.body, this.foot);
    this.scroller = element('div', { class: 'scroller', 'data-pane': 'table' }, this.table, this.names);
    this.dom = element('div', { class: 'coverage' }, this.summary.dom, this.scroller);
    this.rows = new TableRows(
      this.body,
      this.scroller,
      (at, row) => this.paintRow(row ?? new TableRow(this.model!), at, this.model!),
      () => element('tr', { class: 'gap', role: 'none' }, element('td', { role: 'none' })),
    );
    this.table.addEventListener('click', event => this.click(event));
    this.table.addEventListener('keydown', event => this.press(event));
    // Created on demand: titles of all cells would take time.
    this.table.addEventListener('pointerover', event => {
      const cell = (event.target as Element).closest('td[aria-label]');
      if (cell) setAttribute(cell, 'title', cell.getAttribute('aria-label')!);
    });
    this.table.addEventListener('focusin', event => this.take(event));
    this.scroller.addEventListener('scroll', () => this.schedule(), { passive: true });
    new ResizeObserver(() => {
      const { rowHeight } = this;
      if (this.model) this.layOut(this.model);
      // The first row in sight stays in place.
      if (rowHeight !== this.rowHeight) this.scroller.scrollTop *= this.rowHeight / rowHeight;
      this.schedule();
    }).observe(this.scroller);
  }

  /** Shows a model; `label` names the table. */
  update(model: TableModel, label: string): void {
    const before = this.model;
    const focused = this.table.contains(document.activeElement);
    const focus = before ? follow(this.focus, before, model) : this.focus;
    const old = this.cellAt(this.focus);
    if (old) old.tabIndex = -1;
    this.model = model;
    const shape = JSON.stringify([
      model.display === 'evidence',
      model.columns.map(({ of, color, pinned }) => [of, color, pinned]),
    ]);
    const kept = shape === this.shape ? this.rows.at(this.focus.row) : undefined;
    if (shape !== this.shape) this.clear();
    this.shape = shape;
    setAttribute(this.table, 'role', model.group === undefined ? 'grid' : 'treegrid');
    setAttribute(this.table, 'aria-label', label);
    setAttribute(this.table, 'aria-rowcount', model.lines.length + 1 + model.totals.length);
    setAttribute(this.table, 'aria-colcount', model.columns.length + 1);
    this.layOut(model);
    this.heads.update(model);
    // The focused row keeps its elements, wherever its source is now.
    const lines = model.lines.length;
    if (kept && focus.row !== this.focus.row && focus.row >= 0 && focus.row < lines) {
      this.rows.clear({ row: kept, at: focus.row });
    }
    this.focus = focus;
    this.paintTotals(model);
    this.paintNames(model);
    this.summary.update(model.summary);
    this.render(true);
    this.moveTo(focus, focused);
  }

  /** Marks the cell with open passages. */
  highlight(query: PassageQuery | undefined): void {
    this.open = query;
    for (const row of [...this.rows.all, ...this.totals]) this.mark(row);
  }

  /** Moves the focus to the last focused cell. */
  takeFocus(): void {
    this.moveTo(this.focus, true);
  }

  /** Repaints the rows in sight, after evidence has arrived. */
  refresh(): void {
    if (this.model) this.render(true);
  }

  scrollTo(place: { readonly left: number; readonly top: number }): void {
    this.scroller.scrollTo(place);
    this.render(false);
  }

  private clear(): void {
    this.rows.clear();
    this.totals = [];
    this.foot.replaceChildren();
  }

  /** Sets widths and heights, which are the same for all rows. */
  private layOut(model: TableModel): void {
    const { head, columns, longest } = widthsOf(model);
    const { style } = this.table;
    const computed = getComputedStyle(this.table);
    const em = Number.parseFloat(computed.fontSize);
    const texts = columns.filter(width => width === undefined).length;
    const fixed = columns.reduce<number>((sum, width) => sum + (width ?? 0), head);
    const template = [head, ...columns].map(width =>
      width === undefined ? `minmax(${leastText}em, 1fr)` : `${width}em`,
    );
    style.setProperty('--columns', template.join(' '));
    style.setProperty('--ems', `${fixed + texts * leastText}em`);
    let left = head;
    model.columns.forEach((column, i) => {
      if (!column.pinned) return;
      style.setProperty(`--left${i}`, `${left}em`);
      left += columns[i] ?? leastText;
    });
    // A focused cell scrolls into sight beside the pinned columns, not below them.
    this.scroller.style.scrollPaddingLeft = `${left}em`;
    this.table.classList.toggle('wide', texts > 0);
    this.table.classList.toggle('evidence', model.display === 'evidence');
    const room = Math.max(leastText, (this.scroller.clientWidth / em - fixed) / Math.max(1, texts));
    const lines = model.display === 'evidence' || (texts > 0 && longest > room - 1) ? 2 : 1;
    const lineHeight = Number.parseFloat(computed.lineHeight) || 19;
    this.rowHeight = Math.round(lines * lineHeight + 5);
    style.setProperty('--row', `${this.rowHeight}px`);
    style.setProperty('--lines', String(lines));
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.render(false);
    });
  }

  /** Renders the rows in sight; existing ones are repainted only if `all` is set. */
  private render(all: boolean): void {
    const { model } = this;
    if (!model) return;
    const count = model.lines.length;
    const kept = this.focus.row >= 0 && this.focus.row < count ? this.focus.row : undefined;
    const { first, last } = this.rows.render({ count, rowHeight: this.rowHeight, kept }, all);
    if (model.display === 'evidence') this.askForLines(model, first, last);
  }

  private askForLines(model: TableModel, first: number, last: number): void {
    const wanted: number[] = [];
    for (let at = first; at < last; at++) {
      if (model.columns.some((_, k) => model.cell(at, k).awaited)) wanted.push(at);
    }
    if (wanted.length > 0) this.port.wantLines(wanted);
  }

  private paintRow(row: TableRow, at: number, model: TableModel): TableRow {
    row.moveTo(at);
    row.paintHead(model.head(at), model.group !== undefined);
    row.paintCells(k => model.cell(at, k));
    const { row: focusRow, column } = this.focus;
    if (focusRow === at) (column === 0 ? row.head : row.cells[column - 1])!.tabIndex = 0;
    this.mark(row);
    return row;
  }

  private paintTotals(model: TableModel): void {
    if (this.totals.length !== model.totals.length) {
      this.totals = model.totals.map(() => new TableRow(model));
      this.foot.replaceChildren(...this.totals.map(row => row.dom));
    }
    this.totals.forEach((row, i) => {
      const { label, cells } = model.totals[i]!;
      row.moveTo(model.lines.length + i);
      setText(row.head, label);
      row.paintCells(k => cells[k]!);
      this.mark(row);
    });
  }

  private paintNames({ columns }: TableModel): void {
    const shortened = columns.filter(column => column.short !== column.name && column.of !== 'code');
    this.names.replaceChildren(
      ...shortened.map(column => element('li', {}, element('b', {}, column.short), ` ${column.name}`)),
    );
  }

  private mark(row: TableRow): void {
    const { open } = this;
    row.mark(column => open !== undefined && sameQuery(this.queryAt({ row: row.at, column }), open));
  }

  private moveTo(wanted: TablePosition, focus: boolean): void {
    const { model } = this;
    if (!model) return;
    const place = {
      row: Math.min(wanted.row, model.lines.length + model.totals.length - 1),
      column: Math.min(wanted.column, model.columns.length),
    };
    const old = this.cellAt(this.focus);
    if (old) old.tabIndex = -1;
    this.focus = place;
    // It may be out of sight and not rendered.
    if (place.row >= 0 && place.row < model.lines.length && !this.rows.at(place.row)) this.render(false);
    const cell = this.cellAt(place);
    if (!cell) return;
    cell.tabIndex = 0;
    if (focus) cell.focus();
  }

  private click(event: MouseEvent): void {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    if (!cell || !this.table.contains(cell)) return;
    const place = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    if (place.row >= 0) this.act(place, false);
  }

  /** Handles a click or Enter: a group opens or closes, anything else leads to its passages. */
  private act(place: TablePosition, byKey: boolean): void {
    const line = place.column === 0 ? this.model?.lines[place.row] : undefined;
    if (line?.of === 'group') this.port.toggleGroup(line.key);
    else {
      const query = this.queryAt(place);
      if (query) this.port.show(query, byKey);
    }
  }

  private press(event: KeyboardEvent): void {
    const { model, focus } = this;
    if (!model || event.metaKey) return;
    if (focus.row < 0 && this.heads.press(event, focus.column)) return;
    const line = model.lines[focus.row];
    if (event.altKey) {
      const expanded = line?.of === 'group' ? line.expanded : undefined;
      const toggles = event.key === (expanded ? 'ArrowLeft' : 'ArrowRight');
      if (expanded === undefined || !toggles || line?.of !== 'group') return;
      event.preventDefault();
      this.port.toggleGroup(line.key);
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (focus.row >= 0) this.act(focus, true);
      return;
    }
    const to = move(focus, event.key, event.ctrlKey, {
      rows: model.lines.length + model.totals.length,
      columns: model.columns.length + 1,
      page: Math.max(1, Math.floor(this.scroller.clientHeight / this.rowHeight) - 4),
    });
    if (!to) return;
    event.preventDefault();
    this.moveTo(to, true);
  }

  private take(event: FocusEvent): void {
    const cell = (event.target as Element).closest<HTMLElement>('[data-row][data-column]');
    if (!cell) return;
    const { row, column } = cell.dataset;
    const place = { row: Number(row), column: Number(column) };
    if (place.row !== this.focus.row || place.column !== this.focus.column) this.moveTo(place, false);
  }

  private queryAt({ row, column }: TablePosition): PassageQuery | undefined {
    const { model } = this;
    if (!model || row < 0) return undefined;
    const total = model.totals[row - model.lines.length];
    if (total) return column === 0 ? total.query : total.cells[column - 1]?.query;
    return column === 0 ? model.head(row).query : model.cell(row, column - 1).query;
  }

  private cellAt({ row, column }: TablePosition): HTMLElement | undefined {
    if (row < 0) return this.heads.cellAt(column);
    const dom = this.rows.at(row) ?? this.totals[row - (this.model?.lines.length ?? 0)];
    return column === 0 ? dom?.head : dom?.cells[column - 1];
  }
}

/** Place of the focused cell in another model: the same source and column, if they still exist. */
function follow(focus: TablePosition, before: TableModel, after: TableModel): TablePosition {
  const line = before.lines[focus.row];
  const at = line ? after.lines.findIndex(({ key }) => key === line.key) : -1;
  const total = focus.row - before.lines.length;
  const row =
    at !== -1 ? at : total >= 0 ? after.lines.length + total : Math.min(focus.row, after.lines.length - 1);
  const column = before.columns[focus.column - 1];
  const place = column ? after.columns.findIndex(({ key }) => key === column.key) : -1;
  return { row, column: place === -1 ? Math.min(focus.column, after.columns.length) : place + 1 };
}
