import type { ShownCell } from '../../core/report/view/cells';
import type { RowHead, TableModel } from '../../core/report/view/tableModel';
import { element, setAttribute, setText } from '../dom';

/** A rendered row: a source, a group or a total. Its elements are reused while one scrolls. */
export class TableRow {
  readonly dom: HTMLTableRowElement;
  readonly head: HTMLElement;
  readonly cells: readonly HTMLTableCellElement[];
  /** Current content of each cell: reading it from the page would take longer. */
  private readonly shown: (ShownCell | undefined)[] = [];
  /** Its index in the table, totals included; -1 without one. */
  at = -1;

  constructor({ columns, display }: TableModel) {
    this.head = element('th', {
      scope: 'row',
      role: 'rowheader',
      tabindex: -1,
      'data-column': 0,
      'aria-colindex': 1,
    });
    this.cells = columns.map((column, k) => {
      const cell = element('td', {
        role: 'gridcell',
        class: `${column.of === 'theme' || column.of === 'merged' ? 'check' : column.of}${column.pinned ? ' pinned' : ''}`,
        tabindex: -1,
        'data-column': k + 1,
        'aria-colindex': k + 2,
      });
      if (column.color !== undefined) cell.style.setProperty('--theme', column.color);
      if (column.pinned) cell.style.left = `var(--left${k})`;
      // Long texts are cut after a few lines, which a table cell itself cannot do.
      if (column.of === 'text' || display === 'evidence') cell.append(element('div'));
      return cell;
    });
    this.dom = element('tr', { role: 'row' }, this.head, ...this.cells);
  }

  /** Sets the index in the table; the focus is not on it yet. */
  moveTo(at: number): void {
    if (this.at === at) return;
    this.at = at;
    setAttribute(this.dom, 'aria-rowindex', at + 2);
    for (const cell of [this.head, ...this.cells]) {
      cell.dataset.row = String(at);
      cell.tabIndex = -1;
    }
  }

  /** `grouped`: the rows have levels. */
  paintHead({ text, details, expanded, level }: RowHead, grouped: boolean): void {
    const { dom, head } = this;
    setText(head, text);
    setAttribute(head, 'title', details);
    setAttribute(dom, 'aria-level', grouped ? level : undefined);
    setAttribute(dom, 'aria-expanded', expanded === undefined ? undefined : String(expanded));
    dom.classList.toggle('group', expanded !== undefined);
    dom.classList.toggle('member', level > 1);
  }

  paintCells(cellOf: (column: number) => ShownCell): void {
    for (let k = 0; k < this.cells.length; k++) this.paint(k, cellOf(k));
  }

  /** Marks the cells with open passages; column 0 is the row head. */
  mark(isOpen: (column: number) => boolean): void {
    [this.head, ...this.cells].forEach((cell, column) => {
      const opened = isOpen(column);
      if (opened === cell.classList.contains('open')) return;
      setAttribute(cell, 'aria-selected', opened ? 'true' : undefined);
      cell.classList.toggle('open', opened);
    });
  }

  private paint(column: number, cell: ShownCell): void {
    const target = this.cells[column]!;
    const { text, label, kind, differs, heat } = cell;
    const before = this.shown[column];
    this.shown[column] = cell;
    if (before?.text !== text) (target.firstElementChild ?? target).textContent = text;
    if (before?.label !== label) {
      target.setAttribute('aria-label', label);
      if (target.hasAttribute('title')) target.removeAttribute('title');
    }
    if (before?.kind !== kind) target.dataset.kind = kind;
    if ((before?.differs ?? false) !== differs) setAttribute(target, 'data-differs', differs);
    if (before?.heat === heat) return;
    target.classList.toggle('heat', heat !== undefined);
    if (heat !== undefined) target.style.setProperty('--heat', heat.toFixed(2));
  }
}
