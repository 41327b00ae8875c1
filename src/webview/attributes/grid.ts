import type { Translate } from '../../core/base/l10n';
import { element, setAttribute } from '../dom';
import { TableRows } from '../rows';
import { announceCell, shownValue } from './announce';
import { type AttributesSheet, blockOf, type CellPlace, type Selection } from './state';

/** What the grid tells the page around it. */
export interface AttributesGridPort {
  /** A cell was pressed; with `extend`, the selection extends to it. */
  press(place: CellPlace, extend: boolean): void;
  edit(place: CellPlace): void;
  /** A column head was pressed, or pressed twice. */
  pressColumn(column: number): void;
  renameColumn(column: number): void;
  openSource(row: number): void;
}

/** Height of a row in pixels; style.css says the same. */
const rowHeight = 26;

/** The cells: only the rows in sight are in the page. */
export class AttributesGrid {
  private sheet: AttributesSheet | undefined;
  private selection: Selection | undefined;
  private readonly head = element('div', { class: 'record heads', role: 'row', 'aria-rowindex': 1 });
  private readonly body = element('div', { class: 'records', role: 'rowgroup' });
  private readonly rows: TableRows<{ readonly dom: HTMLElement }>;
  private readonly grid: HTMLElement;
  /** Contains the grid and, on top, the input field. */
  private readonly paper: HTMLElement;
  readonly dom: HTMLElement;

  constructor(
    private readonly port: AttributesGridPort,
    editor: HTMLElement,
    private readonly t: Translate,
  ) {
    this.grid = element(
      'div',
      { role: 'grid', 'aria-label': t('Attributes'), 'aria-multiselectable': 'true' },
      element('div', { role: 'rowgroup', class: 'headgroup' }, this.head),
      this.body,
    );
    this.paper = element('div', { class: 'paper' }, this.grid, editor);
    this.dom = element('div', { class: 'scroller', 'data-pane': 'attributes' }, this.paper);
    this.rows = new TableRows(
      this.body,
      this.dom,
      at => ({ dom: this.rowOf(this.sheet!, at) }),
      () => element('div', { role: 'none' }),
    );
    this.dom.addEventListener('scroll', () => this.draw(), { passive: true });
    this.grid.addEventListener('mousedown', event => this.mouseDown(event));
    this.grid.addEventListener('dblclick', event => this.doubleClick(event));
    new ResizeObserver(() => this.draw()).observe(this.dom);
  }

  update(sheet: AttributesSheet, selection: Selection): void {
    this.sheet = sheet;
    this.selection = selection;
    const widths = sheet.columns.map((_, column) => widthOf(sheet, column));
    this.paper.style.setProperty(
      '--columns',
      ['var(--names)', ...widths.map(width => `${width}em`)].join(' '),
    );
    setAttribute(this.grid, 'aria-rowcount', sheet.rows.length + 1);
    setAttribute(this.grid, 'aria-colcount', sheet.columns.length + 1);
    this.head.replaceChildren(
      element('div', { role: 'columnheader', class: 'name', 'aria-colindex': 1 }, this.t('Source')),
      ...sheet.columns.map(({ name, files }, column) =>
        element(
          'div',
          {
            role: 'columnheader',
            'data-column': column,
            'aria-colindex': column + 2,
            title: files.length > 0 ? `${name} · ${files.join(', ')}` : name,
          },
          name,
        ),
      ),
    );
    this.draw(true);
  }

  /** Shows the selection and scrolls to the active cell. Resolves to the position of that cell. */
  select(selection: Selection): DOMRectReadOnly | undefined {
    this.selection = selection;
    const { row, column } = selection.active;
    const top = row * rowHeight;
    const room = this.dom.clientHeight - this.head.offsetHeight;
    if (top < this.dom.scrollTop) this.dom.scrollTop = top;
    else if (top + rowHeight > this.dom.scrollTop + room) this.dom.scrollTop = top + rowHeight - room;
    this.draw();
    this.mark();
    const cell = this.cellAt({ row, column });
    if (!cell) return undefined;
    const left = cell.offsetLeft - this.namesWidth;
    const wide = this.dom.clientWidth - this.namesWidth;
    if (left < this.dom.scrollLeft) this.dom.scrollLeft = left;
    else if (left + cell.offsetWidth > this.dom.scrollLeft + wide)
      this.dom.scrollLeft = left + cell.offsetWidth - wide;
    return new DOMRect(cell.offsetLeft, cell.offsetTop, cell.offsetWidth, cell.offsetHeight);
  }

  /** Rows that fit into the window. */
  get page(): number {
    return Math.max(1, Math.floor((this.dom.clientHeight - this.head.offsetHeight) / rowHeight) - 1);
  }

