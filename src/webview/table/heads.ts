import type { Translate } from '../../core/base/l10n';
import type { Column } from '../../core/report/view/columns';
import { nameColumn } from '../../core/report/view/rows';
import type { TableModel } from '../../core/report/view/tableModel';
import { element, setAttribute, setText } from '../dom';

/** What column heads need from the page. */
export interface HeadPort {
  /** Sorts by a column; again: in reverse; a third time: not at all. */
  sort(column: string): void;
  /** Shows or hides the sub-codes of a column. */
  expand(column: string): void;
  /** Moves a column by one place: -1 to the left. */
  shift(column: string, by: -1 | 1): void;
  /** Moves a column to the place of another one. */
  move(column: string, to: string): void;
  /** Opens the menu of a column. */
  openMenu(column: Column, anchor: HTMLElement): void;
}

interface Head {
  readonly dom: HTMLElement;
  readonly name: HTMLElement;
  readonly twisty: HTMLElement;
  readonly arrow: HTMLElement;
  column: Column | undefined;
}

/** The column heads: sorting, expanding and moving columns. */
export class HeadView {
  private readonly corner: Head;
  private heads: Head[] = [];
  private readonly row = element('tr', { role: 'row', 'aria-rowindex': 1 });
  readonly dom = element('thead', { role: 'rowgroup' }, this.row);

  constructor(
    private readonly port: HeadPort,
    private readonly t: Translate,
  ) {
    this.corner = this.make(0, 'corner');
    this.row.addEventListener('contextmenu', event => {
      const head = this.headOf(event);
      if (!head?.column) return;
      event.preventDefault();
      port.openMenu(head.column, head.dom);
    });
    this.row.addEventListener('click', event => this.click(event));
    this.drag();
  }

  update(model: TableModel): void {
    const { columns, sort } = model;
    while (this.heads.length > columns.length) this.heads.pop();
    while (this.heads.length < columns.length) this.heads.push(this.make(this.heads.length + 1, ''));
    const focused = this.row.contains(document.activeElement);
    this.paint(this.corner, undefined, this.t('Source'), sort?.column === nameColumn ? sort : undefined);
    this.heads.forEach((head, i) => {
      const column = columns[i]!;
      this.paint(head, column, column.short, sort?.column === column.key ? sort : undefined);
      if (column.pinned) head.dom.style.left = `var(--left${i})`;
      else head.dom.style.removeProperty('left');
    });
    const wanted = [this.corner.dom, ...this.heads.map(({ dom }) => dom)];
    const isSame =
      wanted.length === this.row.childElementCount && wanted.every((dom, i) => dom === this.row.children[i]);
    if (isSame) return;
    const active = document.activeElement as HTMLElement;
    this.row.replaceChildren(...wanted);
    if (focused && this.row.contains(active)) active.focus();
  }

  cellAt(column: number): HTMLElement | undefined {
    return column === 0 ? this.corner.dom : this.heads[column - 1]?.dom;
  }

  /** Handles a key on a head; returns whether it has a meaning. */
  press(event: KeyboardEvent, at: number): boolean {
    const head = at === 0 ? this.corner : this.heads[at - 1];
    if (!head) return false;
    const { column } = head;
    const { key, altKey, shiftKey } = event;
    const taken = () => {
      event.preventDefault();
      return true;
    };
    if (!altKey && (key === 'Enter' || key === ' ')) {
      this.port.sort(column?.key ?? nameColumn);
      return taken();
    }
    if (!altKey || !column) return false;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[key] as -1 | 1 | undefined;
    if (key === 'ArrowDown') this.port.openMenu(column, head.dom);
    else if (by && shiftKey) this.port.shift(column.key, by);
    else if (by && column.expanded === by < 0) this.port.expand(column.key);
    else if (!by) return false;
    return taken();
  }

  private make(at: number, name: string): Head {
    const twisty = element('span', { class: 'twisty', 'aria-hidden': 'true' });
    const text = element('span', { class: 'name' });
    const arrow = element('span', { class: 'arrow', 'aria-hidden': 'true' });
    const dom = element(
      'th',
      {
        scope: 'col',
        role: 'columnheader',
        class: name,
        tabindex: -1,
        'data-row': -1,
        'data-column': at,
        'aria-colindex': at + 1,
      },
      twisty,
      text,
      arrow,
    );
    return { dom, name: text, twisty, arrow, column: undefined };
  }

  private paint(
    head: Head,
    column: Column | undefined,
    text: string,
    sort: { readonly descending: boolean } | undefined,
  ): void {
    const { dom, name, twisty, arrow } = head;
    head.column = column;
    setText(name, text);
    setText(arrow, sort ? (sort.descending ? '↓' : '↑') : '');
    setAttribute(dom, 'aria-sort', sort ? (sort.descending ? 'descending' : 'ascending') : undefined);
    if (!column) return;
    const { of, expanded, pinned, color, depth } = column;
    const kind = of === 'theme' || of === 'merged' ? 'check' : of;
    setAttribute(dom, 'class', `${kind}${pinned ? ' pinned' : ''}`);
    setAttribute(dom, 'title', column.name);
    setAttribute(dom, 'aria-label', column.name);
    setAttribute(dom, 'aria-expanded', expanded === undefined ? undefined : String(expanded));
    setAttribute(dom, 'draggable', depth === 0 ? 'true' : undefined);
    setText(twisty, expanded === undefined ? '' : expanded ? '▾' : '▸');
    if (color === undefined) dom.style.removeProperty('--theme');
    else dom.style.setProperty('--theme', color);
  }

  private click(event: MouseEvent): void {
    const head = this.headOf(event);
    if (!head) return;
    const onTwisty = event.target === head.twisty && head.column?.expanded !== undefined;
    if (onTwisty) this.port.expand(head.column!.key);
    else this.port.sort(head.column?.key ?? nameColumn);
  }

  private drag(): void {
    let dragged: Column | undefined;
    const target = (event: Event) => {
      const head = this.headOf(event);
      return dragged && head?.column?.depth === 0 && head.column !== dragged ? head : undefined;
    };
    const clear = () => {
      for (const { dom } of this.heads) dom.classList.remove('target');
    };
    this.row.addEventListener('dragstart', event => {
      dragged = this.headOf(event)?.column;
      event.dataTransfer?.setData('text/plain', dragged?.name ?? '');
    });
    this.row.addEventListener('dragover', event => {
      clear();
      const head = target(event);
      if (!head) return;
      event.preventDefault();
      head.dom.classList.add('target');
    });
    this.row.addEventListener('drop', event => {
      const head = target(event);
      if (!head) return;
      event.preventDefault();
      this.port.move(dragged!.key, head.column!.key);
    });
    this.row.addEventListener('dragend', () => {
      dragged = undefined;
      clear();
    });
  }

  private headOf(event: Event): Head | undefined {
    const dom = (event.target as Element).closest('th');
    return dom === this.corner.dom ? this.corner : this.heads.find(head => head.dom === dom);
  }
}
