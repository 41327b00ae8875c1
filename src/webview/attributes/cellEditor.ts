import { element } from '../dom';

/** What the field tells the page. */
export interface CellEditorPort {
  /** A key that is not for the text, while nothing is being typed. */
  key(event: KeyboardEvent): void;
  /** What was typed holds; then on by so many rows or columns. */
  commit(value: string, rows: number, columns: number): void;
  /** Typing was given up. */
  leave(): void;
  copy(event: ClipboardEvent): void;
  cut(event: ClipboardEvent): void;
  paste(text: string): void;
}

/**
 * The field over the active cell. It always has the focus, also while it cannot be seen: only so does an input method, with
 * which Chinese is typed, have somewhere to begin.
 */
export class CellEditor {
  readonly dom = element('input', { class: 'cell-editor', spellcheck: 'false', autocomplete: 'off' });
  /** Begun by typing, which replaces what was there: arrows then leave the cell, as in spreadsheets. */
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

  /** Takes a value to be edited; the cursor stands after it. */
  begin(value: string): void {
    this.dom.value = value;
    this.replacing = false;
    this.show(true);
    this.focus();
    this.dom.setSelectionRange(value.length, value.length);
  }

  /** Takes over what is being typed, and stays in the cell. */
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

  /** What screen readers say of the cell. */
  describe(text: string): void {
    this.dom.setAttribute('aria-label', text);
  }

  /**
   * VS Code, told of Ctrl+Z, undoes what was typed into a field, too, though that was taken over long ago: what then is in the
   * field nobody has typed into this cell.
   */
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
