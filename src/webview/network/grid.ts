import type { Translate } from '../../core/base/l10n';
import { element, setAttribute, setText } from '../dom';
import { TableRows } from '../rows';
import { columnWidth } from '../table/widths';
import { arrange, cellText, decimalsOf, type GridColumn, type GridSort, isFigures, toTsv } from './gridModel';

/** What a grid asks of the view around it. */
export interface GridPort<T> {
  open(item: T, byKey: boolean): void;
}

/** Height of a row in pixels, as in the style sheet. */
const rowHeight = 24;
/** Greatest width that a column asks for, in em; what is longer is cut, and said when one points at it. */
const widest = 20;

/**
 * A table of figures, sortable, searchable and operable by keyboard: Enter opens a row, Ctrl+C copies all rows. Only the
 * rows in sight are in the page.
 */
export class Grid<T> {
  private readonly search: HTMLInputElement;
  private readonly count = element('span', { class: 'count', 'aria-live': 'polite' });
  private readonly head = element('div', { role: 'row', class: 'row head', 'aria-rowindex': 1 });
  private readonly body = element('div', { role: 'rowgroup', class: 'body' });
  private readonly scroller = element('div', { class: 'scroller' });
  private readonly grid: HTMLElement;
  readonly dom: HTMLElement;
  private readonly rows: TableRows<{ readonly dom: HTMLElement }>;
  private columns: readonly GridColumn<T>[] = [];
  private looks: readonly { readonly decimals: number; readonly isFigures: boolean }[] = [];
  private all: readonly T[] = [];
  private items: readonly T[] = [];
  private keyOf: (item: T) => string = String;
  private sort: GridSort | undefined;
  /** Key of the row that has, or last had, the focus. */
  private active: string | undefined;
  private opened: string | undefined;
  /** The row in the tab order. */
  private stop = 0;

  constructor(
    private readonly port: GridPort<T>,
    label: string,
    private readonly t: Translate,
  ) {
    this.search = element('input', {
      type: 'search',
      class: 'search',
      placeholder: t('Find'),
      'aria-label': t('Find'),
      oninput: () => this.arrange(),
    });
    const copy = element(
      'button',
      { class: 'option', title: t('Copy the table (Ctrl+C)'), onclick: () => void this.copy() },
      t('Copy'),
    );
    this.grid = element(
      'div',
      { role: 'grid', 'aria-label': label, class: 'grid' },
      element('div', { role: 'rowgroup' }, this.head),
      this.body,
    );
    this.scroller.append(this.grid);
    this.dom = element(
      'div',
      { class: 'figures-view' },
      element('div', { class: 'grid-tools' }, this.search, copy, this.count),
      this.scroller,
    );
    this.rows = new TableRows(
      this.body,
      this.scroller,
      at => ({ dom: this.row(this.items[at]!, at) }),
      () => element('div', { role: 'none' }),
    );
    this.scroller.addEventListener('scroll', () => this.render(false), { passive: true });
    new ResizeObserver(() => this.render(false)).observe(this.scroller);
    this.grid.addEventListener('keydown', event => this.press(event));
    this.body.addEventListener('click', event => {
      const at = this.rowAt(event.target);
      if (at === undefined) return;
      this.active = this.keyOf(this.items[at]!);
      this.render();
      this.port.open(this.items[at]!, false);
    });
  }

  /** Shows items. The chosen order and the current row stay. `keyOf` gives the key of an item. */
  update(
    columns: readonly GridColumn<T>[],
    items: readonly T[],
    keyOf: (item: T) => string,
    sort?: GridSort,
  ): void {
    this.columns = columns;
    this.all = items;
    this.keyOf = keyOf;
    if (!columns.some(({ id }) => id === this.sort?.column)) this.sort = sort;
    this.measure();
    this.showHead();
    this.arrange();
  }

  /** Marks the row whose passages are open. */
  mark(key: string | undefined): void {
    this.opened = key;
    this.render();
  }

  takeFocus(): void {
    this.goTo(Math.max(0, this.place()));
  }

  /** How the columns are set: as wide as what they hold, and all of them wider where there is room. */
  private measure(): void {
    const { all } = this;
    this.looks = this.columns.map(column => ({
      decimals: decimalsOf(column, all),
      isFigures: isFigures(column, all),
    }));
    const widths = this.columns.map((column, i) => {
      const { decimals } = this.looks[i]!;
      const longest = all.reduce(
        (most, item) => Math.max(most, columnWidth(cellText(column, item, decimals))),
        0,
      );
      // Heads are bold, and one of them has an arrow.
      return Math.min(widest, Math.max(3, longest, 1.15 * columnWidth(column.label) + 2));
    });
    this.grid.style.setProperty('--columns', widths.map(width => `minmax(${width}em, ${width}fr)`).join(' '));
    const sum = widths.reduce((total, width) => total + width, 0);
    this.grid.style.setProperty('--width', `calc(${sum}em + ${14 * widths.length + 24}px)`);
  }

