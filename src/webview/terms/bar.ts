import type { Translate } from '../../core/base/l10n';
import type { ConcordanceOrder, TermMeasure, TermsQuery, ToTerms } from '../../protocol';
import { element } from '../dom';
import { choice } from '../toolbar';
import { offeredMeasures, type TermsState } from './state';

/** What the bar asks of the page around it. */
export interface BarPort {
  show(query: TermsQuery): void;
  setOrder(order: ConcordanceOrder): void;
}

/** The bar: a field for a term, the theme and measure of candidates, and the order of lines. */
export class TermsBar {
  private readonly input: HTMLInputElement;
  private readonly theme: HTMLSelectElement;
  private readonly measure: HTMLSelectElement;
  private readonly order;
  readonly dom: HTMLElement;

  constructor(
    private readonly port: BarPort,
    private readonly t: Translate,
  ) {
    const term = t('Keyword in context: any term');
    this.input = element('input', { type: 'search', placeholder: term, 'aria-label': term });
    const form = element('form', {}, this.input);
    form.addEventListener('submit', event => {
      event.preventDefault();
      const typed = this.input.value.trim();
      if (typed !== '') port.show({ of: 'term', term: typed });
    });
    const ask = () => this.ask();
    this.theme = element('select', { 'aria-label': t('Candidates for'), onchange: ask });
    this.measure = element(
      'select',
      { 'aria-label': t('Measure'), onchange: ask },
      ...offeredMeasures.map(each => element('option', { value: each }, nameOf(each, t))),
    );
    this.order = choice<ConcordanceOrder>(
      t('Sort by'),
      { left: t('Left context'), right: t('Right context'), source: t('Source') },
      order => port.setOrder(order),
      {
        left: t('By left context'),
        right: t('By right context'),
        source: t('By source and place'),
      },
    );
    const button = element('button', { class: 'action', onclick: ask }, t('Candidates'));
    this.dom = element(
      'header',
      { class: 'bar' },
      form,
      element('div', { class: 'tools' }, this.theme, this.measure, button),
      element('div', { class: 'tools' }, this.order.dom),
    );
  }

  /** Sets the themes; the choice stays. */
  setThemes(themes: Extract<ToTerms, { type: 'project' }>['themes']): void {
    const chosen = this.theme.value;
    this.theme.replaceChildren(
      element('option', { value: '' }, this.t('The whole corpus')),
      ...themes.map(({ id, name }) => element('option', { value: id }, name)),
    );
    this.theme.value = themes.some(({ id }) => id === chosen) ? chosen : '';
  }

  update({ query, order }: TermsState): void {
    this.order.select(order);
    if (query?.of === 'term') this.input.value = query.term;
    if (query?.of !== 'candidates') return;
    this.theme.value = query.theme ?? '';
    this.measure.value = query.measure;
  }

  private ask(): void {
    const theme = this.theme.value;
    const measure = this.measure.value as TermMeasure;
    this.port.show({ of: 'candidates', measure, ...(theme !== '' && { theme }) });
  }
}

function nameOf(measure: TermMeasure, t: Translate): string {
  switch (measure) {
    case 'frequency':
      return t('Word frequency: most often');
    case 'tfidf':
      return t('TF-IDF: stressed by some sources');
    case 'textrank':
      return t('TextRank: central terms');
    case 'newword':
      return t('New words: in no dictionary');
    case 'collocate':
      return t('Collocates: beside keywords');
    case 'typical':
      return t('Typical: of coded passages');
  }
}
