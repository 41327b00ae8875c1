import type { Translate } from '../../core/base/l10n';
import type {
  AgreementAsk,
  AgreementPart,
  AgreementQuery,
  FromWebview,
  Overview,
  ShownAgreement,
} from '../../protocol';
import { element, setText } from '../dom';
import type { UiState } from '../state';
import { choice } from '../toolbar';
import type { AgreementSettings } from './settings';
import { agreementTable } from './tableView';

/** What the tab asks of the page around it. */
export interface AgreementTabPort {
  ask(message: FromWebview): void;
  show(query: AgreementQuery, byKey: boolean): void;
  /** The user changed a setting; `update` tells the tab. */
  set(change: { readonly agreement: AgreementSettings }): void;
}

/** The agreement tab: figures of coders, by theme, together, of passages, by code, pair, source and group; and the method. */
export class AgreementTab {
  private readonly parts;
  private readonly coders = element('div', { class: 'tick-list' });
  private readonly unit: HTMLSelectElement;
  private readonly by: HTMLSelectElement;
  private readonly columns = element('div', { class: 'tick-list' });
  private readonly columnsMenu: HTMLDetailsElement;
  private readonly summary = element('p', { class: 'summary' });
  private readonly work = element('div', { class: 'work', role: 'status' });
  private readonly notes = element('div', { class: 'remarks' });
  private readonly tables = element('div', {});
  readonly tools: HTMLElement;
  readonly dom: HTMLElement;
  private settings: AgreementSettings;
  private shown: ShownAgreement | undefined;
  /** What the tables on the page were made from. */
  private made: readonly unknown[] = [];
  /** Which of the numbers was opened last. */
  private opened = 0;
  private asked: { readonly of: Overview; readonly ask: string } | undefined;

  constructor(
    state: UiState,
    private readonly port: AgreementTabPort,
    private readonly t: Translate,
  ) {
    this.settings = state.agreement;
    this.parts = choice<AgreementPart>(
      t('Part'),
      {
        themes: t('By theme'),
        together: t('All together'),
        passages: t('Passages'),
        codes: t('By code'),
        pairs: t('By pair'),
        sources: t('By source'),
        groups: t('By group'),
        method: t('Method'),
      },
      part => this.change({ part }),
    );
    this.unit = select(t('Unit'), unit => this.askFor({ unit: unit as ShownAgreement['unit'] }));
    this.by = select(t('Groups by'), by => this.askFor(by === '' ? { by: undefined } : { by }));
    this.columnsMenu = menu(t('Columns'), this.columns);
    this.tools = element(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': t('Agreement') },
      this.parts.dom,
      menu(t('Coders'), this.coders),
      this.unit,
      this.by,
      this.columnsMenu,
      element(
        'button',
        {
          class: 'option',
          onclick: () => port.ask({ type: 'exportAgreement', ask: this.settings.ask }),
        },
        t('Export…'),
      ),
    );
    this.dom = element(
      'div',
      { class: 'agreement scroller', 'data-pane': 'agreement', tabindex: 0, role: 'region' },
      this.summary,
      this.work,
      this.notes,
      this.tables,
    );
    this.dom.setAttribute('aria-label', t('Agreement'));
  }

  update(state: UiState, overview: Overview): void {
    this.settings = state.agreement;
    const ask = JSON.stringify(state.agreement.ask);
    if (this.asked?.of !== overview || this.asked.ask !== ask) {
      this.asked = { of: overview, ask };
      this.port.ask({ type: 'agreement', ask: state.agreement.ask });
    }
    this.render();
  }

  receive(shown: ShownAgreement): void {
    // The answer to a question that is no longer asked.
    if (JSON.stringify(shown.ask) !== this.asked?.ask) return;
    this.shown = shown;
    this.render();
  }

  /** Moves the focus to the number whose passages were opened last. */
  takeFocus(): void {
    (this.numbers[this.opened] ?? this.dom).focus();
  }

  /** Everything that opens what it rests on. */
  private get numbers(): readonly HTMLElement[] {
    return [...this.tables.querySelectorAll<HTMLElement>('button.rests')];
  }

  private change(change: Partial<AgreementSettings>): void {
    this.port.set({ agreement: { ...this.settings, ...change } });
  }

  private askFor(change: { readonly [K in keyof AgreementAsk]?: AgreementAsk[K] | undefined }): void {
    const { coders, unit, by } = { ...this.settings.ask, ...change };
    this.change({
      ask: { ...(coders && { coders }), ...(unit && { unit }), ...(by !== undefined && { by }) },
    });
  }

  private render(): void {
    const { shown, t } = this;
    if (!shown) {
      setText(this.summary, t('Comparing the coders…'));
      return;
    }
    const { page, coders } = shown;
    // What is asked for by now, though the answer may still be that to another question.
    const { ask } = this.settings;
    const compared = ask.coders ?? shown.compared;
    const has = (part: AgreementPart) => page.tables.some(table => table.part === part);
    const part = has(this.settings.part) ? this.settings.part : 'themes';
    this.parts.select(part);
    for (const button of this.parts.dom.querySelectorAll<HTMLButtonElement>('button'))
      button.hidden = !has(button.dataset.value as AgreementPart);
    fill(
      this.unit,
      shown.units.map(({ id, name }) => [id, name]),
      ask.unit ?? shown.unit,
    );
    fill(
      this.by,
      [['', t('No groups')], ...shown.attributes.map(name => [name, name] as const)],
      ask.by ?? '',
    );
    this.by.hidden = shown.attributes.length === 0;
    boxes(this.coders, coders, compared, chosen =>
      this.askFor({ coders: chosen.length > 0 ? chosen : undefined }),
    );
    const tables = page.tables.filter(table => table.part === part);
    this.renderColumns(tables);
    this.renderWork(shown);
    setText(this.summary, shown.isBlind ? '' : page.summary);
    this.notes.replaceChildren(
      ...(shown.isBlind
        ? [
            element('h2', {}, t('You are coding blind')),
            element(
              'p',
              {},
              t(
                'The work of the others is hidden, and so is how far you agree with them. Show it with the command "Toggle Blind Coding".',
              ),
            ),
          ]
        : [
            ...(page.isEmpty ? [element('h2', {}, t('Nothing can be compared yet'))] : []),
            ...page.notes.map(note => element('p', {}, note)),
            ...(page.isEmpty || part === 'themes'
              ? [
                  element(
                    'p',
                    {},
                    t(
                      'A unit is compared if two coders have coded the theme in its source, reviewed it there, or read the source for all themes.',
                    ),
                  ),
                ]
              : []),
          ]),
    );
    this.renderTables(shown.isBlind ? [] : tables, [page, part, this.settings.turned]);
  }