  private showHead(): void {
    setAttribute(this.grid, 'aria-colcount', this.columns.length);
    const focused = [...this.head.querySelectorAll('button')].indexOf(
      document.activeElement as HTMLButtonElement,
    );
    this.head.replaceChildren(
      ...this.columns.map(({ id, label, title }, i) => {
        const own = this.sort?.column === id ? (this.sort.down ? 'descending' : 'ascending') : 'none';
        return element(
          'div',
          {
            role: 'columnheader',
            'aria-sort': own,
            class: this.looks[i]!.isFigures ? 'cell figure' : 'cell',
          },
          element(
            'button',
            { title: title ?? label, onclick: () => this.sortBy(id) },
            label,
            element('span', { 'aria-hidden': 'true' }, { none: '', ascending: ' ▲', descending: ' ▼' }[own]),
          ),
        );
      }),
    );
    if (focused !== -1) this.head.querySelectorAll('button')[focused]?.focus();
  }

  private sortBy(column: string): void {
    // Figures are sorted largest first.
    const first = this.all[0];
    const isNumber =
      first !== undefined && typeof this.columns.find(({ id }) => id === column)?.of(first) !== 'string';
    const down = this.sort?.column === column ? !this.sort.down : isNumber;
    this.sort = { column, down };
    this.showHead();
    this.arrange();
  }

  private arrange(): void {
    this.items = arrange(this.all, this.columns, this.sort, this.search.value);
    const { length } = this.items;
    setAttribute(this.grid, 'aria-rowcount', length + 1);
    const { t } = this;
    setText(
      this.count,
      length === this.all.length
        ? length === 1
          ? t('1 row')
          : t('{0} rows', length)
        : t('{0} of {1} rows', length, this.all.length),
    );
    this.render();
  }

  /** Renders the rows in sight; existing ones again only with `anew`. */
  private render(anew = true): void {
    const focused = this.body.contains(document.activeElement);
    const count = this.items.length;
    this.stop = Math.max(0, this.place());
    this.rows.render({ count, rowHeight, kept: this.stop }, anew);
    if (focused && anew) this.focusStop();
  }

  private focusStop(): void {
    this.body.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  private row(item: T, at: number): HTMLElement {
    const key = this.keyOf(item);
    return element(
      'div',
      {
        role: 'row',
        class: key === this.opened ? 'row open' : 'row',
        'aria-rowindex': at + 2,
        'aria-selected': String(key === this.opened),
        tabindex: at === this.stop ? 0 : -1,
        'data-row': at,
      },
      ...this.columns.map((column, i) => {
        const { decimals, isFigures } = this.looks[i]!;
        const text = cellText(column, item, decimals);
        return element(
          'div',
          { role: 'gridcell', class: isFigures ? 'cell figure' : 'cell', title: text },
          text,
        );
      }),
    );
  }

  private press(event: KeyboardEvent): void {
    const at = this.rowAt(event.target);
    if (at === undefined || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') {
      event.preventDefault();
      void this.copy();
      return;
    }
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / rowHeight) - 2);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: this.items.length - 1,
    }[event.key];
    if (to !== undefined) this.goTo(to);
    else if (event.key === 'Enter' || event.key === ' ') this.port.open(this.items[at]!, true);
    else return;
    event.preventDefault();
  }

  private goTo(row: number): void {
    const at = Math.min(Math.max(row, 0), this.items.length - 1);
    const item = this.items[at];
    if (item === undefined) return;
    this.active = this.keyOf(item);
    const { scroller } = this;
    // The head covers the first row's height.
    const top = at * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + 2 * rowHeight > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + 2 * rowHeight - scroller.clientHeight;
    this.render();
    this.focusStop();
  }

  private place(): number {
    return this.items.findIndex(item => this.keyOf(item) === this.active);
  }

  private rowAt(target: EventTarget | null): number | undefined {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return row ? Number(row.dataset.row) : undefined;
  }

  private copy(): Promise<void> {
    return navigator.clipboard.writeText(toTsv(this.columns, this.items));
  }
}
