import type { Translate } from '../../core/base/l10n';
import { limitNames } from '../../core/corpus/networkLimits';
import { measures, nameOfMeasure } from '../../core/measures/measures';
import type { NetworkChoices, Overview } from '../../protocol';
import { element, setText } from '../dom';
import {
  type Field,
  groupsField,
  limitField,
  numberField,
  selectField,
  themesField,
  unitField,
} from './choiceFields';

/** What the form asks of the view around it. */
export interface ChoicesPort {
  preview(choices: NetworkChoices): void;
  apply(choices: NetworkChoices): void;
}

/** The settings of the network, each with its explanation, and the size of the resulting network. */
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

  /** Shows the current settings. Unsaved input stays as long as the file is unchanged. */
  update(choices: NetworkChoices, { themes }: Overview): void {
    if (JSON.stringify(choices) === JSON.stringify(this.inForce)) return;
    this.inForce = choices;
    this.fields = this.make(themes);
    this.body.replaceChildren(...this.fields.map(({ dom }) => dom));
    this.reset();
  }

  /** Shows how much is left under the settings, unless they have changed since; `null` if unknown. */
  showLeft(choices: NetworkChoices, left: { readonly nodes: number; readonly edges: number } | null): void {
    if (JSON.stringify(choices) !== this.asked) return;
    const { t } = this;
    setText(
      this.left,
      left
        ? t('Would leave {0} nodes and {1} edges.', left.nodes, left.edges)
        : t('The result is known after you apply it: texts are first split into other units.'),
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
    if (!choices) setText(this.left, this.t('Enter a valid number.'));
    else if (isSame) setText(this.left, this.t('Matches the current settings.'));
    else this.timer = setTimeout(() => this.port.preview(choices), 200);
  }

  private make(themes: Overview['themes']): readonly Field[] {
    const { t } = this;
    return [
      selectField(
        'nodes',
        t('Nodes'),
        t('Kind of nodes: keywords found by machine, or codes of coded passages.'),
        {
          keywords: t('keywords'),
          codes: t('codes'),
        },
      ),
      unitField(t),
      selectField(
        'counting',
        t('Counting'),
        t(
          'How a pair is counted: by units that contain both, or in each unit by occurrences of the one times occurrences of the other.',
        ),
        {
          units: t('units that contain both'),
          products: t('products of hits'),
        },
      ),
      selectField(
        'measure',
        t('Measure'),
        t(
          'Weight of a pair: number of units that contain both (by window or by products: of pairs of hits), or an association measure of it.',
        ),
        Object.fromEntries(measures.map(measure => [measure, nameOfMeasure(measure, t)])) as Record<
          NetworkChoices['measure'],
          string
        >,
      ),
      ...limitNames.map(name => limitField(name, t)),
      themesField(themes, t),
      groupsField(themes, t),
      numberField(
        'resolution',
        t('Resolution'),
        t('Resolution of the modularity: higher gives more and smaller communities.'),
        { least: 0, above: true },
      ),
      numberField('seed', t('Seed'), t('Seed of communities and layout.'), {
        least: Number.NEGATIVE_INFINITY,
        whole: true,
      }),
    ];
  }
}
