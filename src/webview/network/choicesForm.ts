import type { Translate } from '../../core/l10n';
import type { NetworkChoices, Overview } from '../../protocol';
import { element, setText } from '../dom';

/** What the form asks of the view around it. */
export interface ChoicesPort {
  preview(choices: NetworkChoices): void;
  apply(choices: NetworkChoices): void;
}

interface Field {
  readonly dom: HTMLElement;
  show(choices: NetworkChoices): void;
  /** What is chosen; `undefined` where what is typed is none. */
  read(): Partial<NetworkChoices> | undefined;
}

type NumberName =
  | 'minFrequency'
  | 'topNodes'
  | 'significance'
  | 'minWeight'
  | 'backbone'
  | 'topEdges'
  | 'kCore'
  | 'resolution'
  | 'seed';

const measures = [
  'count',
  'jaccard',
  'ochiai',
  'dice',
  'inclusion',
  'pmi',
  'npmi',
  'association',
  'logLikelihood',
] as const;

/** How the network is made, choice by choice: each with what it means, and how much would be left. */
export class ChoicesForm {
  private readonly body = element('div', { class: 'fields' });
  private readonly left = element('p', { class: 'left', role: 'status' });
  private readonly buttons: readonly HTMLButtonElement[];
  readonly dom: HTMLFormElement;
  private fields: readonly Field[] = [];
  private inForce: NetworkChoices | undefined;
  private asked = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly port: ChoicesPort,
    private readonly t: Translate,
  ) {
    const apply = element('button', { class: 'primary', type: 'submit' }, t('Write to corpus.yaml'));
    const reset = element(
      'button',
      { class: 'option', type: 'button', onclick: () => this.reset() },
      t('Reset'),
    );
    this.buttons = [apply, reset];
    this.dom = element(
      'form',
      {
        class: 'choices',
        'aria-label': t('How the network is made'),
        oninput: () => this.changed(),
        onsubmit: (event: Event) => {
          event.preventDefault();
          const choices = this.read();
          if (choices) port.apply(choices);
        },
      },
      element('div', { class: 'form-foot' }, apply, reset, this.left),
      this.body,
    );
  }

  /** Shows what is in force; what somebody is changing stays, while the file says the same. */
  update(choices: NetworkChoices, { themes }: Overview): void {
    if (JSON.stringify(choices) === JSON.stringify(this.inForce)) return;
    this.inForce = choices;
    this.fields = this.make(themes);
    this.body.replaceChildren(...this.fields.map(({ dom }) => dom));
    this.reset();
  }

  /** Says how much choices leave, unless others have been made since; `null` = not known. */
  showLeft(choices: NetworkChoices, left: { readonly nodes: number; readonly edges: number } | null): void {
    if (JSON.stringify(choices) !== this.asked) return;
    const { t } = this;
    setText(
      this.left,
      left
        ? t('Would leave {0} nodes and {1} edges.', left.nodes, left.edges)
        : t('How much is left is known once it is applied: texts are cut into other units first.'),
    );
  }

  private reset(): void {
    if (!this.inForce) return;
    for (const field of this.fields) field.show(this.inForce);
    this.changed();
  }

  private read(): NetworkChoices | undefined {
    let choices = this.inForce;
    for (const field of this.fields) {
      const part = field.read();
      if (!part) return undefined;
      choices = choices && { ...choices, ...part };
    }
    return choices;
  }

  private changed(): void {
    const choices = this.read();
    const isSame = JSON.stringify(choices) === JSON.stringify(this.inForce);
    for (const button of this.buttons) button.disabled = choices === undefined || isSame;
    clearTimeout(this.timer);
    this.asked = JSON.stringify(choices ?? null);
    if (!choices) setText(this.left, this.t('Something here is no number that fits.'));
    else if (isSame) setText(this.left, this.t('This is in force.'));
    else this.timer = setTimeout(() => this.port.preview(choices), 200);
  }

  private make(themes: Overview['themes']): readonly Field[] {
    const { t } = this;
    return [
      this.select(
        'nodes',
        t('Nodes'),
        t(
          'What the nodes are: keywords, as the machine finds them (the default); or codes, as people gave them to passages.',
        ),
        {
          keywords: t('keywords'),
          codes: t('codes'),
        },
      ),
      this.unit(),
      this.select(
        'counting',
        t('Counting'),
        t(
          'What a pair counts. units: the units that hold both (the default). products: in each unit, how often the one stands there times how often the other does.',
        ),
        {
          units: t('units that hold both'),
          products: t('products of hits'),
        },
      ),
      this.select(
        'measure',
        t('Measure'),
        t(
          'Weight of a pair: number of units that hold both (by window or by products: of pairs of hits), or an association measure of it.',
        ),
        Object.fromEntries(
          measures.map(measure => [measure, measure === 'count' ? t('count') : measure]),
        ) as Record<NetworkChoices['measure'], string>,
      ),
      this.number('minWeight', t('Least weight'), t('Pairs that weigh less are left out.'), 0, 'any'),
      this.number(
        'topEdges',
        t('Heaviest edges'),
        t('Keep only so many edges, the heaviest ones, and those that tie with the last.'),
        1,
        '1',
        true,
      ),
      this.number(
        'significance',
        t('Significance'),
        t(
          'Keep only pairs that stand together more often than by chance: hypergeometric test, false discovery rate at this level (Benjamini-Hochberg), such as 0.05.',
        ),
        0,
        'any',
        true,
      ),
      this.number(
        'backbone',
        t('Backbone'),
        t(
          'Keep only the backbone: edges that the disparity filter finds heavy for one of their ends at this level, such as 0.05.',
        ),
        0,
        'any',
        true,
      ),
      this.number(
        'kCore',
        t('k-core'),
        t('Keep only the k-core: nodes with so many neighbours that are in it, too.'),
        1,
        '1',
        true,
      ),
      this.number(
        'minFrequency',
        t('Least frequency'),
        t('Nodes that occur less often are left out.'),
        1,
        '1',
      ),
      this.number(
        'topNodes',
        t('Most frequent nodes'),
        t('Keep only so many nodes, the most frequent ones, and those that tie with the last.'),
        1,
        '1',
        true,
      ),
      this.themes(themes),
      this.groups(themes),
      this.number(
        'resolution',
        t('Resolution'),
        t('Resolution of the modularity: higher gives more and smaller communities.'),
        0,
        'any',
      ),
      this.number('seed', t('Seed'), t('Seed of communities and layout.'), undefined, '1'),
    ];
  }

  private select<K extends 'nodes' | 'counting' | 'measure'>(
    name: K,
    label: string,
    explanation: string,
    options: Readonly<Record<NetworkChoices[K], string>>,
  ): Field {
    const input = element(
      'select',
      { id: `choice-${name}`, 'aria-describedby': `about-${name}` },
      ...Object.entries<string>(options).map(([value, text]) => element('option', { value }, text)),
    );
    return {
      dom: labelled(name, label, explanation, input),
      show: choices => {
        input.value = choices[name];
      },
      read: () => ({ [name]: input.value }),
    };
  }

  private number(
    name: NumberName,
    label: string,
    explanation: string,
    min: number | undefined,
    step: string,
    optional = false,
  ): Field {
    const input = element('input', {
      id: `choice-${name}`,
      type: 'number',
      min,
      step,
      'aria-describedby': `about-${name}`,
      ...(optional && { placeholder: this.t('all') }),
    });
    const isLevel = name === 'significance' || name === 'backbone';
    return {
      dom: labelled(name, label, explanation, input),
      show: choices => {
        const value = choices[name];
        input.value = value === null ? '' : String(value);
      },
      read: () => {
        const isEmpty = input.value === '' && !input.validity.badInput;
        const value = isEmpty ? null : Number(input.value);
        const fits =
          value === null
            ? optional
            : input.validity.valid &&
              !((isLevel || name === 'resolution') && value <= 0) &&
              !(isLevel && value >= 1);
        input.setAttribute('aria-invalid', String(!fits));
        return fits ? { [name]: value } : undefined;
      },
    };
  }

  private unit(): Field {
    const { t } = this;
    const input = element(
      'select',
      { id: 'choice-unit', 'aria-describedby': 'about-unit' },
      element('option', { value: 'sentence' }, t('sentence')),
      element('option', { value: 'paragraph' }, t('paragraph')),
      element('option', { value: 'section' }, t('section')),
      element('option', { value: 'document' }, t('document')),
      element('option', { value: 'window' }, t('window of characters')),
    );
    const width = element('input', {
      type: 'number',
      min: 2,
      step: 1,
      'aria-label': t('Characters of the window'),
    });
    const showWidth = () => {
      width.hidden = input.value !== 'window';
      if (!width.hidden && width.value === '') width.value = '50';
    };
    input.addEventListener('input', showWidth);
    return {
      dom: labelled(
        'unit',
        t('Unit'),
        t(
          'Span in which two keywords co-occur: a sentence, a paragraph, a section, a document, or a window of so many characters.',
        ),
        input,
        width,
      ),
      show: ({ unit, window }) => {
        input.value = window === null ? unit : 'window';
        width.value = window === null ? '' : String(window);
        showWidth();
      },
      read: () => {
        if (input.value !== 'window') return { unit: input.value as NetworkChoices['unit'], window: null };
        const fits = width.validity.valid && width.value !== '';
        width.setAttribute('aria-invalid', String(!fits));
        return fits ? { unit: 'paragraph', window: Number(width.value) } : undefined;
      },
    };
  }

  private themes(themes: Overview['themes']): Field {
    const { t } = this;
    const boxes = themes.map(({ id, name }) => {
      const box = element('input', { type: 'checkbox', value: id });
      return { id, box, dom: element('label', {}, box, name) };
    });
    return {
      dom: grouped(
        t('Left out'),
        t('Ids of themes whose nodes are left out.'),
        ...boxes.map(({ dom }) => dom),
      ),
      show: ({ without }) => {
        for (const { id, box } of boxes) box.checked = without.includes(id);
      },
      read: () => ({ without: boxes.filter(({ box }) => box.checked).map(({ id }) => id) }),
    };
  }

  /** For each theme the name of the group it is merged into. */
  private groups(themes: Overview['themes']): Field {
    const { t } = this;
    const rows = themes.map(({ id, name }) => {
      const input = element('input', { type: 'text', placeholder: t('on its own') });
      return { id, input, dom: element('label', { class: 'merge' }, name, input) };
    });
    return {
      dom: grouped(
        t('Merged themes'),
        t('Themes with the same name here are one in the picture.'),
        ...rows.map(({ dom }) => dom),
      ),
      show: ({ groups }) => {
        for (const { id, input } of rows)
          input.value = groups.find(group => group.themes.includes(id))?.name ?? '';
      },
      read: () => {
        const groups = new Map<string, string[]>();
        for (const { id, input } of rows) {
          const name = input.value.trim();
          if (name !== '') groups.set(name, [...(groups.get(name) ?? []), id]);
        }
        return { groups: [...groups].map(([name, members]) => ({ name, themes: members })) };
      },
    };
  }
}

function labelled(
  name: string,
  label: string,
  explanation: string,
  ...inputs: readonly HTMLElement[]
): HTMLElement {
  return element(
    'div',
    { class: 'field' },
    element('label', { for: `choice-${name}` }, label),
    element('div', { class: 'inputs' }, ...inputs),
    element('p', { id: `about-${name}` }, explanation),
  );
}

function grouped(legend: string, explanation: string, ...inputs: readonly HTMLElement[]): HTMLElement {
  return element(
    'fieldset',
    { class: 'field' },
    element('legend', {}, legend),
    element('div', { class: 'inputs' }, ...inputs),
    element('p', {}, explanation),
  );
}
