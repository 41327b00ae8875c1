import type { Translate } from '../../core/base/l10n';
import type { CodeForm, CodeFormValues, FromCodeForm, Passage, ToCodeForm } from '../../protocol';
import { element, setText } from '../dom';
import { asFields, isText } from '../fields';
import type { Host } from '../host';
import { colorField, KeywordsField, shapeField, type TextField, textField } from './fields';

/** The page: a form of one code, with passages that are coded with it beside it. */
export class CodeApp {
  private form: CodeForm | undefined;
  private fields: ReadonlyMap<'name' | 'definition' | 'include' | 'exclude', TextField> = new Map();
  private theme:
    | {
        readonly short: TextField;
        readonly color: TextField;
        readonly shape: TextField;
        readonly keywords: KeywordsField;
      }
    | undefined;

  private readonly heading = element('h1');
  private readonly above = element('p', { class: 'above' });
  private readonly body = element('div', { class: 'fields' });
  private readonly examples = element('section', { class: 'examples' });
  private readonly state = element('p', { class: 'left', role: 'status' });
  private readonly apply: HTMLButtonElement;
  private readonly reset: HTMLButtonElement;
  private readonly columns: HTMLElement;
  private readonly dom: HTMLElement;

  constructor(
    private readonly host: Host<FromCodeForm, ToCodeForm>,
    private readonly t: Translate,
  ) {
    this.apply = element('button', { class: 'primary', type: 'submit' }, t('Write to codebook.yaml'));
    this.reset = element(
      'button',
      { class: 'option', type: 'button', onclick: () => this.form && this.fill(this.form.values) },
      t('Reset'),
    );
    const form = element(
      'form',
      {
        class: 'choices',
        'aria-label': t('Code'),
        oninput: () => this.changed(),
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          form.requestSubmit();
        },
        onsubmit: (event: Event) => {
          event.preventDefault();
          if (!this.isSame()) host.ask({ type: 'save', values: this.read() });
        },
      },
      element('div', { class: 'form-foot' }, this.apply, this.reset, this.state),
      this.body,
    );
    this.columns = element('div', { class: 'columns' }, form, this.examples);
    this.dom = element(
      'main',
      {},
      element('div', { class: 'code-page' }, element('header', {}, this.above, this.heading), this.columns),
    );
    this.columns.hidden = true;
  }

  mount(body: HTMLElement): void {
    body.replaceChildren(element('div', { class: 'app' }, this.dom));
    const { code } = asFields(this.host.kept);
    if (isText(code)) this.host.ask({ type: 'show', code });
  }

  receive(message: ToCodeForm): void {
    switch (message.type) {
      case 'code':
        this.show(message.form);
        if (message.focus !== undefined) document.getElementById(`choice-${message.focus}`)?.focus();
        break;
      case 'gone':
      case 'noProject':
        this.form = undefined;
        this.columns.hidden = true;
        setText(this.above, '');
        setText(this.heading, this.t('This code is not in the codebook.'));
        break;
      case 'refused':
        setText(this.state, message.reason);
        break;
    }
  }

  /** What somebody is typing stays, while the codebook says the same of the code. */
  private show(form: CodeForm): void {
    const old = this.form;
    this.form = form;
    this.columns.hidden = false;
    setText(this.above, form.above.join(' › '));
    setText(this.heading, form.values.name);
    this.showExamples(form);
    if (old?.path !== form.path) {
      this.make(form);
      // What was typed before the tab was hidden.
      const { code, draft } = asFields(this.host.kept);
      this.fill(form.values);
      if (code === form.path && draft !== undefined) this.fill(draft as CodeFormValues);
      return;
    }
    if (JSON.stringify(old.values) !== JSON.stringify(form.values)) this.fill(form.values);
    else this.changed();
  }

  private make(form: CodeForm): void {
    const { t } = this;
    this.fields = new Map([
      ['name', textField('name', t('Name'), t('Name to display.'))],
      ['definition', textField('definition', t('Definition'), t('What the code means.'), 3)],
      ['include', textField('include', t('Include'), t('What to code with it.'), 2)],
      ['exclude', textField('exclude', t('Exclude'), t('What not to code with it.'), 2)],
    ]);
    const changed = () => this.changed();
    this.theme = form.values.theme && {
      short: textField('short', t('Short heading'), t('Narrow heading of the table, such as ①.')),
      color: colorField(form.palette, changed, t),
      shape: shapeField(form.shapes, t),
      keywords: new KeywordsField(changed, t),
    };
    const { name, ...texts } = Object.fromEntries(this.fields) as Record<string, TextField>;
    this.body.replaceChildren(
      name!.dom,
      ...(this.theme ? [this.theme.short.dom, this.theme.color.dom, this.theme.shape.dom] : []),
      ...Object.values(texts).map(({ dom }) => dom),
      ...(this.theme ? [this.theme.keywords.dom] : []),
    );
  }

  private fill(values: CodeFormValues): void {
    for (const [name, field] of this.fields) field.value = values[name];
    const { theme } = this;
    if (theme && values.theme) {
      theme.short.value = values.theme.short;
      theme.color.value = values.theme.color;
      theme.shape.value = values.theme.shape;
      theme.keywords.show(values.theme.keywords, this.form?.notes ?? {});
    }
    this.changed();
  }

  private read(): CodeFormValues {
    const text = (name: 'name' | 'definition' | 'include' | 'exclude') => this.fields.get(name)?.value ?? '';
    const { theme } = this;
    return {
      name: text('name'),
      definition: text('definition'),
      include: text('include'),
      exclude: text('exclude'),
      ...(theme && {
        theme: {
          short: theme.short.value,
          color: theme.color.value,
          shape: theme.shape.value,
          keywords: theme.keywords.read(),
        },
      }),
    };
  }

  private isSame(): boolean {
    return JSON.stringify(this.read()) === JSON.stringify(this.form?.values);
  }

  private changed(): void {
    const { form, t } = this;
    if (!form) return;
    const values = this.read();
    const isSame = this.isSame();
    const isWhole = values.name !== '' && (values.theme?.keywords.every(({ term }) => term !== '') ?? true);
    this.apply.disabled = isSame || !isWhole;
    this.reset.disabled = isSame;
    setText(
      this.state,
      isSame
        ? t('Matches the codebook.')
        : isWhole
          ? t('Not written yet.')
          : t('Enter a name, and no empty keyword.'),
    );
    this.host.keep({ code: form.path, ...(!isSame && { draft: values }) });
    this.host.ask({ type: 'draft', ...(!isSame && { values }) });
  }

  private showExamples({ examples, passages }: CodeForm): void {
    const { t } = this;
    const more = passages - examples.length;
    this.examples.replaceChildren(
      element('h2', {}, passages === 1 ? t('1 coded passage') : t('{0} coded passages', passages)),
      ...examples.map(passage => this.example(passage)),
      ...(more > 0 ? [element('p', { class: 'count' }, t('and {0} more', more))] : []),
      ...(passages === 0
        ? [element('p', { class: 'count' }, t('Passages coded with it appear here, as examples.'))]
        : []),
    );
  }

  private example({ source, label, range, pieces }: Passage): HTMLElement {
    return element(
      'button',
      { class: 'example', onclick: () => this.host.ask({ type: 'open', source, range }) },
      element('span', { class: 'source' }, `${label} · ${range.line}`),
      ...pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text)),
    );
  }
}
