import type { Translate } from '../../core/base/l10n';
import type { AttributeEdit, AttributesTable, FromAttributes, ToAttributes } from '../../protocol';
import { element, setText, spokenHeading } from '../dom';
import { nothingRead } from '../emptyState';
import type { Host } from '../host';
import { announcePlace, shownValue } from './announce';
import { AttributesBar } from './bar';
import { readBlock, writeBlock, writeBlockHtml } from './block';
import { CellEditor } from './cellEditor';
import { AttributesGrid } from './grid';
import { type AttributesKeyAction, attributesKeyAction } from './keys';
import {
  type AttributesSheet,
  type AttributesState,
  blockOf,
  type CellPlace,
  cellKey,
  countProblems,
  moved,
  nextProblem,
  pasted,
  restoreAttributesState,
  type Selection,
  sheetOf,
  tabbed,
} from './state';

type AttributesHost = Host<FromAttributes, ToAttributes>;

/** The attributes page: values from the files, values being written, and the selection. Everything is drawn from these. */
export class AttributesApp {
  private state: AttributesState;
  private table: AttributesTable | undefined;
  /** Values being written, with the number of the change they belong to. */
  private readonly typed = new Map<string, { readonly value: string; readonly change: number }>();
  private sent = 0;
  private notice: readonly [title: string, advice: string] | undefined;

  private readonly editor: CellEditor;
  private readonly grid: AttributesGrid;
  private readonly bar: AttributesBar;
  private readonly empty = element('div', { class: 'empty' });
  private readonly status = element('span', { role: 'status' });
  private readonly dom: HTMLElement;

  constructor(
    private readonly host: AttributesHost,
    private readonly t: Translate,
  ) {
    this.state = restoreAttributesState(host.kept);
    this.editor = new CellEditor({
      key: event => this.press(event),
      commit: (value, rows, columns) => this.commit(value, rows, columns),
      leave: () => this.showEditor(),
      copy: event => this.copy(event),
      cut: event => {
        this.copy(event);
        this.clear();
      },
      paste: text => this.paste(text),
    });
    this.grid = new AttributesGrid(
      {
        press: (place, extend) => this.choose(place, extend),
        edit: place => {
          this.choose(place, false);
          this.edit();
        },
        pressColumn: column => this.chooseColumn(column),
        renameColumn: column => this.renameColumn(column),
        openSource: row => this.openSource(row),
      },
      this.editor.dom,
      t,
    );
    this.bar = new AttributesBar(
      {
        ask: message => host.ask(message),
        renameColumn: () => this.renameColumn(this.active.column),
        removeColumn: () => this.removeColumn(this.active.column),
        nextProblem: () => this.nextProblem(),
        focusTable: () => this.editor.focus(),
      },
      t,
    );
    this.dom = element(
      'div',
      { class: 'app' },
      this.bar.dom,
      element('main', {}, spokenHeading(t('Attributes')), this.empty, this.grid.dom),
      element('footer', { class: 'status' }, this.status),
    );
  }

  mount(body: HTMLElement): void {
    body.replaceChildren(this.dom);
    this.grid.dom.hidden = true;
    this.render();
    window.addEventListener('focus', () => this.editor.focus());
  }

  receive(message: ToAttributes): void {
    switch (message.type) {
      case 'attributes':
        this.table = message.table;
        this.notice = undefined;
        for (const [key, { change }] of this.typed) if (change <= message.done) this.typed.delete(key);
        this.keep({
          added: this.state.added.filter(name => !message.table.columns.some(column => column.name === name)),
        });
        this.render();
        return;
      case 'addColumn':
        this.keep({ added: [...new Set([...this.state.added, message.attribute])] });
        this.render();
        this.chooseColumn(this.sheet!.columns.length - 1);
        this.editor.focus();
        return;
      case 'unreadable':
        this.table = undefined;
        this.notice = [
          this.t('"{0}" contains an error', message.file),
          this.t('Fix the error (see Problems) to edit the attributes.'),
        ];
        this.render();
        return;
      case 'noProject':
        this.table = undefined;
        this.notice = nothingRead(message.why, this.t);
        this.render();
        return;
    }
  }

  private get sheet(): AttributesSheet | undefined {
    const typed = new Map([...this.typed].map(([key, { value }]) => [key, value]));
    return this.table && sheetOf(this.table, this.state.added, typed);
  }

  private get active(): CellPlace {
    return this.state.selection.active;
  }

  private keep(change: Partial<AttributesState>): void {
    this.state = { ...this.state, ...change };
    this.host.keep(this.state);
  }

  private select(selection: Selection): void {
    this.keep({ selection });
    this.showEditor();
  }

  private choose(place: CellPlace, extend: boolean): void {
    if (this.editor.isEditing) this.editor.accept();
    this.select(extend ? { active: this.active, corner: place } : { active: place, corner: place });
    this.editor.focus();
  }

  private chooseColumn(column: number): void {
    const { sheet } = this;
    if (!sheet) return;
    this.editor.accept();
    this.select({ active: { row: 0, column }, corner: { row: sheet.rows.length - 1, column } });
    this.editor.focus();
  }

  private press(event: KeyboardEvent): void {
    const { sheet } = this;
    if (!sheet || sheet.columns.length === 0 || sheet.rows.length === 0) return;
    const action = attributesKeyAction(event, this.state.selection, sheet, this.grid.page);
    if (!action) return;
    this.act(action);
    event.preventDefault();
  }

