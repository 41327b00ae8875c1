import type { Translate } from '../../core/base/l10n';
import { buildTable, type TableModel } from '../../core/report/view/tableModel';
import type { FromWebview, Overview, PassageQuery, ToWebview } from '../../protocol';
import type { UiState } from '../state';
import { type TableChange, TableControls } from './controls';
import { EvidenceLines } from './evidence';
import { TableView } from './view';

/** What the tab asks of the page around it. */
export interface TableTabPort {
  ask(message: FromWebview): void;
  show(query: PassageQuery, byKey: boolean): void;
  /** The user changed a setting; `update` tells the tab. */
  set(change: TableChange): void;
}

/** The table tab: the coverage table and the tools above it. */
export class TableTab {
  private readonly controls: TableControls;
  private readonly view: TableView;
  private readonly lines = new EvidenceLines();
  private state: UiState;
  private overview: Overview | undefined;
  /** The current model, and what it was made from. */
  private shown: { readonly from: readonly unknown[]; readonly model: TableModel } | undefined;

  constructor(
    state: UiState,
    private readonly port: TableTabPort,
    private readonly t: Translate,
  ) {
    this.state = state;
    const controls = new TableControls(state, change => this.set(change), t);
    this.controls = controls;
    this.view = new TableView(
      {
        show: (query, byKey) => port.show(query, byKey),
        wantLines: rows => this.askForLines(rows),
        sort: column => controls.sort(column),
        expand: column => controls.expand(column),
        shift: (column, by) => controls.shift(column, by),
        move: (column, to) => controls.move(column, to),
        openMenu: (column, anchor) => controls.openMenu(column, anchor),
        toggleGroup: key => controls.toggleGroup(key),
        clearFilter: () => controls.clearFilter(),
      },
      t,
    );
  }

  get dom(): HTMLElement {
    return this.view.dom;
  }

  get tools(): HTMLElement {
    return this.controls.dom;
  }

  update(state: UiState, overview: Overview): void {
    this.state = state;
    this.overview = overview;
    this.controls.update(state, overview);
    this.render(overview);
    this.view.highlight(state.query);
  }

  takeLines({ basis, lines }: ToWebview & { type: 'firstLines' }): void {
    if (!this.overview || basis !== this.state.basis) return;
    const rows = new Map(this.overview.coverage.rows.map(row => [row.source, row]));
    for (const [source, each] of lines) {
      const row = rows.get(source);
      if (row) this.lines.take(row, each);
    }
    this.view.refresh();
  }

  /** Moves the focus to the last focused cell. */
  takeFocus(): void {
    this.view.takeFocus();
  }

  scrollTo(place: { readonly left: number; readonly top: number }): void {
    this.view.scrollTo(place);
  }

  private set(change: TableChange): void {
    const { merged } = this.state.table;
    this.port.set(change);
    if (change.table && change.table.merged !== merged) {
      this.port.ask({ type: 'merge', merged: change.table.merged });
    }
  }

  /** Computes the model unless nothing has changed. */
  private render(overview: Overview): void {
    const { basis, display, table: settings } = this.state;
    const from = [overview, basis, display, settings];
    if (this.shown?.from.every((each, i) => each === from[i])) return;
    const lines = this.lines;
    const model = buildTable(overview, { basis, display, settings, lines: row => lines.of(row) }, this.t);
    lines.use(basis, columnsOf(model));
    this.shown = { from, model };
    this.view.update(model, this.t('Coverage table'));
  }

  private askForLines(at: readonly number[]): void {
    const { model } = this.shown ?? {};
    if (!model) return;
    const rows = at.flatMap(line => {
      const each = model.lines[line];
      return each?.of === 'source' ? [each.row] : [];
    });
    const sources = this.lines.toAsk(rows).map(row => row.source);
    if (sources.length === 0) return;
    const columns = columnsOf(model);
    this.port.ask({ type: 'firstLines', basis: this.state.basis, sources, columns });
  }
}

/** Ids of the columns with evidence. */
function columnsOf({ columns }: TableModel): readonly string[] {
  return columns.filter(({ of }) => of !== 'attribute' && of !== 'text').map(({ id }) => id);
}