  /** Makes the tables anew where they are made from something else; the focus stays at its number. */
  private renderTables(tables: ShownAgreement['page']['tables'], from: readonly unknown[]): void {
    if (from.every((each, i) => each === this.made[i])) return;
    const isOther = from[1] !== this.made[1];
    this.made = from;
    const focused = this.numbers.indexOf(document.activeElement as HTMLElement);
    this.tables.replaceChildren(
      ...tables.map(table => agreementTable(table, this.settings.turned, this.tablePort, this.t)),
    );
    if (isOther) this.opened = 0;
    if (focused !== -1) (this.numbers[isOther ? 0 : focused] ?? this.dom).focus();
  }

  private readonly tablePort = {
    show: (query: AgreementQuery, byKey: boolean) => {
      this.opened = Math.max(0, this.numbers.indexOf(document.activeElement as HTMLElement));
      this.port.show(query, byKey);
    },
    copy: (text: string) => void navigator.clipboard.writeText(text),
  };

  private renderColumns(tables: ShownAgreement['page']['tables']): void {
    const columns = [...new Map(tables.flatMap(each => each.columns).map(each => [each.id, each])).values()];
    this.columnsMenu.hidden = columns.length < 2;
    const { turned } = this.settings;
    const shown = columns.filter(({ id, isUsual }) => isUsual !== turned.includes(id));
    const label = new Map(columns.map(each => [each.id, each.label]));
    boxes(
      this.columns,
      columns.map(({ id }) => id),
      shown.map(({ id }) => id),
      chosen => {
        const others = turned.filter(id => !label.has(id));
        const now = columns.filter(({ id, isUsual }) => isUsual !== chosen.includes(id)).map(({ id }) => id);
        this.change({ turned: [...others, ...now] });
      },
      id => label.get(id) ?? id,
    );
  }

  private renderWork({ left, ask }: ShownAgreement): void {
    const { t } = this;
    const cancel = element(
      'button',
      { class: 'option', onclick: () => this.port.ask({ type: 'cancelAgreement' }) },
      t('Cancel'),
    );
    const resume = element(
      'button',
      { class: 'option', onclick: () => this.port.ask({ type: 'agreement', ask }) },
      t('Work Out'),
    );
    const told =
      left === 'intervals'
        ? [t('Working out intervals (1 of 2)…'), cancel]
        : left === 'gamma'
          ? [t('Working out gamma (2 of 2)…'), cancel]
          : left === 'calledOff'
            ? [t('Intervals or gamma are not worked out.'), resume]
            : [];
    const held = this.work.contains(document.activeElement);
    this.work.replaceChildren(...told);
    if (held) (this.work.querySelector('button') ?? this.dom).focus();
  }
}

function select(label: string, choose: (value: string) => void): HTMLSelectElement {
  const made = element('select', { 'aria-label': label, title: label });
  made.addEventListener('change', () => choose(made.value));
  return made;
}

function fill(
  target: HTMLSelectElement,
  options: readonly (readonly [string, string])[],
  chosen: string,
): void {
  const key = JSON.stringify(options);
  if (target.dataset.options !== key) {
    target.dataset.options = key;
    target.replaceChildren(...options.map(([value, label]) => element('option', { value }, label)));
  }
  target.value = chosen;
}

/** A button that opens a list of boxes to tick. */
function menu(label: string, content: HTMLElement): HTMLDetailsElement {
  const made = element(
    'details',
    { class: 'tick-menu' },
    element('summary', { class: 'option' }, label),
    content,
  );
  content.setAttribute('role', 'group');
  content.setAttribute('aria-label', label);
  made.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !made.open) return;
    event.stopPropagation();
    made.open = false;
    made.querySelector('summary')?.focus();
  });
  made.addEventListener('focusout', event => {
    if (event.relatedTarget instanceof Node && !made.contains(event.relatedTarget)) made.open = false;
  });
  return made;
}

/** Boxes to tick; those that are there stay, and keep the focus. */
function boxes(
  target: HTMLElement,
  names: readonly string[],
  ticked: readonly string[],
  choose: (ticked: readonly string[]) => void,
  labelOf: (name: string) => string = String,
): void {
  const inputs = () => [...target.querySelectorAll('input')];
  const key = JSON.stringify(names);
  if (target.dataset.names !== key) {
    target.dataset.names = key;
    target.replaceChildren(
      ...names.map(name =>
        element('label', {}, element('input', { type: 'checkbox', value: name }), labelOf(name)),
      ),
    );
  }
  for (const input of inputs()) {
    input.checked = ticked.includes(input.value);
    input.onchange = () =>
      choose(
        inputs()
          .filter(({ checked }) => checked)
          .map(({ value }) => value),
      );
  }
}