  private act(action: AttributesKeyAction): void {
    switch (action.do) {
      case 'select':
        this.select(action.selection);
        return;
      case 'edit':
        this.edit();
        return;
      case 'openSource':
        this.openSource(this.active.row);
        return;
      case 'clear':
        this.clear();
        return;
      case 'nextProblem':
        this.nextProblem();
        return;
      default:
        this.host.ask({ type: action.do });
    }
  }

  private edit(): void {
    const { sheet } = this;
    if (sheet && sheet.columns.length > 0)
      this.editor.begin(shownValue(sheet.cell(this.active).value, this.t));
  }

  /** Takes the value typed into the active cell, then moves by so many rows and columns. */
  private commit(value: string, rows: number, columns: number): void {
    const { sheet } = this;
    if (!sheet) return;
    const now = sheet.cell(this.active).value;
    const wanted = value.trim();
    if (wanted !== shownValue(now, this.t)) this.set([this.editAt(sheet, this.active, wanted)]);
    const to =
      columns === 0 ? moved(this.active, rows, 0, sheet) : tabbed(this.active, columns > 0 ? 1 : -1, sheet);
    this.select({ active: to, corner: to });
  }

  private editAt(
    { rows, columns }: AttributesSheet,
    { row, column }: CellPlace,
    value: string,
  ): AttributeEdit {
    return { source: rows[row]!.source, attribute: columns[column]!.name, value };
  }

  private clear(): void {
    const { sheet } = this;
    if (sheet) this.set(pasted([['']], this.state.selection, sheet));
  }

  private paste(text: string): void {
    const { sheet } = this;
    if (!sheet || sheet.columns.length === 0) return;
    const rows = readBlock(text);
    this.set(pasted(rows, this.state.selection, sheet));
    const { from } = blockOf(this.state.selection);
    if (rows.length === 1 && rows[0]!.length === 1) return;
    const width = Math.max(...rows.map(row => row.length));
    this.select({ active: from, corner: moved(from, rows.length - 1, width - 1, sheet) });
  }

  private copy(event: ClipboardEvent): void {
    const { sheet } = this;
    if (!sheet || sheet.columns.length === 0) return;
    const { from, to } = blockOf(this.state.selection);
    const rows: string[][] = [];
    for (let row = from.row; row <= to.row; row++) {
      const cells: string[] = [];
      for (let column = from.column; column <= to.column; column++)
        cells.push(shownValue(sheet.cell({ row, column }).value, this.t));
      rows.push(cells);
    }
    event.clipboardData?.setData('text/plain', writeBlock(rows));
    event.clipboardData?.setData('text/html', writeBlockHtml(rows));
    event.preventDefault();
  }

  private set(cells: readonly AttributeEdit[]): void {
    if (cells.length === 0) return;
    this.sent++;
    for (const { source, attribute, value } of cells)
      this.typed.set(cellKey(source, attribute), { value, change: this.sent });
    this.host.ask({ type: 'change', change: { kind: 'set', cells } });
    this.render();
  }

  private renameColumn(column: number): void {
    const found = this.sheet?.columns[column];
    if (found && found.files.length > 0) this.host.ask({ type: 'renameColumn', attribute: found.name });
  }

  private removeColumn(column: number): void {
    const found = this.sheet?.columns[column];
    if (!found) return;
    if (found.files.length > 0) {
      this.host.ask({ type: 'removeColumn', attribute: found.name });
      return;
    }
    this.keep({ added: this.state.added.filter(name => name !== found.name) });
    this.render();
  }

  private openSource(row: number): void {
    const path = this.sheet?.rows[row]?.source;
    if (path !== undefined) this.host.ask({ type: 'openFile', path });
  }

  private nextProblem(): void {
    const { sheet } = this;
    const next = sheet && nextProblem(sheet, this.active);
    if (next) this.select({ active: next, corner: next });
  }

  /** Brings everything on the page up to date. */
  private render(): void {
    const { sheet, t } = this;
    const usable = sheet !== undefined && sheet.rows.length > 0 && sheet.columns.length > 0;
    const appeared = usable && this.grid.dom.hidden;
    this.grid.dom.hidden = !usable;
    this.bar.dom.hidden = sheet === undefined;
    this.empty.hidden = usable;
    this.bar.update(usable, usable ? countProblems(sheet) : 0);
    const notice =
      this.notice ??
      (sheet?.rows.length === 0
        ? [t('No sources'), t('The project has no texts yet.')]
        : [
            t('No attributes yet'),
            t('Add one, such as the day of issue or the issuing body, or import a CSV file.'),
          ]);
    this.empty.replaceChildren(
      ...(sheet || this.notice ? [element('h2', {}, notice[0]!), element('p', {}, notice[1]!)] : []),
    );
    if (!usable) {
      setText(this.status, '');
      return;
    }
    const within = (place: CellPlace) => moved(place, 0, 0, sheet);
    const { active, corner } = this.state.selection;
    this.state = { ...this.state, selection: { active: within(active), corner: within(corner) } };
    this.grid.update(sheet, this.state.selection);
    this.showEditor();
    // Only now does a cell exist to type into.
    if (appeared && document.hasFocus()) this.editor.focus();
  }

  /** Places the input field over the active cell, and announces the cell. */
  private showEditor(): void {
    const { sheet, t } = this;
    if (!sheet || this.grid.dom.hidden) return;
    const place = this.grid.select(this.state.selection);
    if (place) this.editor.moveTo(place);
    const { spoken, status } = announcePlace(sheet, this.active, t);
    this.editor.describe(spoken);
    setText(this.status, status);
  }
}
