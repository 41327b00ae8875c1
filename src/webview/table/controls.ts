import type { Translate } from '../../core/base/l10n';
import {
  type Display,
  displays,
  noFilter,
  type TableBasis,
  type TableSettings,
} from '../../core/coverage/tableLook';
import { differs, marks } from '../../core/report/view/cells';
import {
  type Column,
  type ColumnChoice,
  columnChoices,
  keyOfTheme,
  moveColumn,
} from '../../core/report/view/columns';
import { nameOfBasis, nameOfDisplay } from '../../core/report/view/lookWords';
import { nameColumn } from '../../core/report/view/rows';
import type { Overview } from '../../protocol';
import { element } from '../dom';
import { menuButton, openMenu } from '../menu';
import type { MenuItem } from '../menuItem';
import type { UiState } from '../state';
import type { HeadPort } from './heads';
import { type RowMenuPort, rowItems, valueItems } from './rowMenu';
import { toggled } from './settings';

/** What the controls change. */
export type TableChange = Partial<Pick<UiState, 'basis' | 'display' | 'table'>>;

/** The tools above the table and the actions of column heads: everything that changes the layout of the table. */
export class TableControls implements HeadPort {
  private readonly basis;
  private readonly cells;
  private readonly columns;
  private readonly rows;
  private readonly search: HTMLInputElement;
  readonly dom: HTMLElement;
  private state: TableChange & {
    readonly basis: TableBasis;
    readonly display: Display;
    readonly table: TableSettings;
  };
  private overview: Overview | undefined;

