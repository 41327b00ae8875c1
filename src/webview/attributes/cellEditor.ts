import { element } from '../dom';

/** What the field tells the page. */
export interface CellEditorPort {
  /** A key pressed while nothing is being typed. */
  key(event: KeyboardEvent): void;
  /** Accepts the typed value, then moves by so many rows or columns. */
  commit(value: string, rows: number, columns: number): void;
  /** Typing was cancelled. */
  leave(): void;
  copy(event: ClipboardEvent): void;
  cut(event: ClipboardEvent): void;
  paste(text: string): void;
}

/**
 * The input field over the active cell. It always has the focus, even while invisible: otherwise an input method, with
 * which Chinese is typed, has nowhere to begin.
 */
export class CellEditor {
  readonly dom = element('input', { class: 'cell-editor', spellcheck: 'false', autocomplete: 'off' });
  /** Editing began by typing, which replaced the value. Then arrow keys leave the cell, as in spreadsheets. */
  private replacing = false;
  private editing = false;

  constructor(private readonly port: CellEditorPort) {
    const { dom } = this;
    dom.addEventListener('keydown', event => this.press(event));
    dom.addEventListener('compositionstart', () => this.typeOver());
    dom.addEventListener('input', event => this.take(event as InputEvent));
    dom.addEventListener('blur', () => this.accept());
    for (const name of ['copy', 'cut', 'paste'] as const) {
      dom.addEventListener(name, event => {
        if (this.editing) return;
        event.preventDefault();
        if (name === 'paste') port.paste(event.clipboardData?.getData('text/plain') ?? '');
        else port[name](event);
      });
    }
  }

  get isEditing(): boolean {
    return this.editing;
  }

  focus(): void {
    if (document.activeElement !== this.dom) this.dom.focus({ preventScroll: true });
  }

  /** Starts editing a value, with the cursor at its end. */
  begin(value: string): void {
    this.dom.value = value;
    this.replacing = false;
    this.show(true);
    this.focus();
    this.dom.setSelectionRange(value.length, value.length);
  }

  /** Accepts the typed value and stays in the cell. */
  accept(): void {
    if (this.editing) this.finish(0, 0);
  }

  moveTo({ x, y, width, height }: DOMRectReadOnly): void {
    const { style } = this.dom;
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
  }

  /** Label of the cell for screen readers. */
  describe(text: string): void {
    this.dom.setAttribute('aria-label', text);
  }

  /** On Ctrl+Z, VS Code also undoes earlier input in the field. The text that then appears was not typed into this cell. */
  private take({ inputType }: InputEvent): void {
    if (!this.editing && inputType.startsWith('history')) this.dom.value = '';
    else this.typeOver();
  }

  private typeOver(): void {
    if (this.editing) return;
    this.replacing = true;
    this.show(true);
  }

  private show(editing: boolean): void {
    this.editing = editing;
    this.dom.classList.toggle('editing', editing);
    if (!editing) this.dom.value = '';
  }

  private finish(rows: number, columns: number): void {
    const { value } = this.dom;
    this.show(false);
    this.port.commit(value, rows, columns);
  }

  private press(event: KeyboardEvent): void {
    // The keys belong to the input method.
    if (event.isComposing || event.keyCode === 229) return;
    if (!this.editing) {
      this.port.key(event);
      return;
    }
    const step = this.stepOf(event);
    if (event.key === 'Escape') {
      this.show(false);
      this.port.leave();
    } else if (step) this.finish(...step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private stepOf({ key, shiftKey }: KeyboardEvent): [rows: number, columns: number] | undefined {
    if (key === 'Enter') return [shiftKey ? -1 : 1, 0];
    if (key === 'Tab') return [0, shiftKey ? -1 : 1];
    if (!this.replacing) return undefined;
    if (key === 'ArrowDown') return [1, 0];
    if (key === 'ArrowUp') return [-1, 0];
    if (key === 'ArrowRight') return [0, 1];
    return key === 'ArrowLeft' ? [0, -1] : undefined;
  }
}
