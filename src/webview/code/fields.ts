import type { Translate } from '../../core/base/l10n';
import { nameOfShape } from '../../core/network/picture';
import type { CodeForm, CodeFormValues } from '../../protocol';
import { element, setAttribute } from '../dom';
import { grouped, labelled } from '../formFields';

type ThemeValues = NonNullable<CodeFormValues['theme']>;

/** A field that holds one text. */
export interface TextField {
  readonly dom: HTMLElement;
  value: string;
}

/** A text on one line, or with `rows` on several. */
export function textField(name: string, label: string, explanation: string, rows?: number): TextField {
  const attributes = { id: `choice-${name}`, 'aria-describedby': `about-${name}` };
  const input =
    rows === undefined
      ? element('input', { ...attributes, type: 'text' })
      : element('textarea', { ...attributes, rows });
  const dom = labelled(name, label, explanation, input);
  if (rows !== undefined) dom.classList.add('wide');
  return {
    dom,
    get value() {
      return input.value.trim();
    },
    set value(text) {
      input.value = text;
    },
  };
}

/** The colour: one of the palette, or any other by the browser's own picker. */
export function colorField(palette: readonly string[], changed: () => void, t: Translate): TextField {
  let value = '';
  const own = element('input', {
    id: 'choice-color',
    type: 'color',
    'aria-label': t('Another colour'),
    title: t('Another colour'),
    oninput: () => choose(own.value),
  });
  const buttons = palette.map(color => {
    const button = element('button', {
      class: 'swatch',
      type: 'button',
      title: color,
      'aria-label': color,
      onclick: () => choose(color),
    });
    button.style.setProperty('--swatch', color);
    return { color, button };
  });
  const show = (color: string) => {
    value = color;
    own.value = color;
    for (const each of buttons) setAttribute(each.button, 'aria-pressed', String(each.color === color));
  };
  const choose = (color: string) => {
    show(color);
    changed();
  };
  const row = element('div', { class: 'swatches' }, ...buttons.map(({ button }) => button), own);
  return {
    dom: grouped(t('Colour'), t('In texts, table and network.'), row),
    get value() {
      return value;
    },
    set value(color) {
      show(color);
    },
  };
}

/** The shape of the theme's nodes. */
export function shapeField(shapes: CodeForm['shapes'], t: Translate): TextField {
  const input = element(
    'select',
    { id: 'choice-shape', 'aria-describedby': 'about-shape' },
    ...shapes.map(value => element('option', { value }, nameOfShape(value, t))),
  );
  return {
    dom: labelled('shape', t('Shape'), t("Shape of this theme's nodes in the network."), input),
    get value() {
      return input.value;
    },
    set value(shape) {
      input.value = shape;
    },
  };
}

/** The keywords: each can be changed or removed, others added. */
export class KeywordsField {
  private readonly list = element('div', { class: 'keywords' });
  private readonly more: HTMLInputElement;
  private rows: { readonly was?: string; readonly input: HTMLInputElement }[] = [];
  readonly dom: HTMLElement;

  constructor(
    private readonly changed: () => void,
    private readonly t: Translate,
  ) {
    this.more = element('input', {
      id: 'choice-keywords',
      type: 'text',
      placeholder: t('Add keywords, with commas between them'),
      'aria-label': t('Add keywords, with commas between them'),
      onkeydown: (event: KeyboardEvent) => {
        // An input method ends a word by Enter, too.
        if (event.key !== 'Enter' || event.isComposing || this.more.value.trim() === '') return;
        event.preventDefault();
        this.take();
        changed();
      },
    });
    this.dom = grouped(
      t('Keywords'),
      t('Terms that are highlighted and counted for this theme.'),
      this.list,
      this.more,
    );
    this.dom.classList.add('wide');
  }

  show(keywords: ThemeValues['keywords'], notes: CodeForm['notes']): void {
    this.rows = [];
    this.list.replaceChildren();
    this.more.value = '';
    for (const { was, term } of keywords) this.add(term, was, was === undefined ? undefined : notes[was]);
  }

  read(): ThemeValues['keywords'] {
    const typed = split(this.more.value).map(term => ({ term }));
    const rows = this.rows.map(({ was, input }) => ({
      ...(was !== undefined && { was }),
      term: input.value.trim(),
    }));
    return [...rows, ...typed];
  }

  private take(): void {
    for (const term of split(this.more.value)) this.add(term);
    this.more.value = '';
  }

  private add(term: string, was?: string, note?: string): void {
    const { t } = this;
    const input = element('input', { type: 'text', 'aria-label': t('Keyword'), required: true });
    input.value = term;
    const remove = element(
      'button',
      { class: 'tool', type: 'button', title: t('Remove'), 'aria-label': t('Remove "{0}"', term) },
      '×',
    );
    const row = { ...(was !== undefined && { was }), input };
    const dom = element(
      'div',
      { class: 'keyword' },
      input,
      remove,
      ...(note ? [element('small', {}, note)] : []),
    );
    remove.addEventListener('click', () => {
      this.rows = this.rows.filter(each => each !== row);
      dom.remove();
      this.more.focus();
      this.changed();
    });
    this.rows.push(row);
    this.list.append(dom);
  }
}

function split(list: string): readonly string[] {
  return list
    .split(/[、，,；;]/)
    .map(term => term.trim())
    .filter(term => term !== '');
}