  private get namesWidth(): number {
    return (this.head.firstElementChild as HTMLElement | null)?.offsetWidth ?? 0;
  }

  /** Renders the rows in sight. Existing ones are kept unless `anew` is set. */
  private draw(anew = false): void {
    const { sheet } = this;
    if (!sheet) return;
    const layout = { count: sheet.rows.length, rowHeight, kept: this.selection?.active.row };
    this.rows.render(layout, anew);
    this.mark();
  }

  private rowOf(sheet: AttributesSheet, row: number): HTMLElement {
    const { label, source } = sheet.rows[row]!;
    return element(
      'div',
      { role: 'row', class: 'record', 'data-row': row, 'aria-rowindex': row + 2 },
      element('div', { role: 'rowheader', class: 'name', title: source, 'aria-colindex': 1 }, label),
      ...sheet.columns.map((_, column) => this.cellOf(sheet, { row, column })),
    );
  }

  private cellOf(sheet: AttributesSheet, place: CellPlace): HTMLElement {
    const { t } = this;
    const cell = sheet.cell(place);
    const about = announceCell(cell, t);
    const shown = shownValue(cell.value, t);
    const isRight = sheet.columns[place.column]!.kind === 'number';
    const made = element(
      'div',
      {
        role: 'gridcell',
        'data-column': place.column,
        'aria-colindex': place.column + 2,
        title: about === '' ? shown : `${shown}\n${about}`,
        class: [
          isRight ? 'right' : '',
          cell.problem ? 'wrong' : '',
          cell.other === undefined ? '' : 'differs',
        ]
          .filter(name => name !== '')
          .join(' '),
        'aria-invalid': about !== '' && 'true',
      },
      shown,
    );
    return made;
  }

  private mark(): void {
    const { selection, sheet } = this;
    if (!selection || !sheet) return;
    const { from, to } = blockOf(selection);
    for (const { dom: line } of this.rows.all) {
      const row = Number(line.dataset.row);
      const inRows = row >= from.row && row <= to.row;
      line.classList.toggle('in', inRows);
      [...line.children].slice(1).forEach((cell, column) => {
        const inside = inRows && column >= from.column && column <= to.column;
        const isActive = row === selection.active.row && column === selection.active.column;
        setAttribute(cell, 'aria-selected', inside ? 'true' : undefined);
        cell.classList.toggle('active', isActive);
      });
    }
    [...this.head.children].slice(1).forEach((cell, column) => {
      cell.classList.toggle('in', column >= from.column && column <= to.column);
    });
  }

  private cellAt({ row, column }: CellPlace): HTMLElement | undefined {
    return this.rows.at(row)?.dom.children[column + 1] as HTMLElement | undefined;
  }

  private placeOf(target: EventTarget | null): { row?: number; column?: number } {
    if (!(target instanceof Element)) return {};
    const row = target.closest<HTMLElement>('[data-row]')?.dataset.row;
    const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
    return {
      ...(row !== undefined && { row: Number(row) }),
      ...(column !== undefined && { column: Number(column) }),
    };
  }

  private mouseDown(event: MouseEvent): void {
    if (event.button !== 0) return;
    // The focus stays in the input field.
    event.preventDefault();
    const { row, column } = this.placeOf(event.target);
    if (row === undefined) {
      if (column !== undefined) this.port.pressColumn(column);
      return;
    }
    if (column === undefined) return;
    this.port.press({ row, column }, event.shiftKey);
    const drag = (move: MouseEvent) => {
      const over = this.placeOf(move.target);
      if (over.row !== undefined && over.column !== undefined)
        this.port.press({ row: over.row, column: over.column }, true);
    };
    this.grid.addEventListener('mousemove', drag);
    window.addEventListener('mouseup', () => this.grid.removeEventListener('mousemove', drag), {
      once: true,
    });
  }

  private doubleClick(event: MouseEvent): void {
    const { row, column } = this.placeOf(event.target);
    if (row === undefined) {
      if (column !== undefined) this.port.renameColumn(column);
    } else if (column === undefined) this.port.openSource(row);
    else this.port.edit({ row, column });
  }
}

/** Width of a column, in em: that of its content, within bounds. */
function widthOf({ columns, rows, cell }: AttributesSheet, column: number): number {
  let most = widthOfText(columns[column]!.name) + 1;
  const step = Math.max(1, Math.floor(rows.length / 500));
  for (let row = 0; row < rows.length; row += step)
    most = Math.max(most, widthOfText(cell({ row, column }).value));
  return Math.min(26, Math.max(7, most * 0.56 + 2));
}

/** Width in halves of a Han character. */
function widthOfText(text: string): number {
  let width = 0;
  for (const sign of text.slice(0, 60)) width += sign > '\u2e7f' ? 2 : 1;
  return width;
}