  constructor(
    state: UiState,
    private readonly change: (change: TableChange) => void,
    private readonly t: Translate,
  ) {
    this.state = state;
    this.basis = menuButton(t('Basis'), () => this.basisItems());
    this.cells = menuButton(t('Cells'), () => this.cellItems());
    this.columns = menuButton(t('Columns'), () => this.columnItems());
    this.rows = menuButton(t('Rows'), () => this.rowItems());
    this.search = element('input', {
      type: 'search',
      class: 'search',
      placeholder: t('Find source'),
      'aria-label': t('Find source'),
      oninput: () => this.filter({ search: this.search.value }),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || this.search.value === '') return;
        event.stopPropagation();
        this.search.value = '';
        this.filter({ search: '' });
      },
    });
    this.dom = element(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': t('Table') },
      this.basis.dom,
      this.cells.dom,
      this.columns.dom,
      this.rows.dom,
      this.search,
    );
  }

  update(state: UiState, overview: Overview): void {
    this.state = state;
    this.overview = overview;
    const { t } = this;
    const { basis, display, table } = state;
    this.basis.select(nameOfBasis(basis, t));
    this.cells.select(nameOfDisplay(display, t));
    this.columns.select(
      t('Columns'),
      table.hidden.length + table.merged.length + table.attributes.length > 0,
    );
    this.rows.select(
      table.group ?? t('Rows'),
      table.group !== undefined ||
        table.filter.state !== undefined ||
        Object.keys(table.filter.attributes).length > 0,
    );
    if (this.search.value !== table.filter.search) this.search.value = table.filter.search;
  }

  sort(column: string): void {
    const { sort } = this.state.table;
    // Numbers are sorted largest first, names alphabetically.
    const first = column !== nameColumn && !column.startsWith('attribute:');
    if (sort?.column !== column) this.set({ sort: { column, descending: first } });
    else this.set({ sort: sort.descending === first ? { column, descending: !first } : undefined });
  }

  expand(column: string): void {
    this.set({ expanded: toggled(this.state.table.expanded, column) });
  }

  shift(column: string, by: -1 | 1): void {
    const shown = this.choices().filter(choice => this.isShown(choice));
    const to = shown[shown.findIndex(({ key }) => key === column) + by];
    if (to) this.move(column, to.key);
  }

  move(column: string, to: string): void {
    const { table } = this.state;
    const pinned = (key: string) => table.pinned.includes(key);
    // A column moved among pinned ones becomes pinned; one that leaves them does not stay pinned.
    const order = moveColumn(this.choices(), column, to);
    this.set({
      order,
      ...(pinned(column) !== pinned(to) && { pinned: toggled(table.pinned, column) }),
    });
  }

  openMenu(column: Column, anchor: HTMLElement): void {
    openMenu(anchor, column.name, () => this.headItems(column));
  }

  toggleGroup(key: string): void {
    this.set({ open: toggled(this.state.table.open, key) });
  }

  clearFilter(): void {
    this.set({ filter: noFilter });
  }

  private set(table: Partial<TableSettings>): void {
    this.change({ table: { ...this.state.table, ...table } });
  }

  private filter(filter: Partial<TableSettings['filter']>): void {
    this.set({ filter: { ...this.state.table.filter, ...filter } });
  }

  private choices(): readonly ColumnChoice[] {
    return this.overview ? columnChoices(this.overview, this.state.table) : [];
  }

  private isShown({ of, id, key }: ColumnChoice): boolean {
    const { attributes, hidden } = this.state.table;
    return of === 'attribute' ? attributes.includes(id) : !hidden.includes(key);
  }

  private basisItems(): readonly MenuItem[] {
    return (['coded', 'keywords', 'both'] as const).map(basis => ({
      label:
        basis === 'both'
          ? `${nameOfBasis(basis, this.t)} (${marks.coded}${differs}${marks.none})`
          : nameOfBasis(basis, this.t),
      checked: this.state.basis === basis,
      radio: true,
      press: () => this.change({ basis }),
    }));
  }

  private cellItems(): readonly MenuItem[] {
    return displays.map(display => ({
      label: nameOfDisplay(display, this.t),
      checked: this.state.display === display,
      radio: true,
      press: () => this.change({ display }),
    }));
  }

  private columnItems(): readonly MenuItem[] {
    const { t } = this;
    const { table } = this.state;
    const choices = this.choices();
    const item = (choice: ColumnChoice): MenuItem => ({
      label: choice.short === choice.name ? choice.name : `${choice.short} ${choice.name}`,
      checked: this.isShown(choice),
      stay: true,
      press: () => this.toggleColumn(choice),
    });
    const attributes = choices.filter(({ of }) => of === 'attribute');
    const isChanged =
      table.hidden.length + table.order.length + table.pinned.length + table.attributes.length > 0;
    return [
      { heading: t('Themes') },
      ...choices.filter(({ of }) => of !== 'attribute').map(item),
      ...(attributes.length > 0 ? [{ heading: t('Attributes') }, ...attributes.map(item)] : []),
      ...(table.merged.length > 0
        ? [{ label: t('Split merged themes'), press: () => this.set({ merged: [] }) }]
        : []),
      ...(isChanged
        ? [
            {
              label: t('As in the codebook'),
              press: () => this.set({ hidden: [], order: [], pinned: [], attributes: [] }),
            },
          ]
        : []),
    ];
  }

  private toggleColumn({ of, id, key }: ColumnChoice): void {
    const { attributes, hidden } = this.state.table;
    if (of === 'attribute') this.set({ attributes: toggled(attributes, id) });
    else this.set({ hidden: toggled(hidden, key) });
  }

  private rowItems(): readonly MenuItem[] {
    const { overview, t } = this;
    if (!overview) return [];
    const port: RowMenuPort = {
      settings: () => this.state.table,
      set: change => this.set(change),
      openValues: name =>
        openMenu(this.rows.dom, name, () => valueItems(name, this.overview ?? overview, port, t)),
    };
    return rowItems(overview, port, t);
  }

  private headItems(column: Column): readonly MenuItem[] {
    const { t } = this;
    const { table } = this.state;
    const { key, of, expanded, depth } = column;
    const sorted = table.sort?.column === key ? table.sort : undefined;
    const pinned = table.pinned.includes(key);
    const next = of === 'theme' || of === 'merged' ? this.nextTheme(column) : undefined;
    const items: MenuItem[] = [
      {
        label: t('Highest first'),
        checked: sorted?.descending === true,
        radio: true,
        press: () => this.set({ sort: { column: key, descending: true } }),
      },
      {
        label: t('Lowest first'),
        checked: sorted?.descending === false,
        radio: true,
        press: () => this.set({ sort: { column: key, descending: false } }),
      },
      {
        label: t('In the order of the project'),
        checked: !sorted,
        radio: true,
        press: () => this.set({ sort: undefined }),
      },
    ];
    if (expanded !== undefined) {
      items.push({
        label: expanded ? t('Hide sub-codes') : t('Show sub-codes'),
        hint: expanded ? 'Alt+←' : 'Alt+→',
        press: () => this.expand(key),
      });
    }
    if (depth > 0) return items;
    items.push(
      { label: t('Move left'), hint: 'Alt+Shift+←', press: () => this.shift(key, -1) },
      { label: t('Move right'), hint: 'Alt+Shift+→', press: () => this.shift(key, 1) },
      {
        label: t('Pin to the left'),
        checked: pinned,
        press: () => this.set({ pinned: toggled(table.pinned, key) }),
      },
      { label: t('Hide column'), press: () => this.toggleColumn(column) },
    );
    if (next) {
      items.push({ label: t('Merge with {0}', next.short), press: () => this.merge(column, next) });
    }
    if (of === 'merged') {
      const parted = table.merged.filter(ids => ids.join('+') !== column.id);
      items.push({ label: t('Split'), press: () => this.set({ merged: parted }) });
    }
    return items;
  }

  /** The theme to the right of a column, with which it can be merged. */
  private nextTheme({ key }: Column): ColumnChoice | undefined {
    const shown = this.choices().filter(
      choice => this.isShown(choice) && (choice.of === 'theme' || choice.of === 'merged'),
    );
    return shown[shown.findIndex(choice => choice.key === key) + 1];
  }

  private merge(column: ColumnChoice, next: ColumnChoice): void {
    const { merged, order, hidden } = this.state.table;
    const themesOf = ({ of, id }: ColumnChoice) =>
      of === 'merged' ? (merged.find(ids => ids.join('+') === id) ?? []) : [id];
    const themes = [...themesOf(column), ...themesOf(next)];
    const key = keyOfTheme(themes.join('+'));
    this.set({
      merged: [...merged.filter(ids => !ids.some(id => themes.includes(id))), themes],
      order: order.map(each => (each === column.key ? key : each)).filter(each => each !== next.key),
      hidden: hidden.filter(each => each !== key),
    });
  }
}
